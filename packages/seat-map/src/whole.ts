/** Rounds to a whole number and never gives -0, which JSON does not keep and comparisons trip over. */
export const whole = (value: number): number => Math.round(value) + 0;
