import { expect, test } from "vitest";
import { mostAttempts, pauseAfter, troubleOf } from "./delivery.rules.ts";
import { htmlOf, messageIdOf } from "./mail/letter.rules.ts";

test("only a lasting answer about the address or the letter is final", () => {
  expect(troubleOf({ code: "EENVELOPE", responseCode: 550, command: "RCPT TO" })).toBe("refused");
  expect(troubleOf({ code: "EMESSAGE", responseCode: 554, command: "DATA" })).toBe("refused");
  expect(troubleOf({ code: "EENVELOPE", responseCode: 450, command: "RCPT TO" })).toBe("later");
  expect(troubleOf({ code: "EENVELOPE", responseCode: 553, command: "MAIL FROM" })).toBe("later");
  expect(troubleOf({ code: "EAUTH", responseCode: 535, command: "AUTH PLAIN" })).toBe("later");
  expect(troubleOf({ code: "ESOCKET" })).toBe("later");
});

test("pauses grow to four hours and reach over three days", () => {
  expect([1, 2, 3, 10, 26].map(pauseAfter)).toEqual([30_000, 60_000, 120_000, 14_400_000, 14_400_000]);
  const wholeMs = Array.from({ length: mostAttempts - 1 }, (_, index) => pauseAfter(index + 1)).reduce((a, b) => a + b);
  expect(wholeMs / 86_400_000).toBeGreaterThan(2.8);
});

test("what a letter says cannot become markup", () => {
  const html = htmlOf(`<b onload="x">&\nhttps://a.example/"><script>`, 'en"><x');
  expect(html).not.toMatch(/<(b |script|x)/);
  expect(html).toContain('<a href="https://a.example/">https://a.example/</a>&quot;&gt;&lt;script&gt;');
});

test("a letter's identity is at the sender's domain", () => {
  expect(messageIdOf("k", "House <tickets@house.example>")).toBe("<k@house.example>");
  expect(messageIdOf("k", "tickets@house.example")).toBe("<k@house.example>");
});
