import { destination, type Logger, pino } from "pino";
import pretty from "pino-pretty";

export type { Logger } from "pino";

export interface LogOptions {
  readonly level: string;
  /** For people; otherwise one JSON object a line. */
  readonly pretty: boolean;
}

/** Fields that must never reach a log, wherever they stand. */
const redacted = ["req.headers.cookie", "req.headers.authorization", "password", "token", "*.password", "*.token"];

export function createLogger({ level, pretty: forPeople }: LogOptions): Logger {
  const options = { level, redact: redacted, base: undefined };
  if (!forPeople) return pino(options, destination({ fd: 1, sync: true }));
  return pino(options, pretty({ sync: true, colorize: process.stdout.isTTY === true, ignore: "pid,hostname" }));
}
