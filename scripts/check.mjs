// npm run check                    everything that can be wrong without running the product
// npm run check -- types imports   only these parts
import { availableParallelism } from "node:os";
import { ensureInstalled } from "./house/install.mjs";
import { messageOf } from "./house/processes.mjs";

await ensureInstalled();
const { parts } = await import("./checks/parts.mjs");

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no check named ${unknown.join(", ")}; there are: ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}
const queue = Object.entries(parts).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const failed = [];

async function work() {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [name, part] = next;
    const startedAt = performance.now();
    const problems = await part.run().catch((error) => messageOf(error));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (problems === "") {
      console.log(`ok      ${name.padEnd(11)} ${seconds.padStart(5)} s   ${part.says}`);
    } else {
      failed.push(name);
      console.log(`FAILED  ${name.padEnd(11)} ${seconds.padStart(5)} s   ${part.says}\n${problems.trimEnd()}\n`);
    }
  }
}
await Promise.all(Array.from({ length: Math.max(2, Math.min(4, availableParallelism())) }, work));

if (failed.length > 0) {
  console.log(`To see one part alone: npm run check -- ${failed.join(" ")}`);
  process.exit(1);
}
