export { fromBase64Url, toBase64Url } from "./codes/base64url.ts";
export { code128Modules, isCode128Text } from "./codes/code128.ts";
export { type QrCorrection, qrModules, qrQuietModules } from "./codes/qr.ts";
export {
  encodeTicketPayload,
  joinTicketCode,
  kidOfThumbprint,
  splitTicketCode,
  type TicketCodeFacts,
  thumbprintText,
} from "./codes/ticket-code.ts";
export {
  addPart,
  changePart,
  duplicatePart,
  newPart,
  nudgePart,
  placePart,
  removePart,
} from "./design/edit-template.ts";
export { type SnappedPlace, snapPlace } from "./design/snap-place.ts";
export { type DrawnGlyph, type FontFiles, type FontWeight, TicketFonts } from "./fonts/ticket-fonts.ts";
export { readSlices, type UnicodeSlices } from "./fonts/unicode-slices.ts";
export {
  type AfterFault,
  isFinished,
  type JobEffect,
  type JobEvent,
  type JobStop,
  newPrintJob,
  nextEffect,
  type PrintJob,
  type PrintOutcome,
  type TicketInJob,
  type TicketPrintState,
  undecided,
  underWay,
} from "./job/print-job.ts";
export { beginRecording, stepJob } from "./job/step-job.ts";
export { readPicture, type TicketPicture } from "./languages/picture.ts";
export type {
  AckLevel,
  LanguageCode,
  NewsReader,
  PrinterFault,
  PrinterLanguage,
  PrinterNews,
  SpokenLanguage,
  TicketBytes,
} from "./languages/printer-language.ts";
export { isLanguageCode, printerLanguages } from "./languages/printer-languages.ts";
export { type TicketForPrinter, ticketForPrinter } from "./languages/ticket-for-printer.ts";
export {
  dialogueMake,
  makeOfCode,
  makeOfLanguage,
  makeOfVendor,
  type PrinterMake,
  printerMakes,
  type SerialLine,
} from "./printers/printers.ts";
export {
  type Bitmap,
  blankBitmap,
  differingDots,
  fillRectangle,
  isBlack,
  stampBitmap,
  toRgba,
  turnBitmap,
} from "./raster/bitmap.ts";
export { blackAndWhite } from "./raster/black-and-white.ts";
export {
  type DrawingProblem,
  type DrawnTicket,
  type DrawTicket,
  drawTicket,
  textsOnTicket,
} from "./raster/draw-ticket.ts";
export { boxOfDots, type PlaceInDots, placeInDots } from "./raster/place-in-dots.ts";
export { imageBits } from "./raster/read-image.ts";
export { type Dpi, dotsPerMm, toDots, toMm } from "./raster/resolution.ts";
export { drawReceipt, escposDrawerKick, escposReceipt, type ReceiptLine, receiptSizeMm } from "./receipt/receipt.ts";
export { checkTemplate, openTemplate, type TemplateProblem } from "./template/check-template.ts";
export { onPaper, onPicture, pictureSizeMm } from "./template/paper-geometry.ts";
export { type ExampleTicket, exampleFacts, exampleTickets } from "./template/presets/example-facts.ts";
export { landscapeTemplate } from "./template/presets/landscape-140x51.ts";
export { type TemplatePreset, templatePresets } from "./template/presets/template-presets.ts";
export { firstTemplate } from "./template/presets/thermal-80x150.ts";
export {
  type BarsPart,
  type Box,
  fieldsIn,
  type ImagePart,
  isShown,
  type LinePart,
  type PartCondition,
  type PartText,
  type QrPart,
  type TextPart,
  type TicketFacts,
  type TicketField,
  type TicketLanguage,
  type TicketPart,
  type TicketStock,
  type TicketTemplate,
  ticketFields,
} from "./template/ticket-template.ts";
