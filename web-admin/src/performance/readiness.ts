/** The way from a bare performance to one that sells, in order. */
export const steps = ["zones", "prices", "windows", "sale"] as const;
export type Step = (typeof steps)[number];

export interface Preparation {
  readonly state: string;
  readonly zones: readonly { readonly id: string; readonly seatCount: number }[];
  readonly prices: readonly { readonly zoneId: string }[];
  readonly salesWindows: readonly unknown[];
}

/** Which steps are done. Prices are when every zone can be bought for something. */
export function doneSteps(performance: Preparation): Readonly<Record<Step, boolean>> {
  const priced = new Set(performance.prices.map((price) => price.zoneId));
  return {
    zones: performance.zones.length > 0,
    prices: performance.zones.length > 0 && performance.zones.every((zone) => priced.has(zone.id)),
    windows: performance.salesWindows.length > 0,
    sale: performance.state !== "DRAFT",
  };
}

/** The one obvious next step: the first that is not done, selling when all are. */
export function nextStep(performance: Preparation): Step {
  const done = doneSteps(performance);
  return steps.find((step) => !done[step]) ?? "sale";
}
