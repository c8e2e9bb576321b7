import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "../compile.ts";
import { demoHouses } from "../demo-houses/index.ts";
import { decodePlanText } from "./plan-text.ts";
import { exportPretix } from "./pretix-export.ts";
import { detectPlanFormat, type PlanFormat, readPlan } from "./read-plan.ts";
import { usualRowLayout } from "./row-table/index.ts";

/** Plans of real houses that are not part of the project; tried where they lie beside the checkout. */
const folder = new URL("../../../../../shared/seat-plans/", import.meta.url);
const plans: readonly [file: string, format: PlanFormat, seats: number, rows: number, runs: number][] = [
  ["pretix-seatmap-canvas-stadium-738.json", "PRETIX", 738, 78, 90],
  ["metalist-kharkiv-39616.json", "ROW_TABLE", 39_616, 1_453, 1_462],
  ["ticketland-demo-hall-1115.json", "SEAT_LIST", 1_115, 42, 44],
  ["denizli-stadium-block-5000.json", "SEAT_LIST", 5_000, 50, 50],
];

// Its schema names its own version, which JSON Schema has no word for.
const ajv = new Ajv({ strict: false });

describe.skipIf(!existsSync(folder))("real plans", () => {
  test.each(plans)("%s is recognised and gives the rows and runs of its house", (file, wanted, seats, rows, runs) => {
    const { text } = decodePlanText(readFileSync(new URL(file, folder)))!;
    const format = detectPlanFormat(text);
    expect(format).toBe(wanted);
    const { document } = readPlan(text, wanted, { layout: { ...usualRowLayout, kind: "bowl" } });
    const geometry = compileSeatMap(document!);
    expect([geometry.seatCount, geometry.rows.length, geometry.runStart.length - 1]).toEqual([seats, rows, runs]);
  });

  const schema = new URL("pretix-seating-plan.schema.json", folder);
  const validate = existsSync(schema) ? ajv.compile(JSON.parse(readFileSync(schema, "utf8"))) : () => false;

  test.each(plans)("%s written for pretix keeps to pretix's own schema", (file, format) => {
    const { text } = decodePlanText(readFileSync(new URL(file, folder)))!;
    const { document } = readPlan(text, format, { layout: { ...usualRowLayout, kind: "bowl" } });
    expect(problemsOf(exportPretix(document!).text)).toEqual([]);
  });

  test.each(Object.keys(demoHouses))("so does the demo house %s", (name) => {
    const house = demoHouses[name as keyof typeof demoHouses]();
    expect(problemsOf(exportPretix(house).text)).toEqual([]);
  });

  function problemsOf(text: string): readonly unknown[] {
    validate(JSON.parse(text));
    return "errors" in validate ? (validate.errors ?? []) : ["no schema to compare with"];
  }
});
