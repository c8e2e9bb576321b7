import { expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { drawTheatre } from "./draw-theatre.ts";
import { Person } from "./person.ts";
import { Screen } from "./screens.ts";

/** A curved theatre with two balconies, from nothing to on sale, as a new user would, on the shipped server. */
const demo = openDemoHouse();

it("draws a theatre of about 1,200 seats, publishes it and puts it on sale, in less than fifteen minutes of a person", async () => {
  const screen = await Screen.open(demo.browser, `${demo.server.origin}/admin/venues`, {
    locale: "en",
    width: 1440,
    height: 900,
  });
  const { email, password } = demoSignIns.find((each) => each.role.en === "admin")!;
  await signInOn(screen.page, email, password);
  const person = new Person(screen.page);
  const { seats } = await drawTheatre(person, "en", (name) => screen.picture(`theatre-en-${name}`));
  expect(seats).toBeGreaterThan(1_100);
  expect(seats).toBeLessThan(1_300);
  // By the keystroke-level model, with a decision before every act; not a measurement of this machine.
  console.log(
    `${seats} seats, ${person.acts} acts, ${Math.round(person.seconds)} s by the keystroke-level model`,
    person.counts,
  );
  expect(person.seconds).toBeLessThan(15 * 60);
  expect(screen.complaints).toEqual([]);
  await screen.close();
});
