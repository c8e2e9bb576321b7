import type { KnownBuyer } from "../sales/index.ts";
import type { Customer } from "./customer.entity.ts";
import { findByAddress, findCustomersByIds, searchCustomers } from "./customer.store.ts";
import type { CustomerTools } from "./customer-tools.ts";

/** Who it may be that calls. */
export interface LookedUp {
  readonly customers: readonly Customer[];
  /** Who bought something and has no record yet. */
  readonly buyers: readonly Pick<KnownBuyer, "name" | "phone" | "email" | "orderReference">[];
}

const reservationReference = /^(?:R-?)?([2-9A-HJKMNP-Z]{6})$/i;

/**
 * Customers by name, telephone number, e-mail address, the reference of an order or a reservation, or a collect code;
 * and beside them buyers whom nobody has written down yet. Fewer than two characters find nobody.
 */
export async function lookUp(tools: CustomerTools, typed: string, most: number): Promise<LookedUp> {
  const text = typed.trim().slice(0, 100);
  if ([...text].length < 2) return { customers: [], buyers: [] };
  const { database, sales, inventory } = tools;
  const reserved = reservationReference.exec(text);
  const reserver = reserved && (await inventory.reserverOf(`R-${reserved[1]!.toUpperCase()}`));
  const bought = await sales.findBuyers(text, most);
  return database.read(async (tx) => {
    const found = new Map((await searchCustomers(tx, text, most)).map((customer) => [customer.id, customer]));
    const buyers: LookedUp["buyers"][number][] = [];
    const others = [...bought, ...(reserver ? [{ ...reserver, orderReference: text.toUpperCase() }] : [])];
    for (const buyer of others) {
      const [known] = [
        ...(buyer.customerId ? await findCustomersByIds(tx, [buyer.customerId]) : []),
        ...(await findByAddress(tx, buyer)),
      ];
      if (known) {
        if (known.anonymisedAt === null) found.set(known.id, known);
      } else buyers.push(buyer);
    }
    return { customers: [...found.values()].slice(0, most), buyers };
  });
}
