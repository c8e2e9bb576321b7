/** A customer as typed into the form. */
export interface CustomerDraft {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly locale: string;
  readonly wantsNews: boolean;
}

/** What was looked for begins the record: an address, a number, or else a name. */
export function draftFrom(typed: string, locale: string): CustomerDraft {
  const text = typed.trim();
  const empty = { name: "", phone: "", email: "", locale, wantsNews: false };
  if (text.includes("@")) return { ...empty, email: text };
  return /^[+\d][\d\s().-]*$/.test(text) ? { ...empty, phone: text } : { ...empty, name: text };
}
