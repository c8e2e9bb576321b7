import type { InputRefusal } from "../sale-input.rules.ts";
import { identityTexts } from "./identity-texts.rules.ts";

/** Whom a ticket is for, as typed. */
export interface TicketHolderWish {
  readonly name: string;
  readonly idNumber: string;
}

/** What of a market's rules a sale has to keep. */
export interface SaleMarketRules {
  readonly realName: boolean;
  readonly mostPerIdentity: number | null;
}

interface SeatWithHolder {
  readonly holdId: string;
  readonly ordinal: number;
  readonly holder?: TicketHolderWish | null | undefined;
}

/** A number as it is compared and hashed: capitals, without what people put between. */
export function plainNumber(idNumber: string): string {
  return idNumber.replaceAll(/[\s\-()（）]/g, "").toUpperCase();
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Whether a number can be one of a document. Eighteen characters that begin with seventeen digits are a resident
 * identity number, and have to keep its check character (GB 11643-1999, ISO 7064 MOD 11-2); passports and others are
 * 5 to 20 letters and digits.
 */
export function isIdNumber(idNumber: string): boolean {
  const plain = plainNumber(idNumber);
  if (!/^\d{17}[\dX]$/.test(plain)) return /^[A-Z0-9]{5,20}$/.test(plain);
  const sum = weights.reduce((total, weight, index) => total + weight * Number(plain[index]), 0);
  return "10X98765432"[sum % 11] === plain[17];
}

/** What of a number is shown: its last four characters. */
export function endOf(idNumber: string): string {
  return plainNumber(idNumber).slice(-4);
}

/** Why a sale does not say what the market asks; null when it does. */
export function identitiesRefusal(
  rules: SaleMarketRules,
  seats: readonly SeatWithHolder[],
  buyer: { readonly idNumber: string | null; readonly field: string },
): InputRefusal | null {
  if (rules.mostPerIdentity !== null) {
    if (!buyer.idNumber?.trim()) return { reason: identityTexts.numberMissing, field: buyer.field };
    if (!isIdNumber(buyer.idNumber)) return { reason: identityTexts.numberBad, field: buyer.field };
  }
  if (!rules.realName) return null;
  for (const [index, { holder }] of seats.entries()) {
    const field = `seats.${index}.holder`;
    if (!holder?.name.trim() || holder.name.length > 100) {
      return { reason: identityTexts.nameMissing, field: `${field}.name` };
    }
    if (!holder.idNumber.trim()) return { reason: identityTexts.numberMissing, field: `${field}.idNumber` };
    if (!isIdNumber(holder.idNumber)) return { reason: identityTexts.numberBad, field: `${field}.idNumber` };
  }
  return null;
}
