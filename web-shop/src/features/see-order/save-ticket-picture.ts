/** Words printed around the code on a saved ticket. */
export interface TicketPictureText {
  readonly title: string;
  readonly lines: readonly string[];
  readonly foot: string;
}

const widthPx = 900;
const marginPx = 60;
const codePx = 620;
const fontFamily = '"Inter Variable", "Noto Sans SC Variable", sans-serif';

function loadSvg(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(codePx));
  copy.setAttribute("height", String(codePx));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  return image.decode().then(() => image);
}

/** Saves a ticket as a PNG, black on white, for the phone's photos: works at the door without a network. */
export async function saveTicketPicture(
  code: SVGSVGElement,
  fileName: string,
  { title, lines, foot }: TicketPictureText,
): Promise<void> {
  const image = await loadSvg(code);
  const canvas = document.createElement("canvas");
  canvas.width = widthPx;
  canvas.height = 300 + lines.length * 46 + codePx;
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#1d1915";
  pen.textBaseline = "top";
  const room = widthPx - 2 * marginPx;
  pen.font = `650 52px ${fontFamily}`;
  pen.fillText(title, marginPx, marginPx, room);
  pen.font = `400 32px ${fontFamily}`;
  for (const [index, line] of lines.entries()) pen.fillText(line, marginPx, marginPx + 84 + index * 46, room);
  const codeTop = marginPx + 110 + lines.length * 46;
  pen.drawImage(image, (widthPx - codePx) / 2, codeTop, codePx, codePx);
  pen.font = `400 26px ${fontFamily}`;
  pen.fillText(foot, marginPx, codeTop + codePx + 24, room);
  const link = document.createElement("a");
  link.href = canvas.toDataURL("image/png");
  link.download = fileName;
  link.click();
}
