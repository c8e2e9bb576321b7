import { templatePresets } from "@parterre/ticket-print";
import type { BoxOffice } from "../box-office/index.ts";
import type { StaffActor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Venues } from "../venues/index.ts";
import type { HouseKey } from "./demo-houses.ts";

/** The house that takes calls. */
const answersCalls: HouseKey = "theatre";
/** Windows of each house. */
const windowsOf: Readonly<Record<HouseKey, number>> = { theatre: 3, arena: 4, stadium: 6, studio: 1 };

export interface DemoBoxOfficeTools {
  readonly database: Database;
  readonly venues: Pick<Venues, "findPublished">;
  readonly boxOffice: Pick<BoxOffice, "registerCounter" | "saveTicketTemplate" | "useTicketTemplate">;
}

/** What the house calls its tickets. */
const designNames: Readonly<Record<string, string>> = {
  "thermal-80x150": "热敏票 Thermal",
  "landscape-140x51": "横版票 Landscape",
  "concert-82x203": "双副券票 Two stubs",
  "receipt-80": "小票纸 Receipt paper",
};

/**
 * A ticket for every kind of paper that a template is ready for, each printing everything on it, and windows in every
 * house: a printer that is paired can print at once. What is there already stays.
 */
export async function equipBoxOffices(
  { database, venues, boxOffice }: DemoBoxOfficeTools,
  admin: StaffActor,
  versions: ReadonlyMap<HouseKey, string>,
): Promise<void> {
  for (const { code, name, template } of templatePresets) {
    const saving = { id: null, name: designNames[code] ?? name.en, document: JSON.stringify(template) };
    const saved = await boxOffice.saveTicketTemplate(admin, saving);
    if ("template_id" in saved) {
      await boxOffice.useTicketTemplate(admin, { templateId: saved.template_id, eventId: null, ticketTypeId: null });
    } else if (!("field" in saved)) throw new Error(`the demo's template ${name.en} has errors`);
  }
  for (const [house, versionId] of versions) {
    const published = await database.read((tx) => venues.findPublished(tx, versionId));
    if (!published) throw new Error(`the demo's ${house} is gone`);
    for (let number = 1; number <= windowsOf[house]; number++) {
      await boxOffice.registerCounter(admin, {
        name: `${number} 号窗口 Window ${number}`,
        venueId: published.venueId,
        channelCode: "counter",
      });
    }
    if (house === answersCalls) {
      const telephone = { name: "电话订票 Telephone", venueId: published.venueId, channelCode: "phone" };
      await boxOffice.registerCounter(admin, telephone);
    }
  }
}
