import { startApp } from "@parterre/web-kit";
import { App } from "./app.tsx";
import { settleMode } from "./offline/mode.ts";
import { registerServiceWorker } from "./offline/service-worker.ts";
import { standIn } from "./offline/stand-in.ts";
import { en } from "./texts/en.ts";
import { zh } from "./texts/zh.ts";

registerServiceWorker();
// A browser that keeps nothing for us still sells online.
await settleMode().catch(() => undefined);
startApp({
  element: document.getElementById("root")!,
  basename: "/counter/",
  translations: { zh, en },
  standIn,
  children: <App />,
});
