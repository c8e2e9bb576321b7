import type { SameKeys } from "@parterre/web-kit";
import { auditZh } from "./audit/zh.ts";
import { drawZh } from "./draw/zh.ts";
import type { en } from "./en.ts";
import { eventsZh } from "./events/zh.ts";
import { frameZh } from "./frame/zh.ts";
import { importZh } from "./import/zh.ts";
import { keepSeatsZh } from "./keep-seats/zh.ts";
import { mapsZh } from "./maps/zh.ts";
import { ordersZh } from "./orders/zh.ts";
import { paintZh } from "./paint/zh.ts";
import { performanceZh } from "./performance/zh.ts";
import { salesZh } from "./sales/zh.ts";
import { sellingZh } from "./selling/zh.ts";
import { stockZh } from "./stock/zh.ts";
import { termsZh } from "./terms/zh.ts";
import { ticketsZh } from "./tickets/zh.ts";
import { venuesZh } from "./venues/zh.ts";
import { waitingZh } from "./waiting/zh.ts";

/** The organiser's sentences in Chinese. */
export const zh: SameKeys<typeof en> = {
  ...frameZh,
  ...venuesZh,
  ...mapsZh,
  ...importZh,
  ...drawZh,
  ...paintZh,
  ...eventsZh,
  ...performanceZh,
  ...sellingZh,
  ...auditZh,
  ...keepSeatsZh,
  ...salesZh,
  ...waitingZh,
  ...ticketsZh,
  ...stockZh,
  ...ordersZh,
  ...termsZh,
};
