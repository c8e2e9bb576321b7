export { inventoryEntities } from "./entities.ts";
