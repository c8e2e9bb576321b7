import { describe, expect, it } from "vitest";
import { layoutTitle, textWidth } from "./title-layout.ts";

describe("a poster's title", () => {
  it("fits its width and its lines in both scripts", () => {
    for (const title of [
      "牡丹亭",
      "红楼梦 · 大观园的四季",
      "The Long Way Home",
      "Beethoven Nine for a Winter Night",
      "M",
    ]) {
      const { lines, size } = layoutTitle(title, { width: 520, height: 240, maxSize: 110, minSize: 30 });
      expect(lines.length * size, title).toBeLessThanOrEqual(240);
      for (const line of lines) expect(textWidth(line) * size, line).toBeLessThanOrEqual(520);
      expect(lines.join("").replaceAll(" ", "")).toBe(title.replaceAll(" ", ""));
    }
  });

  it("never begins a line with closing punctuation and breaks between words only", () => {
    const chinese = layoutTitle("春江花月夜，潮水连海平。", {
      width: 200,
      height: 400,
      maxSize: 60,
      minSize: 30,
    }).lines;
    expect(chinese.length).toBeGreaterThan(1);
    for (const line of chinese) expect(line).not.toMatch(/^[，。]/);
    expect(layoutTitle("Swan Lake", { width: 240, height: 300, maxSize: 90, minSize: 30 }).lines).toEqual([
      "Swan",
      "Lake",
    ]);
  });

  it("keeps the phrases of a Chinese title whole where there is room, and always has a size", () => {
    const room = { width: 512, height: 210, maxSize: 104, minSize: 40 };
    expect(layoutTitle("潮汐电台：浮灯", room).lines).toEqual(["潮汐电台：", "浮灯"]);
    expect(layoutTitle("两江德比：云岭队 对 沧海队", room).lines[0]).toBe("两江德比：");
    expect(layoutTitle("长".repeat(300), room).size).toBe(40);
  });
});
