/// <reference lib="webworker" />

import type { PlanAnswer, PlanQuestion } from "./plan-messages.ts";
import { type OpenPlan, openPlan } from "./read-plan.ts";

/**
 * Reads plans beside the page: ten megabytes and forty thousand seats take a second or two, and the page stays awake.
 * The plan stays here, so that another layout is one small message.
 */
let open: OpenPlan | null = null;

const answer = (message: PlanAnswer): void => self.postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<PlanQuestion>) => {
  if (data.kind === "lay-out") {
    if (open) answer({ kind: "picture", number: data.number, picture: open.picture(data.layout) });
    return;
  }
  answer({ kind: "stage", number: data.number, stage: "seats" });
  const opened = openPlan(new Uint8Array(data.bytes));
  if (typeof opened === "string") {
    answer({ kind: "trouble", number: data.number, trouble: opened });
    return;
  }
  open = opened;
  answer({ kind: "found", number: data.number, found: opened.found });
});
