export { checkServer, UnsuitablePostgres } from "./check-server.ts";
export { Database } from "./database.ts";
export { safeInteger } from "./safe-integer.ts";
export {
  type EntityTransaction,
  type Statement,
  statement,
  type Transaction,
} from "./transaction.ts";
