import { startApp } from "@parterre/web-kit";
import { App } from "./app.tsx";
import { en } from "./texts/en.ts";
import { zh } from "./texts/zh.ts";

const element = document.getElementById("app");
if (!element) throw new Error("index.html has no element with the id app");

startApp({ element, basename: "/", translations: { zh, en }, children: <App /> });
