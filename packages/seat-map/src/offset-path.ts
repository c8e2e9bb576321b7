import type { Point } from "./model.ts";

/** A piece of the innermost line of a bowl: straight, or an arc that turns clockwise on the drawing. */
export type PathPiece =
  | { readonly kind: "line"; readonly length: number }
  | { readonly kind: "arc"; readonly radius: number; readonly degrees: number };

interface PlacedPiece {
  readonly piece: PathPiece;
  /** Where the piece begins on the innermost line, and the direction of travel there in radians from +x. */
  readonly from: Point;
  readonly heading: number;
}

/**
 * A line around a field and all lines parallel to it further out: rows of a bowl. A place along it is a number whose
 * whole part names the piece and whose fraction is how far along that piece; straight lines out from the field keep it,
 * so a wedge of seats lies between two such numbers. All lengths are centimetres.
 */
export class OffsetPath {
  private readonly placed: PlacedPiece[] = [];

  /** @param from start of the innermost line; the field lies to the right of the direction of travel */
  constructor(from: Point, heading: number, pieces: readonly PathPiece[]) {
    let at = from;
    let direction = heading;
    for (const piece of pieces) {
      this.placed.push({ piece, from: at, heading: direction });
      at = pointOn({ piece, from: at, heading: direction }, 1, 0);
      if (piece.kind === "arc") direction += radians(piece.degrees);
    }
  }

  /** Distance travelled from the start to a place, on the line `offset` further out. */
  travelled(place: number, offset: number): number {
    return this.placed.reduce((sum, { piece }, index) => {
      const fraction = Math.max(0, Math.min(1, place - index));
      return sum + fraction * lengthOf(piece, offset);
    }, 0);
  }

  /** The place where `distance` has been travelled on the line `offset` further out. */
  placeAt(distance: number, offset: number): number {
    let left = distance;
    for (const [index, { piece }] of this.placed.entries()) {
      const length = lengthOf(piece, offset);
      if (left <= length || index === this.placed.length - 1) return index + left / length;
      left -= length;
    }
    return 0;
  }

  point(place: number, offset: number): Point {
    const index = Math.max(0, Math.min(this.placed.length - 1, Math.floor(place)));
    return pointOn(this.placed[index]!, place - index, offset);
  }
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

const lengthOf = (piece: PathPiece, offset: number): number =>
  piece.kind === "line" ? piece.length : (piece.radius + offset) * radians(piece.degrees);

function pointOn({ piece, from, heading }: PlacedPiece, fraction: number, offset: number): Point {
  // Outwards is to the left of the direction of travel: (sin, -cos) in a drawing whose y points down.
  if (piece.kind === "line") {
    return {
      x: from.x + Math.cos(heading) * piece.length * fraction + Math.sin(heading) * offset,
      y: from.y + Math.sin(heading) * piece.length * fraction - Math.cos(heading) * offset,
    };
  }
  const centre = { x: from.x - Math.sin(heading) * piece.radius, y: from.y + Math.cos(heading) * piece.radius };
  const direction = heading + radians(piece.degrees) * fraction;
  return {
    x: centre.x + Math.sin(direction) * (piece.radius + offset),
    y: centre.y - Math.cos(direction) * (piece.radius + offset),
  };
}
