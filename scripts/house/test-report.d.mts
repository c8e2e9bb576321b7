/** Where tests lie that drive real pages and kill servers. */
export const browserTests: string[];
