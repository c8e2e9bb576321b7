/** Bytes that no printer of the language could read. */
export class BadBytes extends Error {}
