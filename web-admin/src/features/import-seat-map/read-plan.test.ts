import { readPlan, usualRowLayout } from "@parterre/seat-map";
import { describe, expect, it } from "vitest";
import { firstLayout, type OpenPlan, openPlan } from "./read-plan.ts";

const open = (text: string) => openPlan(new TextEncoder().encode(text));
const opened = (text: string) => open(text) as OpenPlan;

describe("reading a seat plan", () => {
  it("says what is no plan", () => {
    expect(open("{ half")).toBe("notJson");
    expect(open("[1, 2]")).toBe("unknownFormat");
    expect(open("a shopping list")).toBe("unknownFormat");
    expect(openPlan(Uint8Array.of(0xff, 0xff, 0xff))).toBe("unknownEncoding");
  });

  it("reads a table written by Excel in China", () => {
    // 区域,排,座位,x,y in GB18030, and one seat.
    const head = [0xc7, 0xf8, 0xd3, 0xf2, 0x2c, 0xc5, 0xc5, 0x2c, 0xd7, 0xf9, 0xce, 0xbb];
    const plan = openPlan(Uint8Array.from([...head, ...new TextEncoder().encode(",x,y\r\nA,1,1,0,0\r\n")])) as OpenPlan;
    expect(plan.found).toMatchObject({ format: "CSV", encoding: "gb18030" });
    expect(plan.picture(null).geometry?.seatCount).toBe(1);
  });

  it("lays a table of rows out anew for every layout, as the server will", () => {
    const text = "stand,block,row,seats\nN,1,1,1-4;7-10\nS,2,1,6\nE,3,1,6\n".replace("1-4;7-10", '"1-4,7-10"');
    const plan = opened(text);
    expect(plan.found).toMatchObject({ format: "ROW_TABLE", stands: ["N", "S", "E"] });
    const layout = firstLayout(plan.found.stands);
    expect(layout.kind).toBe("bowl");
    const bowl = plan.picture(layout);
    const straight = plan.picture({ ...usualRowLayout, kind: "straight" });
    expect([bowl.geometry?.seatCount, bowl.importable]).toEqual([20, true]);
    expect(straight.geometry?.y).not.toEqual(bowl.geometry?.y);
    const sent = readPlan(text, "ROW_TABLE", { layout }).document!;
    const seats = sent.blocks.flatMap(({ rows }) => rows.flatMap((row) => row.seats));
    expect([...bowl.geometry!.x]).toEqual(expect.arrayContaining(seats.map(({ x }) => x)));
  });

  it("shows a plan with errors, and does not call it importable", () => {
    const seat = (id: string, x: number) => ({ id, label: id, x, y: 0 });
    const rows = [{ id: "r", label: "1", seats: [seat("a", 0), seat("a", 55)] }];
    const base = { format: "parterre.seat-map", version: 1, name: "n", categories: [], focalPoints: [], shapes: [] };
    const picture = opened(JSON.stringify({ ...base, blocks: [{ id: "b", label: "B", rows }] })).picture(null);
    expect(picture.importable).toBe(false);
    expect(picture.geometry?.seatCount).toBe(2);
    expect(picture.problems[0]).toMatchObject({ code: "repeated-identity", seats: ["a"] });
  });
});
