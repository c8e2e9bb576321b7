import type { ClaimedMessage } from "../../platform/jobs/index.ts";
import type { WaitingOfferedMessage } from "./offer-seats.ts";
import { waitingOffered } from "./offer-seats.ts";
import { findWaitingEntry } from "./waiting.store.ts";
import type { WaitingTools } from "./waiting-tools.ts";

/** Tells somebody that seats are held for them, with the link; nothing when the offer is over by then. */
export async function tellOfOffer(tools: WaitingTools, { id, payload }: ClaimedMessage): Promise<void> {
  const { entryId } = payload as WaitingOfferedMessage;
  const entry = await tools.database.read((tx) => findWaitingEntry(tx, { id: entryId }));
  if (entry?.state !== "offered" || !entry.offerUntil) return;
  const url = tools.entryUrl(entry.secret);
  const count = entry.seatCount;
  const minutes = Math.max(1, Math.round((entry.offerUntil.getTime() - Date.now()) / 60_000));
  await tools.messages.write({
    ...{ outboxId: id, kind: waitingOffered, aboutId: entry.id, email: entry.email, locale: entry.locale },
    usefulUntil: entry.offerUntil,
    subject: {
      zh: `候补到 ${count} 个座位，请尽快确认`,
      en: count === 1 ? "A seat has come free for you" : `${count} seats together have come free for you`,
    },
    body: {
      zh: `${entry.name}，您好：\n您候补的场次有 ${count} 个相连的座位，已为您保留 ${minutes} 分钟。请打开以下链接确认并付款，逾期将让给下一位：\n${url}`,
      en: `Dear ${entry.name},\nseats you have been waiting for (${count}, side by side) are held for you for ${minutes} minutes. Open this page to take and pay for them; after that the next in line gets them:\n${url}`,
    },
  });
}
