import { type Bitmap, toRgba } from "../src/index.ts";

/**
 * Gives pictures of tickets to the browser's print dialogue, one a page, in true size. Resolves when the dialogue is
 * closed; whether anything was printed nobody can tell, so such tickets stay unconfirmed until a person says so.
 */
export async function printInBrowser(
  tickets: readonly Bitmap[],
  paper: { readonly widthMm: number; readonly heightMm: number },
): Promise<void> {
  const frame = document.createElement("iframe");
  frame.style.cssText = "position:fixed;width:0;height:0;border:0";
  frame.srcdoc = "<!doctype html><title></title>";
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument!;
  const style = page.createElement("style");
  style.textContent =
    `@page{size:${paper.widthMm}mm ${paper.heightMm}mm;margin:0}body{margin:0}` +
    `canvas{display:block;width:${paper.widthMm}mm;height:${paper.heightMm}mm;break-after:page;image-rendering:pixelated}`;
  page.head.append(style);
  for (const ticket of tickets) page.body.append(drawn(page, ticket));
  const closed = new Promise((resolve) => frame.contentWindow!.addEventListener("afterprint", resolve, { once: true }));
  frame.contentWindow!.print();
  await closed;
  frame.remove();
}

function drawn(page: Document, bitmap: Bitmap): HTMLCanvasElement {
  const canvas = page.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("2d")!.putImageData(new ImageData(toRgba(bitmap), bitmap.width, bitmap.height), 0, 0);
  return canvas;
}
