import type { Tills } from "../../sales/index.ts";
import { holdShiftOpen } from "./shift.store.ts";

/** Tells sales whose drawer cash goes into. */
export const tills: Tills = { openShiftOf: holdShiftOpen };
