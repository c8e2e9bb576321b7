/** Keys of the ticket types, in the order of the performance's list: the left hand's home row. */
export const typeKeys = ["A", "S", "D", "F", "G", "H", "J", "K", "L"] as const;
