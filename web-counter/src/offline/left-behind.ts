let left: { readonly performanceId: string; readonly count: number } | null = null;

/** The sale on the screen, should the line go now: seats that the server holds cannot be sold without it. */
export function leaveBehind(performanceId: string, count: number): void {
  left = count > 0 ? { performanceId, count } : null;
}

/** How many seats the customer at the window wanted when the line went; 0 when nobody was being served. Told once. */
export function takeLeftBehind(performanceId: string): number {
  const count = left?.performanceId === performanceId ? left.count : 0;
  left = null;
  return count;
}
