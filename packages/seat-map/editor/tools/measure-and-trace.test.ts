import { describe, expect, it } from "vitest";
import { changeUnderlay, layUnderlay, scaleUnderlay } from "../underlay.ts";
import { tryOut } from "./try-out.ts";

describe("measuring", () => {
  it("says metres and degrees, from seat to seat, and stays until Escape", () => {
    const { editor, drag, down, move, up } = tryOut();
    editor.takeTool("row");
    drag([0, 0], [550, 0]);
    const before = editor.state.document;
    editor.takeTool("measure");
    down([3, 4]);
    move([300, 100]);
    move([547, -5]);
    expect(editor.state.readout).toBe("5.50 m  0.0°");
    up([547, -5]);
    move([900, 900]);
    expect([editor.state.readout, editor.state.line.length]).toEqual(["5.50 m  0.0°", 2]);
    editor.escape();
    expect([editor.state.readout, editor.state.line]).toEqual([null, []]);
    drag([1000, 1000], [1300, 1400], { alt: true });
    expect(editor.state.readout).toBe("5.00 m  53.1°");
    drag([1000, 1000], [1010, 1300], { shift: true });
    expect(editor.state.readout).toMatch(/90\.0°$/);
    drag([1000, 1000], [1002, 1001]);
    expect(editor.state.readout).toBeNull();
    expect(editor.state.document).toBe(before);
  });
});

describe("a picture to trace over", () => {
  const picture = { hash: "c0".repeat(32), width: 2000, height: 1000 };
  const laid = () => {
    const desk = tryOut();
    desk.editor.edit((document) => layUnderlay(document, picture, { x: 1500, y: 750 }));
    desk.editor.takeTool("trace");
    return { ...desk, underlay: () => desk.editor.state.document.underlay! };
  };

  it("lies in the middle, moves by a drag and grows from a corner about the opposite one", () => {
    const { editor, drag, down, move, underlay, click } = laid();
    expect(underlay()).toMatchObject({ x: 0, y: 0, width: 3000, height: 1500 });
    drag([500, 500], [600, 450]);
    expect(underlay()).toMatchObject({ x: 100, y: -50 });
    down([3100, 1450]);
    move([4600, 2200]);
    expect(editor.state.readout).toBe("45.00 m");
    editor.escape();
    drag([3100, 1450], [4600, 2200]);
    expect(underlay()).toMatchObject({ x: 100, y: -50, width: 4500, height: 2250 });
    click([500, 500]);
    editor.undo();
    editor.undo();
    expect(underlay()).toMatchObject({ x: 0, y: 0, width: 3000 });
  });

  it("lies still when it is locked", () => {
    const { editor, drag, underlay } = laid();
    editor.edit((document) => changeUnderlay(document, { locked: true }));
    const before = underlay();
    drag([500, 500], [600, 450]);
    drag([0, 0], [-900, -450]);
    expect(underlay()).toBe(before);
  });

  it("takes its scale from two points and what is known between them", () => {
    const { editor, drag, underlay, down, up } = laid();
    editor.set({ tracing: "scale" });
    drag([1000, 500], [1400, 500]);
    expect(editor.state.readout).toBe("4.00 m  0.0°");
    const [from, to] = editor.state.line;
    expect([from, to]).toEqual([
      { x: 1000, y: 500 },
      { x: 1400, y: 500 },
    ]);
    editor.edit((document) => scaleUnderlay(document, 1000 / 400, from!));
    expect(underlay()).toMatchObject({ width: 7500, x: -1500, y: -750 });
    down([0, 0]);
    up([1, 1]);
    expect(editor.state.line).toEqual([]);
  });

  it("is part of the draft, not of what is published, and goes without a trace", () => {
    const { editor } = laid();
    editor.edit((document) => changeUnderlay(document, null));
    expect("underlay" in editor.state.document).toBe(false);
    editor.undo();
    expect(editor.state.document.underlay?.picture).toBe(picture.hash);
  });

  it("keeps within what a house can be", () => {
    const { editor } = laid();
    const { document } = editor.state;
    expect(scaleUnderlay(document, 1e9, { x: 0, y: 0 }).underlay!.width).toBeLessThanOrEqual(500_000);
    expect(scaleUnderlay(document, 1e-9, { x: 0, y: 0 }).underlay!.height).toBeGreaterThanOrEqual(10);
    expect(scaleUnderlay(document, 0, { x: 0, y: 0 })).toBe(document);
  });
});
