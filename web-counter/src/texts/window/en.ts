/** The sentences of the till, of parked sales and of the customer's screen in English; `zh.ts` has the same keys. */
export const windowEn = {
  till: {
    receipt: "Receipt",
    states: {
      none: "",
      printing: "The receipt is on its way.",
      sent: "The receipt is printed.",
      failed: "The receipt was not printed. Try again.",
    },
  },
  park: {
    park: "Park",
    parked: "Parked sales",
    resume_one: "{{count}} seat · {{title}}",
    resume_other: "{{count}} seats · {{title}}",
  },
  display: {
    open: "Customer's screen",
    welcome: "Welcome",
    yourSeats: "Your seats",
    total: "Total",
    change: "Your change",
    thanks: "Thank you. Enjoy the evening.",
    scan: "Scan to pay {{amount}}",
    waiting: "One moment, please.",
  },
} as const;
