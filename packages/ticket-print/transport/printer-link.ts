/** An open way to one printer. */
export interface PrinterLink {
  readonly vendorId: number | null;
  /** What tells this printer from others of its kind; null for those that have none. */
  readonly serialNumber: string | null;
  readonly name: string;
  /** Resolves when the printer has all bytes, which says nothing of paper. Rejects with {@link LinkBroken}. */
  write(bytes: Uint8Array): Promise<void>;
  /** Bytes from the printer, as they come. One listener at a time. */
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** Every listener is called once, when the way is cut. */
  onGone(listener: () => void): void;
  close(): Promise<void>;
}

/** The way to the printer was cut. */
export class LinkBroken extends Error {
  constructor(
    /** Whether it is certain that not one byte has left. */
    readonly nothingLeft: boolean,
    cause: unknown,
  ) {
    super("the way to the printer was cut", { cause });
  }
}

/** Why a printer could not be opened, for a sentence that says what to do. */
export class CannotOpen extends Error {
  constructor(
    readonly why:
      | "driver-in-the-way"
      | "access-denied"
      | "not-a-printer"
      | "in-use"
      // Of printers on the network:
      | "not-permitted"
      | "other-counter"
      | "refused"
      | "unreachable",
    cause?: unknown,
  ) {
    super(`the printer cannot be opened: ${why}`, { cause });
  }
}
