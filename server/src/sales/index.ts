export { salesEntities } from "./entities.ts";
