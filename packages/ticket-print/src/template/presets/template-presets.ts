import type { TicketTemplate } from "../ticket-template.ts";
import { concertTemplate } from "./concert-82x203.ts";
import { landscapeTemplate } from "./landscape-140x51.ts";
import { receiptTemplate } from "./receipt-80.ts";
import { firstTemplate } from "./thermal-80x150.ts";

/** A template to begin with: a kind of paper that can be bought, and a ticket drawn for it. */
export interface TemplatePreset {
  /** Its paper's code as well. */
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly template: TicketTemplate;
}

const preset = (zh: string, en: string, template: TicketTemplate): TemplatePreset => ({
  code: template.stock.code,
  name: { zh, en },
  template,
});

/** The most common first. */
export const templatePresets: readonly TemplatePreset[] = [
  preset("80 × 150 mm 热敏票", "80 × 150 mm thermal ticket", firstTemplate),
  preset("140 × 51 mm 横版票", "5½ × 2 in ticket, read along the feed", landscapeTemplate),
  preset("82 × 203 mm 双副券", "3¼ × 8 in ticket with two stubs", concertTemplate),
  preset("80 mm 小票纸", "80 mm receipt paper", receiptTemplate),
];
