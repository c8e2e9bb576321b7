import type { SeatMapGeometry, SeatPhotos } from "./model.ts";
import { fillFromRepeats, numbersToText, repeats, textToNumbers } from "./number-text.ts";

/** A picture's name in the store: the SHA-256 of its bytes, lower-case hexadecimal. */
export const pictureHashPattern = /^[0-9a-f]{64}$/;

/** The view photos as one text column: pairs of value and number of seats, so a block with one photo is one pair. */
export interface PhotosOnWire {
  readonly pictures: readonly string[];
  readonly ofSeat: string;
}

/** The picture that shows the view from a seat, by its hash; null without one or without such a seat. */
export function photoOf(geometry: Pick<SeatMapGeometry, "photos">, ordinal: number): string | null {
  return geometry.photos?.pictures[(geometry.photos.ofSeat[ordinal] ?? 0) - 1] ?? null;
}

/** @returns undefined when no seat has a photo */
export function gatherPhotos(seats: readonly { readonly photo?: string }[]): SeatPhotos | undefined {
  const indexOf = new Map<string, number>();
  const ofSeat = new Uint16Array(seats.length);
  seats.forEach(({ photo }, ordinal) => {
    if (photo === undefined) return;
    const known = indexOf.get(photo) ?? indexOf.size + 1;
    indexOf.set(photo, known);
    ofSeat[ordinal] = known;
  });
  return indexOf.size === 0 ? undefined : { pictures: [...indexOf.keys()], ofSeat };
}

export function photosToWire({ pictures, ofSeat }: SeatPhotos): PhotosOnWire {
  return { pictures, ofSeat: numbersToText(repeats(ofSeat)) };
}

/** @returns null when the column is damaged */
export function photosFromWire({ pictures, ofSeat }: PhotosOnWire, seatCount: number): SeatPhotos | null {
  if (!Array.isArray(pictures) || !pictures.every((hash) => pictureHashPattern.test(hash))) return null;
  const values = new Uint16Array(seatCount);
  const pairs = textToNumbers(ofSeat);
  if (!pairs || !fillFromRepeats(pairs, values)) return null;
  return values.every((value) => value <= pictures.length) ? { pictures, ofSeat: values } : null;
}
