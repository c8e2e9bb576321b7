/** Who has a seat, as it ought to be. */
export type SeatOwner =
  | { readonly kind: "held" | "reserved"; readonly holdId: string }
  | { readonly kind: "sold"; readonly orderId: string }
  | { readonly kind: "killed" };

export interface ExpectedHold {
  readonly id: string;
  cart: number | null;
  readonly seats: Set<number>;
  reserved: boolean;
}

export interface ExpectedPayment {
  readonly id: string;
  readonly orderId: string;
  readonly amountMinor: number;
  state: "open" | "authorised" | "captured" | "declined" | "given-back";
  readonly seats: readonly { readonly ordinal: number; readonly holdId: string }[];
}

/**
 * The house as it ought to be after what has happened so far: a few maps that know nothing of transactions, locks and
 * statements. Every act says here what it did; a seat that goes to two people throws at once.
 */
export class ExpectedHouse {
  readonly seats = new Map<number, SeatOwner>();
  readonly holds = new Map<string, ExpectedHold>();
  readonly payments: ExpectedPayment[] = [];
  /** Orders that were sold, oldest first, with the seats each has. */
  readonly orders = new Map<string, Set<number>>();
  readonly reservations: { readonly id: string; readonly holdIds: readonly string[] }[] = [];

  /** Live holds of a cart that are not reserved. */
  holdsOf(cart: number): ExpectedHold[] {
    return [...this.holds.values()].filter((hold) => hold.cart === cart);
  }

  isFree(ordinal: number): boolean {
    return !this.seats.has(ordinal);
  }

  held(id: string, cart: number, ordinals: readonly number[]): void {
    for (const ordinal of ordinals) this.give(ordinal, { kind: "held", holdId: id }, () => this.isFree(ordinal));
    this.holds.set(id, { id, cart, seats: new Set(ordinals), reserved: false });
  }

  /** Everything a cart holds is kept for a named customer. */
  reserved(id: string, cart: number): void {
    const holds = this.holdsOf(cart);
    for (const hold of holds) {
      hold.cart = null;
      hold.reserved = true;
      for (const ordinal of hold.seats) this.seats.set(ordinal, { kind: "reserved", holdId: hold.id });
    }
    this.reservations.push({ id, holdIds: holds.map((hold) => hold.id) });
  }

  /** A hold ends: by hand, or by the clock. */
  freed(hold: ExpectedHold): void {
    for (const ordinal of hold.seats) this.seats.delete(ordinal);
    this.holds.delete(hold.id);
  }

  /** Seats become an order's: held under that hold, or free. */
  sold(orderId: string, seats: readonly { readonly ordinal: number; readonly holdId: string }[]): void {
    for (const { ordinal, holdId } of seats) {
      this.give(ordinal, { kind: "sold", orderId }, () => this.canSell(ordinal, holdId));
      this.holds.get(holdId)?.seats.delete(ordinal);
    }
    for (const hold of [...this.holds.values()]) if (hold.seats.size === 0) this.holds.delete(hold.id);
    const all = this.orders.get(orderId) ?? new Set<number>();
    for (const { ordinal } of seats) all.add(ordinal);
    this.orders.set(orderId, all);
  }

  canSell(ordinal: number, holdId: string): boolean {
    const owner = this.seats.get(ordinal);
    return !owner || ((owner.kind === "held" || owner.kind === "reserved") && owner.holdId === holdId);
  }

  /** Seats leave an order: back on sale, or off it. */
  givenBack(orderId: string, ordinals: readonly number[], keepOff: boolean): void {
    for (const ordinal of ordinals) {
      if (!this.orders.get(orderId)?.delete(ordinal)) throw new Error(`seat ${ordinal} was not of order ${orderId}`);
      if (keepOff) this.seats.set(ordinal, { kind: "killed" });
      else this.seats.delete(ordinal);
    }
  }

  /** One line a seat that somebody has, as the database is asked for it too. */
  told(): string[] {
    return [...this.seats]
      .sort(([a], [b]) => a - b)
      .map(([ordinal, owner]) => {
        const whose = owner.kind === "sold" ? owner.orderId : owner.kind === "killed" ? "" : owner.holdId;
        return `${ordinal} ${owner.kind} ${whose}`.trim();
      });
  }

  private give(ordinal: number, owner: SeatOwner, may: () => boolean): void {
    if (!may()) {
      const before = JSON.stringify(this.seats.get(ordinal));
      throw new Error(`seat ${ordinal} was given twice: ${before}, then ${JSON.stringify(owner)}`);
    }
    this.seats.set(ordinal, owner);
  }
}
