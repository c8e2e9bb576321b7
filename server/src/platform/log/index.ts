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

/**
 * What a log needs of an error. Errors of libraries may carry whole connections along, which are long and nobody's
 * business.
 */
function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const { code, detail, constraint, table } = error as Error & Readonly<Record<string, unknown>>;
  return {
    type: name,
    message,
    stack,
    code,
    detail,
    constraint,
    table,
    ...(cause === undefined ? {} : { cause: errorFields(cause) }),
  };
}

export function createLogger({ level, pretty: forPeople }: LogOptions): Logger {
  const options = { level, redact: redacted, base: undefined, serializers: { err: errorFields } };
  if (!forPeople) return pino(options, destination({ fd: 1, sync: true }));
  return pino(options, pretty({ sync: true, colorize: process.stdout.isTTY === true, ignore: "pid,hostname" }));
}
