interface TextInBoth {
  readonly zh: string;
  readonly en: string;
}

export interface PackSeat {
  readonly block: string;
  readonly row: string;
  readonly seat: string;
}

/** An order whose tickets are not on paper yet. */
export interface PackOrder {
  readonly reference: string;
  readonly name: string | null;
  /** Last four digits: enough to tell two of one name apart. */
  readonly phoneEnd: string | null;
  readonly tickets: readonly (PackSeat & { readonly number: string; readonly type: TextInBoth })[];
}

/** What a house needs to know of a performance when nothing can be asked. Plain JSON. */
export interface BackupPack {
  readonly format: "parterre.backup-pack";
  readonly version: 1;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly performance: {
    readonly id: number;
    readonly event: TextInBoth;
    readonly venue: TextInBoth;
    readonly timeZone: string;
    readonly startsAt: string;
    readonly doorsOpenAt: string | null;
    readonly seatMapVersionId: string;
  };
  readonly totals: {
    readonly seats: number;
    /** Seats nobody has, those kept in allocations among them; held ones whose time is over count. */
    readonly unsold: number;
    readonly held: number;
    readonly reserved: number;
    readonly sold: number;
    readonly killed: number;
    readonly toCollect: number;
  };
  readonly prices: readonly {
    readonly list: string;
    readonly zone: TextInBoth;
    readonly type: TextInBoth;
    readonly currency: string;
    readonly amountMinor: number;
  }[];
  /** By row, in the order of the map; seats kept in an allocation with its name. */
  readonly unsold: readonly {
    readonly zone: TextInBoth | null;
    readonly allocation: string | null;
    readonly block: string;
    readonly row: string;
    readonly seats: readonly string[];
  }[];
  /** By name. */
  readonly collect: readonly PackOrder[];
}
