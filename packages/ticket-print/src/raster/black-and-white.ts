import { type Bitmap, blacken, blankBitmap } from "./bitmap.ts";

/**
 * A picture of any colours as one bit a dot. Drawings are cut at half brightness; photographs are dithered (Floyd and
 * Steinberg, 1976): 7, 3, 5 and 1 sixteenths of what a dot is off go to its neighbours. Four bytes a dot; what is
 * transparent counts as white paper.
 */
export function blackAndWhite(
  rgba: ArrayLike<number>,
  width: number,
  height: number,
  kind: "drawing" | "photograph",
): Bitmap {
  const bitmap = blankBitmap(width, height);
  const light = new Float32Array(width * height);
  for (let at = 0; at < light.length; at++) {
    const [red, green, blue, alpha] = [rgba[at * 4]!, rgba[at * 4 + 1]!, rgba[at * 4 + 2]!, rgba[at * 4 + 3]!];
    // Luma of Rec. 709, on paper.
    light[at] = 255 - ((255 - (0.2126 * red + 0.7152 * green + 0.0722 * blue)) * alpha) / 255;
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const black = light[at]! < 128;
      if (black) blacken(bitmap, x, y);
      if (kind === "photograph") spread(light, width, height, x, y, light[at]! - (black ? 0 : 255));
    }
  }
  return bitmap;
}

function spread(light: Float32Array, width: number, height: number, x: number, y: number, off: number): void {
  const give = (toX: number, toY: number, sixteenths: number) => {
    if (toX >= 0 && toX < width && toY < height) light[toY * width + toX]! += (off * sixteenths) / 16;
  };
  give(x + 1, y, 7);
  give(x - 1, y + 1, 3);
  give(x, y + 1, 5);
  give(x + 1, y + 1, 1);
}
