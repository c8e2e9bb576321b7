/** The sentences of real names and purchase limits in English; `zh.ts` has the same keys. */
export const identitiesEn = {
  identities: {
    ends: "ID ends in {{end}}",
    title: "Who the tickets are for",
    key: "Names",
    missing_one: "{{count}} name is missing",
    missing_other: "{{count}} names are missing",
    complete: "All named",
    help: "Type or scan: a reader may write name and number one after the other. Enter goes to the next field.",
    buyer: "Number of the buyer's document",
    buyerLimit_one: "One identity may buy {{count}} ticket of a performance.",
    buyerLimit_other: "One identity may buy {{count}} tickets of a performance.",
    name: "Name",
    number: "Document number",
    goOn: "Go on",
    refused: "Look at the marked field.",
  },
} as const;
