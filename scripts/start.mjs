// npm start: from a fresh clone to a running ticket office. Ctrl-C stops it.

import { demoSignIns } from "./house/demo-sign-ins.mjs";
import { ensureInstalled } from "./house/install.mjs";
import { choosePort } from "./house/ports.mjs";
import { messageOf } from "./house/processes.mjs";
import { root } from "./house/root.mjs";
import { Service, whileServing } from "./house/serve.mjs";

/** Addresses, one on a line, and who can sign in. */
function announce(origin, signIns) {
  console.log(`
Shop           ${origin}/
Counter        ${origin}/counter/
Admin          ${origin}/admin/
GraphQL API    ${origin}/graphql
`);
  if (signIns.length > 0) {
    console.log("Sign in to counter and admin with / 登录售票窗口与管理后台：");
    for (const { email, password, role } of signIns) {
      console.log(`  ${email.padEnd(30)} ${password.padEnd(20)} ${role.en} / ${role.zh}`);
    }
    console.log("");
  }
  console.log("Ctrl-C stops everything. / 按 Ctrl-C 全部停止。");
}

async function start(services) {
  await ensureInstalled();
  const { buildApps, buildServer, serverArguments } = await import("./house/build.mjs");
  const host = process.env.HOST || "127.0.0.1";
  const { port, sentence } = await choosePort(process.env.PORT, 4000, host);
  if (sentence) console.log(sentence);

  // The server prepares its database while the apps are being built.
  const appsBuilt = buildApps();
  appsBuilt.catch(() => undefined);
  await buildServer();
  const env = { DEMO: "on", LOG_LEVEL: "warn", LOG_PRETTY: "on", ...process.env, HOST: host, PORT: String(port) };
  const server = new Service("The server", serverArguments, { cwd: root, env });
  services.push(server);
  const origin = `http://localhost:${port}`;
  await Promise.all([server.answers(`http://${host}:${port}/readyz`, 120_000), appsBuilt]);
  announce(origin, env.DEMO === "on" ? demoSignIns : []);
}

try {
  await whileServing(start);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
