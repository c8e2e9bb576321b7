/** Whom a ticket is for, as typed. */
export interface HolderDraft {
  readonly name: string;
  readonly idNumber: string;
}

export const noHolder: HolderDraft = { name: "", idNumber: "" };

/**
 * What a reader of identity documents, or somebody who pastes, puts into one field: a name and a number with a space, a
 * comma, a bar or a tab between. Null where it is not both.
 */
export function readIdentity(text: string): HolderDraft | null {
  const match = /^\s*(\D+?)[\s,，;；|]+([A-Za-z]{0,2}\d[\dA-Za-z()（）-]{3,22})\s*$/.exec(text);
  return match ? { name: match[1]!.trim(), idNumber: match[2]! } : null;
}
