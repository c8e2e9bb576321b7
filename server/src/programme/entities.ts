import { Event } from "./event.entity.ts";
import { Performance } from "./performance.entity.ts";
import { Price } from "./price.entity.ts";
import { PriceZone } from "./price-zone.entity.ts";
import { SalesWindow } from "./sales-window.entity.ts";
import { TicketType } from "./ticket-type.entity.ts";

export const programmeEntities = [Event, Performance, PriceZone, TicketType, Price, SalesWindow];
