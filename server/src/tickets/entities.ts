import { SigningKeyRecord } from "./signing-key.entity.ts";
import { TicketRecord } from "./ticket.entity.ts";

export const ticketEntities = [TicketRecord, SigningKeyRecord];
