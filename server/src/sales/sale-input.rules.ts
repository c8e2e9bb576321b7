import { saleTexts } from "./sale-texts.rules.ts";

/** Who buys, as typed. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly locale: string;
  /** Number of the buyer's identity document, where the market limits purchases. */
  readonly idNumber?: string | null;
}

export interface InputRefusal {
  readonly reason: { readonly zh: string; readonly en: string };
  /** Path of the input field to mend. */
  readonly field: string;
}

/** A customer at a window, who may leave as little as nothing behind. */
export interface WalkIn {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Number of their identity document, where the market limits purchases. */
  readonly idNumber?: string | null;
  /** Of the house's record of them. */
  readonly customerId?: string | null;
}

const mostSeatsPerOrder = 200;
/** A coach company's, or a whole house's: what staff sell in one order. */
export const mostSeatsOfStaff = 5_000;
const languages = ["zh", "en"];
const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Why these seats cannot be one order; null when they can. */
export function seatsRefusal(
  seats: readonly { readonly holdId: string; readonly ordinal: number }[],
  most = mostSeatsPerOrder,
): InputRefusal | null {
  if (seats.length === 0) return { reason: saleTexts.nothingChosen, field: "seats" };
  if (seats.length > most) return { reason: saleTexts.tooManySeats, field: "seats" };
  const distinct = new Set(seats.map((seat) => `${seat.holdId} ${seat.ordinal}`));
  return distinct.size < seats.length ? { reason: saleTexts.seatTwice, field: "seats" } : null;
}

/** Why a client's key cannot be used; null when it can. */
export function keyRefusal(key: string): InputRefusal | null {
  return /^[\x21-\x7e]{8,100}$/.test(key) ? null : { reason: saleTexts.keyBad, field: "idempotencyKey" };
}

const isEmail = (text: string) => text.length <= 254 && /^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"'.]+$/.test(text);
const isPhone = (text: string) => /^[+\d][\d\s().-]{4,29}$/.test(text);

/** Why what a walk-in customer left cannot be kept; null when it can. */
export function customerRefusal({ name, phone, email, customerId }: WalkIn): InputRefusal | null {
  if (customerId && !uuidShape.test(customerId))
    return { reason: saleTexts.noSuchCustomer, field: "customer.customerId" };
  if ((name?.length ?? 0) > 200) return { reason: saleTexts.nameMissing, field: "customer.name" };
  if (phone?.trim() && !isPhone(phone.trim())) return { reason: saleTexts.phoneBad, field: "customer.phone" };
  if (email?.trim() && !isEmail(email.trim())) return { reason: saleTexts.emailBad, field: "customer.email" };
  return null;
}

/** Why the contact cannot be used; null when it can. */
export function contactRefusal({ name, email, phone, locale }: Contact): InputRefusal | null {
  if (name.trim() === "" || name.length > 200) return { reason: saleTexts.nameMissing, field: "contact.name" };
  if (!isEmail(email)) return { reason: saleTexts.emailBad, field: "contact.email" };
  if (phone !== null && phone !== "" && !isPhone(phone)) return { reason: saleTexts.phoneBad, field: "contact.phone" };
  return localeRefusal(locale);
}

/** Why nobody can be written to in a language; null when he can. */
export function localeRefusal(locale: string): InputRefusal | null {
  const language = locale.split("-", 1)[0] ?? "";
  return locale.length > 35 || !languages.includes(language)
    ? { reason: saleTexts.localeBad, field: "contact.locale" }
    : null;
}
