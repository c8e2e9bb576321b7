import { fileURLToPath } from "node:url";
import type { SpokenLanguage } from "@parterre/ticket-print";
import { build } from "esbuild";

const emulators = fileURLToPath(new URL("../packages/ticket-print/test/emulators/index.ts", import.meta.url));

/** A script that puts an emulated printer on a page's USB before anything else runs there; it is `globalThis.printer`. */
export async function emulatedUsbScript(language: SpokenLanguage, serialNumber: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { EmulatedUsb } from ${JSON.stringify(emulators)};
        const usb = new EmulatedUsb();
        Object.defineProperty(navigator, "usb", { value: usb });
        globalThis.printer = usb.add(${JSON.stringify(language)}, ${JSON.stringify(serialNumber)});`,
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
      loader: "ts",
    },
    bundle: true,
    format: "iife",
    write: false,
  });
  return outputFiles[0]!.text;
}
