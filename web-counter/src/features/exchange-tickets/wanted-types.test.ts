import { expect, it } from "vitest";
import type { HeldSeat } from "./use-held-seats.ts";
import { keepPreviousTypes } from "./wanted-types.ts";

const seat = (ordinal: number, types: readonly string[]) =>
  ({
    key: `h:${ordinal}`,
    holdId: "h",
    ordinal,
    performance: { ticketTypes: types.map((id) => ({ id })) },
  }) as HeldSeat;

it("gives a new seat the kind of ticket it comes for, unless another is chosen or that one is not sold", () => {
  const going = [{ ticketType: { id: "student" } }, { ticketType: { id: "member" } }];
  const seats = [seat(1, ["adult", "student"]), seat(2, ["adult", "student"]), seat(3, ["adult"])];
  const typesOf = (chosen: [string, string][] = []) =>
    keepPreviousTypes(seats, going, new Map(chosen)).map((each) => each.ticketTypeId);
  expect(typesOf()).toEqual(["student", "adult", "adult"]);
  expect(typesOf([["h:2", "student"]])).toEqual(["student", "student", "adult"]);
  expect(typesOf([["h:3", "nowhere"]])).toEqual(["student", "adult", "adult"]);
  expect(keepPreviousTypes([seat(9, [])], going, new Map())[0]!.ticketTypeId).toBe("");
});
