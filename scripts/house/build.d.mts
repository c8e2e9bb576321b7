/** The three apps, by workspace folder. */
export const apps: readonly string[];
/** What Node is started with to serve. */
export const serverArguments: readonly string[];
export function buildServer(): Promise<void>;
export function buildApps(): Promise<void>;
