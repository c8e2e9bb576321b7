import { Picture } from "./picture.entity.ts";
import { SeatMap } from "./seat-map.entity.ts";
import { SeatMapVersion } from "./seat-map-version.entity.ts";
import { Venue } from "./venue.entity.ts";

export const venueEntities = [Venue, SeatMap, SeatMapVersion, Picture];
