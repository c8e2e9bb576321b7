/** The sentences of the frame and of what every page has in English; `zh.ts` has the same keys. */
export const frameEn = {
  app: { name: "Admin", nowhere: "There is no page at this address" },
  frame: {
    bar: "Status and navigation",
    navigation: "Admin",
    events: "Events",
    venues: "Venues",
    selling: "Selling",
    tickets: "Ticket design",
    paper: "Paper",
    sales: "Reports",
    audit: "Audit",
    path: "Way here",
    signOut: "Sign out",
  },
  table: {
    filter: "Filter",
    filterOf: "Filter: {{table}}",
    shown: "{{shown}} of {{all}}",
    copy: "Copy table",
    copied: "Copied",
    none: "Nothing fits",
    more: "More",
  },
  form: {
    save: "Save",
    cancel: "Cancel",
    close: "Close",
    failed: "This did not work: the server did not answer as expected. Nothing was changed. Try again.",
  },
} as const;
