/** The sentences of identities. */
export const identityTexts = {
  nameMissing: { zh: "请填写观演人姓名。", en: "Say whose ticket it is." },
  numberMissing: { zh: "请填写证件号码。", en: "Give the number of their identity document." },
  numberBad: { zh: "证件号码不正确，请核对。", en: "This is not the number of an identity document. Please check it." },
  twice: {
    zh: "同一证件在一个场次只能有一张票。",
    en: "One identity has one ticket of a performance: this document is named twice.",
  },
  hasTicket: (end: string) => ({
    zh: `尾号 ${end} 的证件已有这个场次的票。`,
    en: `The document that ends in ${end} has a ticket of this performance already.`,
  }),
  buyerLimit: (most: number) => ({
    zh: `每个证件每场限购 ${most} 张。`,
    en: `One identity may buy ${most} tickets of a performance.`,
  }),
} as const;
