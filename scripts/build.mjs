// node scripts/build.mjs: the server as one file and the three apps, for an image or a copy to another machine.
import { ensureInstalled } from "./house/install.mjs";
import { messageOf } from "./house/processes.mjs";

try {
  await ensureInstalled();
  const { buildApps, buildServer } = await import("./house/build.mjs");
  await Promise.all([buildServer(), buildApps()]);
  console.log("Built: server/dist/main.js, web-shop/dist, web-counter/dist, web-admin/dist");
} catch (error) {
  console.error(messageOf(error));
  process.exit(1);
}
