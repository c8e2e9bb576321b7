interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A customer as typed. */
export interface CustomerDraft {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly locale: string;
  /** Whether they may be written to about other performances. */
  readonly wantsNews: boolean;
}

/** Why nothing was written, and which input to mend; null: it is the state of things. */
export interface CustomerRefusal {
  readonly kind: "refused";
  readonly reason: Words;
  readonly field: string | null;
}

const longestName = 100;
export const longestNote = 1_000;

export function customerRefused(field: string | null, zh: string, en: string): CustomerRefusal {
  return { kind: "refused", field, reason: { zh, en } };
}

export const noSuchCustomer = customerRefused(
  "customerId",
  "没有这位顾客的档案。",
  "There is no record of this customer.",
);

/** Trimmed, with empty texts as null; a customer has a name and a way to be reached. */
export function readCustomer(draft: CustomerDraft): CustomerDraft | CustomerRefusal {
  const name = draft.name.trim();
  const [phone, email] = [draft.phone?.trim() || null, draft.email?.trim() || null];
  if (name === "" || name.length > longestName) {
    return customerRefused(
      "name",
      `请填写姓名（最多 ${longestName} 个字）。`,
      `Say the name, in ${longestName} characters.`,
    );
  }
  if (phone === null && email === null) {
    return customerRefused("phone", "请留下电话或邮箱。", "Leave a telephone number or an e-mail address.");
  }
  if (phone !== null && !/^[+\d][\d\s().-]{4,29}$/.test(phone)) {
    return customerRefused("phone", "电话号码不正确。", "This is not a telephone number.");
  }
  if (email !== null && (email.length > 254 || !/^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"'.]+$/.test(email))) {
    return customerRefused("email", "邮箱地址不正确。", "This is not an e-mail address.");
  }
  if (!/^(zh|en)(-[A-Za-z0-9-]{1,32})?$/.test(draft.locale)) {
    return customerRefused("locale", "不支持这种语言。", "This language is not supported.");
  }
  return { name, phone, email, locale: draft.locale, wantsNews: draft.wantsNews };
}
