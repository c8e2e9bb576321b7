/** What the buyer types before paying. */
export interface ContactDraft {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** Of the buyer's identity document, where purchases are limited by it. */
  readonly idNumber: string;
}

export interface ContactProblems {
  readonly name: boolean;
  readonly email: boolean;
}

/** An address that could receive a letter: something, an at sign, a domain with a dot. The server decides. */
const emailShape = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

export function contactProblems({ name, email }: Pick<ContactDraft, "name" | "email">): ContactProblems {
  return { name: name.trim() === "", email: !emailShape.test(email.trim()) };
}
