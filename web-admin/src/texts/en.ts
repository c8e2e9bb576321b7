import { auditEn } from "./audit/en.ts";
import { drawEn } from "./draw/en.ts";
import { eventsEn } from "./events/en.ts";
import { frameEn } from "./frame/en.ts";
import { importEn } from "./import/en.ts";
import { keepSeatsEn } from "./keep-seats/en.ts";
import { mapsEn } from "./maps/en.ts";
import { ordersEn } from "./orders/en.ts";
import { paintEn } from "./paint/en.ts";
import { performanceEn } from "./performance/en.ts";
import { salesEn } from "./sales/en.ts";
import { sellingEn } from "./selling/en.ts";
import { stockEn } from "./stock/en.ts";
import { termsEn } from "./terms/en.ts";
import { ticketsEn } from "./tickets/en.ts";
import { venuesEn } from "./venues/en.ts";
import { waitingEn } from "./waiting/en.ts";

/** The organiser's sentences in English, one folder for each part of the office; `zh.ts` has the same keys. */
export const en = {
  ...frameEn,
  ...venuesEn,
  ...mapsEn,
  ...importEn,
  ...drawEn,
  ...paintEn,
  ...eventsEn,
  ...performanceEn,
  ...sellingEn,
  ...auditEn,
  ...keepSeatsEn,
  ...salesEn,
  ...waitingEn,
  ...ticketsEn,
  ...stockEn,
  ...ordersEn,
  ...termsEn,
} as const;
