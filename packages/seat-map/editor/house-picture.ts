import { compileSeatMap } from "../src/compile.ts";
import type { BlockDocument, SeatDocument, SeatMapDocument, SeatMapGeometry } from "../src/model.ts";
import type { ColourScheme } from "../src/palette.ts";
import { SeatStates } from "../src/seat-states.ts";
import type { MapHost } from "../viewer/map-host.ts";
import { seatMapTexts } from "../viewer/texts.ts";
import { boundsOf, SeatPlaces } from "./seat-places.ts";
import type { SeatTints } from "./seat-tints.ts";
import { cornersOf } from "./tools/trace-tool.ts";

/** Room to draw in around what is drawn already, centimetres. */
const roomAround = 3000;
/** A house up to this size is pictured anew soon after each change; compiling a larger one would hold up the hand. */
const smallHouse = 10_000;
const soonMs = 600;
/** More seats than this are not shown one by one: then a large house is pictured anew too. */
const mostSingly = 6_000;

/** How the house is coloured; tints are another object when they mean something else. */
export interface PictureLook {
  readonly scheme: ColourScheme;
  readonly locale: "zh" | "en";
  readonly tints: SeatTints;
}

interface Pictured {
  readonly geometry: SeatMapGeometry;
  readonly states: SeatStates;
  /** By ordinal. */
  readonly seats: readonly SeatDocument[];
  /** The blocks as they were compiled, with their index in the geometry. */
  readonly blocks: ReadonlyMap<BlockDocument, number>;
  readonly shapes: SeatMapDocument["shapes"];
  readonly underlay: SeatMapDocument["underlay"];
  look: PictureLook;
}

/**
 * The pictures of the house below the rows in hand. They are made of a whole compiled drawing, which takes long for a
 * stadium: so blocks that are in hand or were changed since are only left out of them, and shown one by one instead.
 */
export class HousePicture {
  readonly #map: MapHost;
  #pictured: Pictured | null = null;
  #timer = 0;

  constructor(map: MapHost) {
    this.#map = map;
  }

  /**
   * Shows a document, without the blocks in hand.
   * @param whenStale called when the pictures should be brought up to date, by calling this again with `anew`
   * @returns the blocks that the pictures do not show
   */
  show(
    document: SeatMapDocument,
    inHand: ReadonlySet<string>,
    look: PictureLook,
    whenStale: () => void,
    anew = false,
  ): readonly BlockDocument[] {
    const pictured = this.#pictured;
    const changed = pictured ? document.blocks.filter((block) => !pictured.blocks.has(block)) : [];
    const singly = changed.reduce((sum, { rows }) => sum + rows.reduce((seats, row) => seats + row.seats.length, 0), 0);
    const isStale = !pictured || pictured.shapes !== document.shapes || pictured.underlay !== document.underlay;
    if (isStale || anew || singly > mostSingly) this.#compile(document, look);
    else if (pictured.look.tints !== look.tints) {
      pictured.look = look;
      this.#paint(pictured, true);
    }
    const { blocks } = this.#pictured!;
    const present = new Set(document.blocks);
    const hidden = new Set<number>();
    for (const [block, index] of blocks) if (!present.has(block) || inHand.has(block.id)) hidden.add(index);
    this.#map.hideBlocks(hidden);
    clearTimeout(this.#timer);
    const isOutOfDate = [...blocks.keys()].some((block) => !present.has(block)) || blocks.size < present.size;
    if (isOutOfDate && SeatPlaces.of(document).all.length <= smallHouse)
      this.#timer = window.setTimeout(whenStale, soonMs);
    return document.blocks.filter((block) => inHand.has(block.id) || !blocks.has(block));
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }

  #compile(document: SeatMapDocument, look: PictureLook): void {
    const compiled = compileSeatMap(document);
    const { byId } = SeatPlaces.of(document);
    const all = [
      ...SeatPlaces.of(document).all.map(({ seat }) => seat),
      ...document.shapes.flatMap(({ points }) => points),
      ...(document.underlay ? cornersOf(document.underlay) : []),
    ];
    const box = boundsOf(all) ?? { minX: 0, maxX: 0, minY: 0, maxY: 0 };
    const bounds = {
      minX: box.minX - roomAround,
      maxX: box.maxX + roomAround,
      minY: box.minY - roomAround,
      maxY: box.maxY + roomAround,
    };
    const isFirst = this.#pictured === null;
    this.#pictured = {
      geometry: { ...compiled, bounds },
      states: new SeatStates(compiled.seatCount),
      seats: compiled.seatIds.map((id) => byId.get(id)!.seat),
      blocks: new Map(document.blocks.map((block, index) => [block, index])),
      shapes: document.shapes,
      underlay: document.underlay,
      look,
    };
    this.#paint(this.#pictured, !isFirst);
  }

  #paint({ geometry, states, seats, look }: Pictured, keepsView: boolean): void {
    const { scheme, locale, tints } = look;
    this.#map.setScene(
      {
        geometry,
        seatStates: states,
        zoneOf: Uint8Array.from(seats, (seat) => tints.zoneOf(seat)),
        zones: tints.zones,
        ranks: Uint8Array.from(seats, (seat) => tints.stepOf(seat)),
        matching: null,
        scheme,
        locale,
        texts: seatMapTexts(locale),
        accent: undefined,
      },
      keepsView,
    );
  }
}
