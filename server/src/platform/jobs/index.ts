export { appendOutbox } from "./append-outbox.ts";
export { OutboxMessage } from "./outbox.entity.ts";
