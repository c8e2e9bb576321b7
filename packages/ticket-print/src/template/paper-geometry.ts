import type { Box, TicketTemplate } from "./ticket-template.ts";

/** Size of the picture as one reads it. */
export function pictureSizeMm({ stock, turned }: Pick<TicketTemplate, "stock" | "turned">): {
  readonly widthMm: number;
  readonly heightMm: number;
} {
  return turned % 180 === 0
    ? { widthMm: stock.widthMm, heightMm: stock.heightMm }
    : { widthMm: stock.heightMm, heightMm: stock.widthMm };
}

/** A box of the picture, as it lies on the paper. */
export function onPaper(template: TicketTemplate, box: Box): Box {
  return turned(box, template.turned, pictureSizeMm(template));
}

/** A box of the paper (what can be printed, a perforation), as it lies on the picture that one reads. */
export function onPicture(template: TicketTemplate, box: Box): Box {
  const { widthMm, heightMm } = template.stock;
  return turned(box, ((360 - template.turned) % 360) as TicketTemplate["turned"], { widthMm, heightMm });
}

/** A box after the sheet it lies on was turned clockwise. */
function turned(
  { xMm, yMm, widthMm, heightMm }: Box,
  by: TicketTemplate["turned"],
  sheet: { readonly widthMm: number; readonly heightMm: number },
): Box {
  switch (by) {
    case 0:
      return { xMm, yMm, widthMm, heightMm };
    case 90:
      return { xMm: sheet.heightMm - yMm - heightMm, yMm: xMm, widthMm: heightMm, heightMm: widthMm };
    case 180:
      return { xMm: sheet.widthMm - xMm - widthMm, yMm: sheet.heightMm - yMm - heightMm, widthMm, heightMm };
    case 270:
      return { xMm: yMm, yMm: sheet.widthMm - xMm - widthMm, widthMm: heightMm, heightMm: widthMm };
  }
}
