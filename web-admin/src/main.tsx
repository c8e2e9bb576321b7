import { startApp } from "@parterre/web-kit";
import { App } from "./app.tsx";
import { en } from "./texts/en.ts";
import { zh } from "./texts/zh.ts";

startApp({
  element: document.getElementById("root")!,
  basename: "/admin/",
  translations: { zh, en },
  children: <App />,
});
