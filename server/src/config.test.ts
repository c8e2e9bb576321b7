import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

test("an empty environment is a server for this machine", () => {
  expect(readConfig({})).toMatchObject({ host: "127.0.0.1", port: 4000, production: false, databaseUrl: undefined });
});

test("empty variables count as absent", () => {
  expect(readConfig({ DATABASE_URL: "", PORT: "" })).toMatchObject({ port: 4000, databaseUrl: undefined });
});

test("every bad variable is named at once", () => {
  const read = () => readConfig({ PORT: "seventy", DATABASE_URL: "mysql://x", LOG_LEVEL: "loud" });
  expect(read).toThrow(ConfigError);
  for (const name of ["PORT", "DATABASE_URL", "LOG_LEVEL"]) expect(read).toThrow(name);
});

const stripe = { STRIPE_SECRET_KEY: "sk", STRIPE_WEBHOOK_SECRET: "whsec", PUBLIC_ORIGIN: "https://tickets.example" };

test("a payment provider is offered when all of its keys are there", () => {
  expect(readConfig({}).payments).toEqual({ test: true });
  expect(readConfig(stripe).payments.stripe).toEqual({ secretKey: "sk", webhookSecret: "whsec" });
  expect(() => readConfig({ ...stripe, STRIPE_WEBHOOK_SECRET: "" })).toThrow("STRIPE_WEBHOOK_SECRET");
  expect(() => readConfig({ ...stripe, PUBLIC_ORIGIN: "" })).toThrow("PUBLIC_ORIGIN");
});

test("the test provider stays out of real sales", () => {
  expect(readConfig({ NODE_ENV: "production" }).payments.test).toBe(false);
  expect(readConfig({ NODE_ENV: "production", DEMO: "on" }).payments.test).toBe(true);
  expect(readConfig({ NODE_ENV: "production", TEST_PAYMENTS: "on" }).payments.test).toBe(true);
  expect(readConfig({ TEST_PAYMENTS: "off" }).payments.test).toBe(false);
});

const mail = {
  SMTP_URL: "smtp://mail.example:587",
  MAIL_SENDER: "House <a@b.example>",
  PUBLIC_ORIGIN: "https://t.example",
};

test("letters leave when the mail server and the sender are known, and links lead somewhere", () => {
  expect(readConfig({}).mail).toBeUndefined();
  expect(readConfig(mail).mail).toEqual({ url: mail.SMTP_URL, sender: mail.MAIL_SENDER });
  expect(readConfig({ ...mail, SMTP_USER: "u", SMTP_PASSWORD: "p" }).mail?.account).toEqual({
    user: "u",
    password: "p",
  });
  expect(() => readConfig({ ...mail, SMTP_USER: "u" })).toThrow("SMTP_PASSWORD");
  expect(() => readConfig({ ...mail, MAIL_SENDER: "" })).toThrow("MAIL_SENDER");
  expect(() => readConfig({ ...mail, MAIL_SENDER: "a@b.example\nBcc: c@d.example" })).toThrow("MAIL_SENDER");
  expect(() => readConfig({ ...mail, SMTP_URL: "smtp://u:p@mail.example" })).toThrow("SMTP_URL");
  expect(() => readConfig({ ...mail, PUBLIC_ORIGIN: "" })).toThrow("PUBLIC_ORIGIN");
  expect(() => readConfig({ SMTP_USER: "u", SMTP_PASSWORD: "p" })).toThrow("SMTP_URL");
});
