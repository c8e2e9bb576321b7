/** The part of the package that the bench calls; its own types point to sources that it does not ship. */
declare module "@alisaitteke/seatmap-canvas" {
  export class SeatMapCanvas {
    constructor(selector: string, config: object);
    readonly data: { replaceData(blocks: readonly object[]): void };
  }
}
