import type { TicketPart } from "@parterre/ticket-print";

/** Changes the chosen part; `about` joins typing in one field to one step of undo. */
export type EditPart = (about: string, next: (part: TicketPart) => TicketPart) => void;
