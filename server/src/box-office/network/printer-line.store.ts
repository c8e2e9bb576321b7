import { statement, type Transaction } from "../../platform/database/index.ts";

/** How long a process that died keeps a printer from others. */
const heldSeconds = 30;

const take = statement<{ holder: string }>(
  "box_office.take_printer_line",
  `INSERT INTO printer_line (address, holder, held_until) VALUES ($1, $2, now() + $3 * interval '1 second')
   ON CONFLICT (address) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
     WHERE printer_line.held_until < now() OR printer_line.holder = excluded.holder
   RETURNING holder`,
);
const free = statement<never>(
  "box_office.free_printer_line",
  "DELETE FROM printer_line WHERE address = $1 AND holder = $2",
);
const pairedAt = statement<{ counter_id: string }>(
  "box_office.counter_of_address",
  "SELECT counter_id FROM printer WHERE address = $1 AND way = 'network'",
);

/** Takes a printer's line, or holds it longer; false while somebody else has it. */
export async function takePrinterLine(tx: Transaction, address: string, holder: string): Promise<boolean> {
  return (await tx.query(take, [address, holder, heldSeconds])).length === 1;
}

export async function freePrinterLine(tx: Transaction, address: string, holder: string): Promise<void> {
  await tx.query(free, [address, holder]);
}

/** Whose printer this is; null: nobody's yet. */
export async function findCounterOfAddress(tx: Transaction, address: string): Promise<string | null> {
  return (await tx.query(pairedAt, [address]))[0]?.counter_id ?? null;
}
