import { beforeAll, describe, expect, it } from "vitest";
import { nodeTicketFonts } from "../../../fonts/node/index.ts";
import {
  drawTicket,
  exampleFacts,
  exampleTickets,
  openTemplate,
  type TicketFonts,
  templatePresets,
  textsOnTicket,
} from "../../index.ts";

let fonts: TicketFonts;
beforeAll(async () => {
  fonts = await nodeTicketFonts();
});

describe.each(templatePresets)("the preset $code", ({ template }) => {
  it("is a template that nothing is to be said against", () => {
    expect(openTemplate(JSON.parse(JSON.stringify(template)))).toEqual({ template, problems: [] });
  });

  it.each([
    ["zh", 203],
    ["en", 203],
    ["zh", 300],
    ["en", 300],
  ] as const)(
    "is drawn in %s at %i dpi with nothing cut and codes large enough, as a first ticket, a reprint and a real-name ticket",
    async (language, dpi) => {
      for (const more of [{}, { reprint: "REPRINT 1" }, exampleTickets.named]) {
        const order = { template, facts: { ...exampleFacts, ...more }, language, dpi, fonts };
        await fonts.prepare(textsOnTicket(order));
        expect(drawTicket(order).problems).toEqual([]);
      }
    },
  );
});
