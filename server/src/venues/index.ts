export { venueEntities } from "./entities.ts";
