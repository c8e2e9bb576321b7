import jsqr from "jsqr";
import { afterEach, describe, expect, it, vi } from "vitest";
import { isFinished, type SpokenLanguage, toRgba, undecided, underWay } from "../src/index.ts";
import { PrintDesk } from "./print-desk.ts";

afterEach(() => vi.unstubAllGlobals());

/** Names of the tickets that really came out, read from the paper. */
const onPaper = (desk: PrintDesk) =>
  desk.printer.mechanics.tickets.map((bitmap) => jsqr(toRgba(bitmap), bitmap.width, bitmap.height)?.data.slice(4));
const names = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `T${from + index}`);
const stopOf = (desk: PrintDesk) => desk.job.stop?.kind;

/** What must hold after everything: what came out is what the books say, and nothing came out twice. */
function expectBooksRight(desk: PrintDesk): void {
  const out = onPaper(desk);
  expect(new Set(out).size).toBe(out.length);
  expect([...desk.confirmed()].sort()).toEqual([...out].sort());
  expect(desk.printer.errors).toEqual([]);
}

it("prints a batch of 500 with its progress, pauses in the middle of it and goes on to the last", {
  timeout: 120_000,
}, async () => {
  const desk = new PrintDesk("escpos");
  const printed = () => desk.job.tickets.filter(({ state }) => state === "printed").length;
  const progress = new Set<number>();
  let asked = false;
  desk.onChange = () => {
    progress.add(printed());
    if (asked || printed() < 100) return;
    asked = true;
    queueMicrotask(() => desk.run.pause());
  };
  await desk.start(500);
  await desk.settle(() => stopOf(desk) === "paused" && desk.job.untold.length === 0, 60_000);
  const out = desk.printer.mechanics.tickets.length;
  expect(out).toBe(printed());
  expect(out).toBeLessThan(500);
  expect(progress.size).toBeGreaterThanOrEqual(100);
  desk.clock.pass(60_000);
  expect(desk.printer.mechanics.tickets.length).toBe(out);
  desk.run.goOn();
  await desk.settle(() => isFinished(desk.job), 110_000);
  expect(desk.confirmed()).toEqual(names(0, 500));
  expect(desk.printer.mechanics.tickets.length).toBe(500);
});

