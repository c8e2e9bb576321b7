import { z } from "zod";
import type { MailSettings } from "./messages/index.ts";
import type { PaymentSettings } from "./payments/index.ts";

const flag = z
  .enum(["on", "off", "true", "false", "1", "0"])
  .transform((text) => text === "on" || text === "true" || text === "1");

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
  .optional();

/** Every environment variable that the server reads. Nothing else looks at `process.env`. */
const environment = z.object({
  /** Address to listen on. The default serves this machine only; containers want 0.0.0.0. */
  HOST: z.string().min(1).default("127.0.0.1"),
  /** Port of the API and of the apps; 0 takes any free one. */
  PORT: wholeNumber(0, 65_535).default(4000),
  /** `production` hides the landing page and introspection and logs plain JSON. */
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  /** The PostgreSQL to use (15 or later, wal_level=logical). Absent: one is started from npm's binaries. */
  DATABASE_URL: postgresUrl,
  /** Where live changes are read from when not DATABASE_URL: a streaming standby near this process. */
  LIVE_DATABASE_URL: postgresUrl,
  /** Folder of everything this server keeps on disk (the embedded PostgreSQL). */
  DATA_DIRECTORY: z.string().min(1).default(".parterre"),
  /** Connections for administration and everything that is not the hot path. */
  DATABASE_POOL_SIZE: wholeNumber(2, 100).default(10),
  /** Connections of the hot path: 10 to 32; more is slower. */
  HOT_POOL_SIZE: wholeNumber(2, 64).default(12),
  /** Most database statements may take, in milliseconds; the hot path needs far less. */
  STATEMENT_TIMEOUT_MS: wholeNumber(100, 600_000).default(30_000),
  /** Seconds that seats are kept for a cart; a buyer who goes to pay gets half as many more, nobody three times. */
  HOLD_SECONDS: wholeNumber(1, 86_400).default(600),
  /** Minutes before the doors at which a performance's backup pack is made by itself; 0: never. */
  BACKUP_PACK_MINUTES: wholeNumber(0, 10_080).default(120),
  /** Days that backup packs are kept. */
  BACKUP_PACK_KEEP_DAYS: wholeNumber(1, 365).default(14),
  /** Puts in the demo houses, events and sign-ins when they are missing. */
  DEMO: flag.default(false),
  /** E-mail and password of the first administrator, made when nobody works here yet; later changes do nothing. */
  FIRST_ADMIN_EMAIL: z.email().optional(),
  FIRST_ADMIN_PASSWORD: z.string().min(12).optional(),
  /** Address under which people reach the server, for links in mails and payment pages. Default: host and port. */
  PUBLIC_ORIGIN: z.url().optional(),
  /** Ed25519 key that signs tickets, PKCS #8 PEM. Absent: one is made once and kept in the database. */
  TICKET_SIGNING_KEY: z
    .string()
    .regex(/^-----BEGIN PRIVATE KEY-----/, "must be a PKCS #8 PEM")
    .optional(),
  /** Offers the built-in test provider, with which nobody really pays. Default: unless this is production without demo. */
  TEST_PAYMENTS: flag.optional(),
  /** Card payments by Stripe: the secret key, and the signing secret of the webhook /webhooks/payments/stripe. */
  STRIPE_SECRET_KEY: z.string().min(1).optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
  /** Alipay: application, its private key (PKCS #8), Alipay's public key, and another gateway for its sandbox. */
  ALIPAY_APP_ID: z.string().min(1).optional(),
  ALIPAY_PRIVATE_KEY: z.string().min(1).optional(),
  ALIPAY_PUBLIC_KEY: z.string().min(1).optional(),
  ALIPAY_GATEWAY: z.url().optional(),
  /** WeChat Pay, API v3: application, merchant, his certificate and private key (PEM), and the key of 32 characters. */
  WECHAT_PAY_APP_ID: z.string().min(1).optional(),
  WECHAT_PAY_MERCHANT_ID: z.string().min(1).optional(),
  WECHAT_PAY_CERTIFICATE: z.string().min(1).optional(),
  WECHAT_PAY_PRIVATE_KEY: z.string().min(1).optional(),
  WECHAT_PAY_API_V3_KEY: z.string().length(32).optional(),
  /** Secret of the official account: buyers inside WeChat then get the payment sheet instead of a code to scan. */
  WECHAT_PAY_APP_SECRET: z.string().min(1).optional(),
  /** The mail server that takes letters to customers, smtp://host:587 or smtps://host:465. Absent: they wait. */
  SMTP_URL: z
    .string()
    .regex(
      /^smtps?:\/\/[^/?#@]+\/?$/,
      "must be smtp://host:port or smtps://host:port; user and password have variables",
    )
    .optional(),
  /** Account at that mail server; where it has none it takes letters of this machine as they are. */
  SMTP_USER: z.string().min(1).optional(),
  SMTP_PASSWORD: z.string().min(1).optional(),
  /** Whom letters are from: `Grand Theatre <tickets@example.org>`. */
  MAIL_SENDER: z
    .string()
    .regex(/^([^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, "must be an address, or a name and <an address>")
    .optional(),
  /**
   * Ticket printers on the house's network that windows may print to through this server, with commas between:
   * `192.168.20.0/24, 10.0.4.17:9101, printer-2.house`. Private networks only; 9100 where no port is named.
   */
  NETWORK_PRINTERS: z.string().default(""),
  /** `on` behind a proxy that sets X-Forwarded-For and X-Forwarded-Proto. */
  TRUST_PROXY: flag.default(false),
  /** Folder that holds web-shop/dist, web-counter/dist and web-admin/dist; `off` serves no apps. */
  APPS_DIRECTORY: z.string().min(1).default("."),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** Logs for people instead of JSON lines. */
  LOG_PRETTY: flag.default(false),
  /** Most WebSocket connections of this process; later ones are refused. */
  MAX_SOCKETS: wholeNumber(1, 1_000_000).default(20_000),
  /**
   * Seconds for which a stopping server still takes requests, telling connections to end and /readyz to send
   * nobody any more. A proxy that asks every few seconds wants a few.
   */
  DRAIN_SECONDS: z.coerce.number().min(0).max(60).default(0.3),
  /** Seconds after which a stopping server ends whatever is still under way. */
  SHUTDOWN_SECONDS: wholeNumber(1, 300).default(15),
});

type Values = z.infer<typeof environment>;

/**
 * The keys of payment providers. Throws `ConfigError` where only some keys of one are given, and where a real
 * provider could not call back because nobody said under which address people reach the server.
 */
function paymentSettings(values: Values): PaymentSettings {
  const stripe = allOrNone(values, { secretKey: "STRIPE_SECRET_KEY", webhookSecret: "STRIPE_WEBHOOK_SECRET" });
  const alipay = allOrNone(values, {
    appId: "ALIPAY_APP_ID",
    privateKey: "ALIPAY_PRIVATE_KEY",
    alipayPublicKey: "ALIPAY_PUBLIC_KEY",
  });
  const wechatPay = allOrNone(values, {
    appId: "WECHAT_PAY_APP_ID",
    merchantId: "WECHAT_PAY_MERCHANT_ID",
    certificate: "WECHAT_PAY_CERTIFICATE",
    privateKey: "WECHAT_PAY_PRIVATE_KEY",
    apiV3Key: "WECHAT_PAY_API_V3_KEY",
  });
  if ((stripe || alipay || wechatPay) && values.PUBLIC_ORIGIN === undefined)
    throw new ConfigError("The environment cannot be used.\nPUBLIC_ORIGIN: payment providers have to know it");
  return {
    test: values.TEST_PAYMENTS ?? (values.NODE_ENV !== "production" || values.DEMO),
    stripe,
    alipay: alipay && { ...alipay, gateway: values.ALIPAY_GATEWAY },
    wechatPay: wechatPay && { ...wechatPay, appSecret: values.WECHAT_PAY_APP_SECRET },
  };
}

/** Throws `ConfigError` where only a part is given, and where letters would have no links to go on by. */
function mailSettings(values: Values): MailSettings | undefined {
  const mail = allOrNone(values, { url: "SMTP_URL", sender: "MAIL_SENDER" });
  const account = allOrNone(values, { user: "SMTP_USER", password: "SMTP_PASSWORD" });
  if (!mail && account)
    throw new ConfigError("The environment cannot be used.\nSMTP_URL: missing, though SMTP_USER is set");
  if (mail && values.PUBLIC_ORIGIN === undefined)
    throw new ConfigError("The environment cannot be used.\nPUBLIC_ORIGIN: letters to customers have links to it");
  return mail && { ...mail, account };
}

function allOrNone<Name extends string>(
  values: Values,
  variables: Readonly<Record<Name, keyof Values>>,
): Record<Name, string> | undefined {
  const entries = Object.entries<keyof Values>(variables);
  const missing = entries.filter(([, variable]) => values[variable] === undefined).map(([, variable]) => variable);
  if (missing.length === entries.length) return undefined;
  if (missing.length > 0)
    throw new ConfigError(
      `The environment cannot be used.\n${missing.map((variable) => `${variable}: missing, though its companions are set`).join("\n")}`,
    );
  return Object.fromEntries(entries.map(([name, variable]) => [name, String(values[variable])])) as Record<
    Name,
    string
  >;
}

export type Config = ReturnType<typeof readConfig>;

/** A setting that cannot be used; the message names each variable and what is wrong with it. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/**
 * Reads the environment once. Empty variables count as absent, as compose files write them so.
 * Throws `ConfigError` naming every bad variable.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`The environment cannot be used.\n${lines.join("\n")}`);
  }
  const values = parsed.data;
  return Object.freeze({
    host: values.HOST,
    port: values.PORT,
    production: values.NODE_ENV === "production",
    databaseUrl: values.DATABASE_URL,
    liveDatabaseUrl: values.LIVE_DATABASE_URL,
    dataDirectory: values.DATA_DIRECTORY,
    backupPacks: { minutesBefore: values.BACKUP_PACK_MINUTES, keepDays: values.BACKUP_PACK_KEEP_DAYS },
    databasePoolSize: values.DATABASE_POOL_SIZE,
    hotPoolSize: values.HOT_POOL_SIZE,
    statementTimeoutMs: values.STATEMENT_TIMEOUT_MS,
    holdMs: values.HOLD_SECONDS * 1000,
    demo: values.DEMO,
    firstAdmin:
      values.FIRST_ADMIN_EMAIL !== undefined && values.FIRST_ADMIN_PASSWORD !== undefined
        ? { email: values.FIRST_ADMIN_EMAIL, password: values.FIRST_ADMIN_PASSWORD }
        : undefined,
    publicOrigin: values.PUBLIC_ORIGIN,
    payments: paymentSettings(values),
    mail: mailSettings(values),
    ticketSigningKey: values.TICKET_SIGNING_KEY,
    networkPrinters: values.NETWORK_PRINTERS,
    trustProxy: values.TRUST_PROXY,
    appsDirectory: values.APPS_DIRECTORY === "off" ? undefined : values.APPS_DIRECTORY,
    logLevel: values.LOG_LEVEL,
    logPretty: values.LOG_PRETTY,
    maxSockets: values.MAX_SOCKETS,
    drainMs: values.DRAIN_SECONDS * 1000,
    shutdownMs: values.SHUTDOWN_SECONDS * 1000,
  });
}
