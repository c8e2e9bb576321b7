import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder, wherever the command was called from. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A path inside the repository. */
export const inRoot = (...parts) => path.join(root, ...parts);

/** Where commands keep what they can make again: build stamps, the demo database, test reports. */
export const cacheFolder = inRoot(".parterre");