describe.each(["fgl", "escpos", "tspl", "zpl"] satisfies SpokenLanguage[])("a print job in %s", (language) => {
  it("prints every ticket once, in order, each noted before its first byte", async () => {
    const desk = new PrintDesk(language);
    await desk.start(5);
    await desk.settle(() => isFinished(desk.job));
    expect(onPaper(desk)).toEqual(names(0, 5));
    expect(desk.bytesAtRecord).toEqual([...new Set(desk.bytesAtRecord)]);
    expectBooksRight(desk);
  });

  it("stops when paper runs out in a batch of 20, waits for the held ticket, and goes on", async () => {
    const desk = new PrintDesk(language);
    desk.printer.mechanics.paper = 7;
    await desk.start(20);
    await desk.settle(() => desk.printer.mechanics.fault === "paper-out" && underWay(desk.job)?.state === "sent");
    // The printer keeps the eighth ticket; nothing else is sent meanwhile, whatever time passes.
    desk.clock.pass(1000);
    expect(onPaper(desk)).toEqual(names(0, 7));
    expect(desk.book).toHaveLength(8);
    desk.printer.mechanics.mend(100);
    await desk.settle(() => underWay(desk.job) === null || stopOf(desk) === undefined);
    desk.run.goOn();
    await desk.settle(() => isFinished(desk.job));
    expect(onPaper(desk)).toEqual(names(0, 20));
    expectBooksRight(desk);
  });

  it("asks a person after a jam, and prints the torn ticket by no means again", async () => {
    const desk = new PrintDesk(language);
    await desk.start(4);
    desk.printer.mechanics.jamNext = true;
    await desk.settle(() => desk.printer.mechanics.fault === "jam");
    await desk.settle(() => desk.job.held || undecided(desk.job) !== null);
    if (desk.job.held) desk.run.doubt();
    await desk.settle(() => undecided(desk.job) !== null && desk.job.untold.length === 0);
    const torn = undecided(desk.job)!.ticketId;
    desk.run.goOn();
    expect(stopOf(desk)).toBe("undecided");
    desk.printer.mechanics.mend();
    await desk.run.decide(torn, "spoiled");
    expect(stopOf(desk)).toBe("paused");
    desk.run.goOn();
    await desk.settle(() => isFinished(desk.job));
    expect(onPaper(desk)).toEqual(names(0, 4).filter((name) => name !== torn));
    expect(desk.book.filter(({ ticketId }) => ticketId === torn)).toMatchObject([
      { decision: "spoiled", state: "failed" },
    ]);
    expectBooksRight(desk);
  });

  it("does not know what became of a ticket when the cable is pulled in the middle of it", async () => {
    const desk = new PrintDesk(language);
    await desk.start(3);
    desk.printer.unplugAfterBytes = 5000;
    await desk.settle(() => undecided(desk.job) !== null && desk.job.untold.length === 0);
    expect(desk.printer.plugged).toBe(false);
    const lost = undecided(desk.job)!.ticketId;
    desk.printer.plug();
    await desk.settle(() => desk.job.connected);
    expect(stopOf(desk)).toBe("undecided");
    await desk.run.decide(lost, "not-there");
    desk.run.goOn();
    await desk.settle(() => isFinished(desk.job));
    expect(onPaper(desk)).toEqual(names(0, 3).filter((name) => name !== lost));
    expectBooksRight(desk);
  });

  it("takes a person's word that a ticket is in hand when the cable was pulled behind it", async () => {
    const desk = new PrintDesk(language);
    desk.printer.mute = true;
    await desk.start(2);
    await desk.settle(() => desk.printer.mechanics.tickets.length === 1 && underWay(desk.job)?.state === "sent");
    desk.printer.unplug();
    await desk.settle(() => undecided(desk.job)?.ticketId === "T0" && desk.job.untold.length === 0);
    desk.printer.mute = false;
    await desk.run.decide("T0", "in-hand");
    expect(stopOf(desk)).toBe("unplugged");
    desk.printer.plug();
    await desk.settle(() => isFinished(desk.job));
    expect(onPaper(desk)).toEqual(["T0", "T1"]);
    expectBooksRight(desk);
  });

  it("takes silence for doubt, never for success", async () => {
    const desk = new PrintDesk(language);
    desk.printer.mute = true;
    await desk.start(2);
    await desk.settle(() => desk.job.tickets[0]!.state === "unknown");
    expect(desk.confirmed()).toEqual([]);
    expect(desk.book).toHaveLength(1);
  });

  it("goes on by itself when the cable was out between two tickets", async () => {
    const desk = new PrintDesk(language);
    desk.printer.unplug();
    await desk.start(2);
    expect(stopOf(desk)).toBe("unplugged");
    expect(desk.book).toEqual([]);
    desk.printer.plug();
    await desk.settle(() => isFinished(desk.job));
    expectBooksRight(desk);
  });

  it("pauses behind the ticket under way", async () => {
    const desk = new PrintDesk(language);
    desk.printer.mechanics.stuck = true;
    await desk.start(3);
    await desk.settle(() => underWay(desk.job)?.state === "sent");
    desk.run.pause();
    desk.printer.mechanics.release();
    await desk.settle(() => stopOf(desk) === "paused" && desk.job.untold.length === 0);
    expect(onPaper(desk)).toEqual(["T0"]);
    desk.run.goOn();
    await desk.settle(() => isFinished(desk.job));
    expectBooksRight(desk);
  });

  it("sends nothing while the server does not answer, and leaves out what it refuses", async () => {
    const desk = new PrintDesk(language);
    desk.serverAway = true;
    desk.refuse = "T1";
    await desk.start(3);
    await desk.settle(() => desk.job.serverAway);
    expect(onPaper(desk)).toEqual([]);
    desk.serverAway = false;
    await desk.settle(() => stopOf(desk) === "refused");
    desk.run.goOn();
    await desk.settle(() => isFinished(desk.job));
    expect(onPaper(desk)).toEqual(["T0", "T2"]);
    expectBooksRight(desk);
  });
});
