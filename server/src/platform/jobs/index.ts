export { appendOutbox } from "./append-outbox.ts";
export { OutboxMessage } from "./outbox.entity.ts";
export { type ClaimedMessage, countMessages, forgetMessages, reviveMessages } from "./outbox.store.ts";
export { type OutboxHandler, OutboxRelay } from "./outbox-relay.ts";
export { type PeriodicJob, PeriodicJobs } from "./periodic-jobs.ts";
