import type { Transaction } from "../../platform/database/index.ts";
import { findHoldsByCarts, type Hold } from "../hold.store.ts";
import { freeSeatsOfCart, moveReservation, releaseReservationOfCart, reserveHolds } from "./reservation.store.ts";

/** Keeps a cart's live holds under another key until an instant: an order's, that somebody pays by a link. */
export async function keepForPayment(
  tx: Transaction,
  cartKey: string,
  newKey: string,
  until: Date,
): Promise<readonly Hold[]> {
  await reserveHolds(tx, cartKey, newKey, until);
  await moveReservation(tx, cartKey, newKey, until);
  return findHoldsByCarts((statement, values) => tx.query(statement, values), [newKey]);
}

/** Frees the seats of a cart that were kept so. */
export async function freeKept(tx: Transaction, cartKey: string): Promise<void> {
  await freeSeatsOfCart(tx, cartKey);
  await releaseReservationOfCart(tx, cartKey);
}
