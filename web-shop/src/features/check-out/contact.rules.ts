/** What the buyer types before paying. */
export interface ContactDraft {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export interface ContactProblems {
  readonly name: boolean;
  readonly email: boolean;
}

/** An address that could receive a letter: something, an at sign, a domain with a dot. The server decides. */
const emailShape = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

export function contactProblems({ name, email }: ContactDraft): ContactProblems {
  return { name: name.trim() === "", email: !emailShape.test(email.trim()) };
}
