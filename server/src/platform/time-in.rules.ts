/** A time as people of the house say it: `2026年12月5日 19:30`, `5 December 2026, 19:30`. */
export function timeIn(language: "zh" | "en", at: Date, timeZone: string): string {
  const how = { timeZone, hourCycle: "h23", hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    ...how,
    ...{ year: "numeric", month: "long", day: "numeric" },
  }).format(at);
}
