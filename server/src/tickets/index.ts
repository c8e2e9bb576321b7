export { ticketEntities } from "./entities.ts";
