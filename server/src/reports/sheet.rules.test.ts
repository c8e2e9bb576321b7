import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, numberFormat } from "./sheet.rules.ts";

describe("CSV", () => {
  it("keeps all digits of an amount, and negative amounts as numbers", () => {
    const cells = [
      { amountMinor: 38_000, currency: "CNY" },
      { amountMinor: -5, currency: "USD" },
      { amountMinor: 1200, currency: "JPY" },
      { amountMinor: -1500, currency: "KWD" },
    ] as const;
    expect(csvLine(cells)).toBe("380.00,-0.05,1200,-1.500\r\n");
  });

  it("quotes what needs it and leaves nothing a spreadsheet would calculate", () => {
    expect(csvLine(["茶馆", 'a "b", c', null, 3])).toBe('茶馆,"a ""b"", c",,3\r\n');
    for (const formula of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"]) {
      expect(csvLine([formula]).replace(/^"/, "").startsWith("'")).toBe(true);
    }
  });

  it("gives back every text when it is read again", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const line = csvLine([text]).slice(0, -2);
        const read = line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line;
        expect(read === text || read === `'${text}`).toBe(true);
      }),
    );
  });

  it("writes amounts with the digits of their currency in a workbook", () => {
    expect(["CNY", "JPY", "KWD"].map((code) => numberFormat(code as "CNY"))).toEqual([
      "#,##0.00",
      "#,##0",
      "#,##0.000",
    ]);
  });
});
