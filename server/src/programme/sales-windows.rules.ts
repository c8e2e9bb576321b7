import { type Refused, refuse } from "./refusals.rules.ts";

export interface NewSalesWindow {
  readonly channelCode: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

export interface CheckedWindow {
  readonly channelId: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Looks channels up and checks every window. Selling at the door after the beginning is allowed. */
export function readSalesWindows(
  windows: readonly NewSalesWindow[],
  channelIdByCode: ReadonlyMap<string, string>,
): readonly CheckedWindow[] | Refused {
  const checked = new Map<string, CheckedWindow>();
  for (const [index, window] of windows.entries()) {
    const path = `windows.${index}`;
    const channelId = channelIdByCode.get(window.channelCode);
    if (!channelId) {
      return refuse(`${path}.channelCode`, "没有这个销售渠道。", "There is no channel with this code.");
    }
    if (checked.has(channelId)) {
      return refuse(`${path}.channelCode`, "同一渠道给出了两次。", "The same channel is given twice.");
    }
    if (window.closesAt <= window.opensAt) {
      return refuse(`${path}.closesAt`, "停售时间必须晚于开售时间。", "Sales have to close after they open.");
    }
    checked.set(channelId, { channelId, opensAt: window.opensAt, closesAt: window.closesAt });
  }
  return [...checked.values()];
}
