import { beforeAll, describe, expect, it } from "vitest";
import { nodeTicketFonts } from "../../../fonts/node/index.ts";
import {
  drawTicket,
  exampleFacts,
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
    "is drawn in %s at %i dpi with nothing cut and codes large enough, as a first ticket and as a reprint",
    async (language, dpi) => {
      for (const reprint of ["", "REPRINT 1"]) {
        const order = { template, facts: { ...exampleFacts, reprint }, language, dpi, fonts };
        await fonts.prepare(textsOnTicket(order));
        expect(drawTicket(order).problems).toEqual([]);
      }
    },
  );
});
