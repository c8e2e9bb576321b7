export { checkServer, UnsuitablePostgres } from "./check-server.ts";
export { Database, type DatabaseOptions } from "./database.ts";
export {
  type EntityTransaction,
  type Statement,
  statement,
  type Transaction,
  type TransactionOptions,
} from "./transaction.ts";
