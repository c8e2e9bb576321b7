/** Amounts are bigint in the database, which the driver hands over as text, and safe integers here. */
export const safeInteger = {
  to: (value: number | null): number | null => value,
  from: (value: string | number | null): number | null => (value === null ? null : Number(value)),
};
