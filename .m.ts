import { launchChromium } from "./test/chromium.ts"; import { readFileSync } from "node:fs";
const [out,...f]=process.argv.slice(2); const b=await launchChromium(); const p=await (await b.newContext({viewport:{width:1400,height:40+f.length*370}})).newPage();
await p.setContent(`<body style="margin:0;background:#888">${f.map(x=>`<img style="width:1400px;display:block;margin-bottom:6px" src="data:image/png;base64,${readFileSync(x).toString("base64")}">`).join("")}`); await p.waitForTimeout(300); await p.screenshot({path:out!}); await b.close();
