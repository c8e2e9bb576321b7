/** PostgreSQL's largest `integer`. */
const largestId = 2 ** 31 - 1;

/** Reads a performance's GraphQL ID. Null when it cannot be one: then there is no such performance. */
export function performanceIdFrom(id: string): number | null {
  if (!/^[1-9]\d{0,9}$/.test(id)) return null;
  const number = Number(id);
  return number <= largestId ? number : null;
}
