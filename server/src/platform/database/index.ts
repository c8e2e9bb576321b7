export { checkServer, UnsuitablePostgres } from "./check-server.ts";
export { Database } from "./database.ts";
export {
  type EntityTransaction,
  statement,
  type Transaction,
} from "./transaction.ts";
