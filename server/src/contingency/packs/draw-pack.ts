import { setImmediate as others } from "node:timers/promises";
import { type Currency, formatMoney, money } from "@parterre/money";
import type { CollectedPack } from "./collect-pack.ts";
import { PdfSheet } from "./pdf-sheet.ts";

const mapHeight = 330;

/**
 * The pack on paper, A4: the house with its unsold seats, totals, prices, then the lists. In Chinese and English. Between
 * two lines everybody else has their turn: this process sells as well.
 */
export async function drawPack({ pack, geometry, isUnsold }: CollectedPack, kid: string): Promise<Buffer> {
  const { performance, totals, prices, unsold, collect } = pack;
  const at = (instant: string) =>
    new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: performance.timeZone }).format(
      new Date(instant),
    );
  const title = `${performance.event.zh} ${performance.event.en}`;
  const foot = `${title} · ${at(performance.startsAt)} · 制作 made ${at(pack.madeAt)} · ${kid}`;
  const sheet = new PdfSheet(title, foot);
  sheet.line("备用资料包 Backup pack", { size: 10, grey: true });
  sheet.line(title, { size: 18, weight: 700 });
  sheet.line(`${at(performance.startsAt)} · ${performance.venue.zh} ${performance.venue.en}`, { size: 12 });
  if (performance.doorsOpenAt) sheet.line(`开门 Doors ${at(performance.doorsOpenAt)}`);
  sheet.gap();
  drawMap(sheet, geometry, isUnsold);
  const sums = [
    ["座位 Seats", totals.seats],
    ["未售 Unsold", totals.unsold],
    ["锁定 Held", totals.held],
    ["预订 Reserved", totals.reserved],
    ["已售 Sold", totals.sold],
    ["不可售 Not on sale", totals.killed],
    ["待取票 To collect", totals.toCollect],
  ] as const;
  for (const [name, count] of sums) sheet.line(name, { weight: 700 }, String(count));

  heading(sheet, "价目表 Prices");
  for (const { list, zone, type, currency, amountMinor } of prices) {
    await others();
    const amount = formatMoney(money(amountMinor, currency as Currency), "en-HK");
    sheet.line(`${zone.zh} ${zone.en} · ${type.zh} ${type.en} (${list})`, {}, amount);
  }

  heading(sheet, `未售座位 Unsold seats: ${totals.unsold}`);
  for (const { zone, allocation, block, row, seats } of unsold) {
    await others();
    const kept = allocation ? ` · 预留 kept: ${allocation}` : "";
    const where = `${block} · ${row} 排 row`;
    sheet.line(`${where}${zone ? ` · ${zone.zh} ${zone.en}` : ""}${kept}: ${seats.join(", ")}`, { size: 9 });
  }

  heading(sheet, `待取票 To be collected: ${totals.toCollect}`);
  for (const { reference, name, phoneEnd, tickets } of collect) {
    await others();
    sheet.room(30);
    sheet.line(`${reference}  ${name ?? "–"}${phoneEnd ? `  …${phoneEnd}` : ""}`, { weight: 700 }, "☐");
    for (const { number, block, row, seat, type } of tickets) {
      sheet.line(`    ${number}  ${block} · ${row} 排 row · ${seat} 号 seat · ${type.zh} ${type.en}`, { size: 9 });
    }
  }
  return sheet.end();
}

function heading(sheet: PdfSheet, text: string): void {
  sheet.gap(14);
  sheet.room(60);
  sheet.line(text, { size: 13, weight: 700 });
  sheet.rule();
}

/** Every seat as a dot: full where it is unsold. */
function drawMap(sheet: PdfSheet, geometry: CollectedPack["geometry"], isUnsold: (ordinal: number) => boolean): void {
  const { minX, minY, maxX, maxY } = geometry.bounds;
  const scale = Math.min(sheet.width / (maxX - minX), mapHeight / (maxY - minY));
  const left = 40 + (sheet.width - (maxX - minX) * scale) / 2;
  const place = (x: number, y: number) => [left + (x - minX) * scale, sheet.y + (y - minY) * scale] as const;
  const { document } = sheet;
  for (const { outline } of geometry.blocks) {
    const points = outline.map(({ x, y }) => [...place(x, y)]);
    if (points.length > 2)
      document
        .polygon(...points)
        .lineWidth(0.5)
        .stroke("#bbbbbb");
  }
  const radius = Math.max(0.6, Math.min(3, Math.sqrt((sheet.width * mapHeight) / geometry.seatCount) / 5));
  for (let ordinal = 0; ordinal < geometry.seatCount; ordinal += 1) {
    const [x, y] = place(geometry.x[ordinal]!, geometry.y[ordinal]!);
    document.circle(x, y, radius).lineWidth(0.3);
    if (isUnsold(ordinal)) document.fill("#000000");
    else document.stroke("#888888");
  }
  sheet.y += (maxY - minY) * scale + 10;
  sheet.line("● 未售 unsold   ○ 其余 everything else", { size: 8, grey: true });
  sheet.gap();
}
