import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../server/src/config.ts";
import { contentSecurityPolicy } from "../server/src/platform/http/index.ts";

interface Service {
  image?: string;
  build?: { context: string; target: string };
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  ports?: string[];
  volumes?: string[];
  restart?: string;
}

const inRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const textOf = (path: string) => readFileSync(inRoot(path), "utf8");
const compose = parse(textOf("docker-compose.yml"), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const services = compose.services;
const apis = Object.entries(services).filter(([, service]) => service.build?.target === "api");
const variablesOf = (text: string) => [...text.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name!);
/** Values where any letters would not do. */
const exampleValues: Readonly<Record<string, string>> = {
  PUBLIC_ORIGIN: "https://tickets.example.org",
  FIRST_ADMIN_EMAIL: "first@example.org",
  SMTP_URL: "smtp://mail.example.org:587",
  MAIL_SENDER: "Grand Theatre <tickets@example.org>",
  ALIPAY_GATEWAY: "https://openapi.alipay.com/gateway.do",
  WECHAT_PAY_API_V3_KEY: "0123456789abcdef0123456789abcdef",
};
/** Compose's `${NAME:?why}` and `${NAME:-default}`, filled in as it would with every variable given. */
const filledIn = (environment: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(
        /\$\{([A-Z0-9_]+)[^}]*\}/g,
        (_, variable: string) => exampleValues[variable] ?? "secret of letters",
      ),
    ]),
  );

describe("docker-compose.yml", () => {
  test("is a primary and its standby, two API processes, a proxy and backups, each watched and started again", () => {
    expect(Object.keys(services).sort()).toEqual(["api-1", "api-2", "backups", "primary", "proxy", "standby"]);
    for (const [name, service] of Object.entries(services)) {
      expect(service.healthcheck?.test.length, `${name} has a health check`).toBeGreaterThan(1);
      expect(service.restart, `${name} is started again`).toBe("unless-stopped");
    }
  });

  test("every service waits for the health of what it needs, and nothing waits in a circle", () => {
    const seen = new Set<string>();
    const visit = (name: string, path: readonly string[]): void => {
      expect(path, `${[...path, name].join(" → ")}`).not.toContain(name);
      seen.add(name);
      for (const [needed, { condition }] of Object.entries(services[name]?.depends_on ?? {})) {
        expect(condition).toBe("service_healthy");
        expect(services).toHaveProperty(needed);
        visit(needed, [...path, name]);
      }
    };
    for (const name of Object.keys(services)) visit(name, []);
    expect(seen.size).toBe(Object.keys(services).length);
  });

  test("the two API processes differ only in where they read live changes", () => {
    expect(apis.map(([name]) => name)).toEqual(["api-1", "api-2"]);
    const [first, second] = apis.map(([, service]) => service.environment!);
    const { LIVE_DATABASE_URL: live, ...rest } = second!;
    expect(rest).toEqual(first);
    expect(live).toContain("@standby:5432/");
    expect(first!.DATABASE_URL).toContain("@primary:5432/");
  });

  test("the server accepts the environment that it is given", () => {
    for (const [, service] of apis) {
      const config = readConfig(filledIn(service.environment!));
      expect(config.production).toBe(true);
      expect(config.trustProxy).toBe(true);
      expect(config.host).toBe("0.0.0.0");
      expect(config.demo).toBe(false);
      expect(config.appsDirectory).toBeUndefined();
    }
  });

  test("connections of all API processes fit into the primary's, with room for feeds, standby, backups and a person", () => {
    const most = Number(/^max_connections = (\d+)/m.exec(textOf("deploy/postgres/primary.conf"))?.[1]);
    const used = apis.reduce((sum, [, { environment }]) => {
      return sum + Number(environment!.DATABASE_POOL_SIZE) + Number(environment!.HOT_POOL_SIZE) + 3;
    }, 0);
    expect(used + 20).toBeLessThanOrEqual(most);
  });

  test("no secret has a value in the file, and each has a line in the example environment", () => {
    const text = textOf("docker-compose.yml");
    const example = textOf("deploy/environment.example");
    for (const name of new Set(variablesOf(text))) {
      if (name === "HTTP_PORT" || name === "HTTPS_PORT") continue;
      expect(example, `deploy/environment.example names ${name}`).toMatch(new RegExp(`^${name}=`, "m"));
    }
    for (const secret of ["POSTGRES_PASSWORD", "PARTERRE_PASSWORD", "REPLICATION_PASSWORD"]) {
      expect(text).toContain(`\${${secret}:?`);
      expect(example).toMatch(new RegExp(`^${secret}=$`, "m"));
      expect(text).not.toContain(`\${${secret}:-`);
    }
  });

  test("only the proxy is reachable from outside", () => {
    const published = Object.entries(services).filter(([, service]) => service.ports !== undefined);
    expect(published.map(([name]) => name)).toEqual(["proxy"]);
  });

  test("every file that is mounted or copied into an image exists, and every named volume is declared", () => {
    for (const service of Object.values(services)) {
      for (const volume of service.volumes ?? []) {
        const [source] = volume.split(":") as [string];
        if (source.startsWith("./")) expect(existsSync(inRoot(source)), source).toBe(true);
        else if (!source.startsWith("$")) expect(Object.keys(compose.volumes)).toContain(source);
      }
    }
    const copied = [...textOf("Dockerfile").matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) =>
      files!.split(" "),
    );
    for (const file of copied) expect(existsSync(inRoot(file)), file).toBe(true);
  });

  test("PostgreSQL's log is the live feed on both, and the standby is no smaller than its primary", () => {
    const settings = (file: string) =>
      Object.fromEntries([...textOf(file).matchAll(/^(\w+) = (.+)$/gm)].map(([, name, value]) => [name!, value!]));
    const primary = settings("deploy/postgres/primary.conf");
    const standby = settings("deploy/postgres/standby.conf");
    expect(primary).toMatchObject({ wal_level: "logical", wal_writer_delay: "10ms", synchronous_commit: "on" });
    expect(standby).toMatchObject({ wal_level: "logical", hot_standby: "on", hot_standby_feedback: "on" });
    for (const name of ["max_connections", "max_wal_senders", "max_replication_slots"]) {
      expect(Number(standby[name]), name).toBeGreaterThanOrEqual(Number(primary[name]));
    }
    expect(textOf("deploy/postgres/prepare-primary.sh")).toContain(
      `pg_create_physical_replication_slot(${standby.primary_slot_name})`,
    );
  });
});

describe("the proxy", () => {
  const caddyfile = textOf("deploy/proxy/Caddyfile");

  test("balances over every API process of the compose file", () => {
    const upstreams = /reverse_proxy (.+) \{/.exec(caddyfile)?.[1]?.split(" ");
    expect(upstreams).toEqual(apis.map(([name, service]) => `${name}:${service.environment!.PORT}`));
  });

  test("gives pages the policy that the server would give them", () => {
    expect(caddyfile).toContain(`Content-Security-Policy "${contentSecurityPolicy()}"`);
  });

  test("serves each app that the image holds", () => {
    const held = [...textOf("Dockerfile").matchAll(/dist\/ (\/srv\/[\w-]+)\/$/gm)].map(([, folder]) => folder);
    const served = [...caddyfile.matchAll(/import app (\S+)/g)].map(([, folder]) => folder);
    expect(served.sort()).toEqual(held.sort());
    expect(held).toHaveLength(3);
  });
});
