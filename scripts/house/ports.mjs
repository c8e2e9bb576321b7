import { createServer } from "node:net";

/** Whether nothing listens on the port; `false` as well when this user may not listen on it. */
function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/**
 * The port to serve on. One asked for by name (`PORT`) is taken or refused; otherwise the first free one from
 * `first` on, so that a second copy, or another program on the same port, is no obstacle.
 * @returns {Promise<{ port: number, sentence?: string }>} a sentence to print when it is not the usual one
 */
export async function choosePort(asked, first, host) {
  if (asked !== undefined && asked !== "") {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`PORT=${asked} is not a port: it is a whole number from 1 to 65535.`);
    }
    if (await isFree(port, host)) return { port };
    throw new Error(
      `Port ${port} is taken by another program (or may not be used). Choose another: PORT=4321 npm start`,
    );
  }
  for (let port = first; port < first + 100; port++) {
    if (await isFree(port, host)) {
      return port === first ? { port } : { port, sentence: `Port ${first} is taken, so this one uses ${port}.` };
    }
  }
  throw new Error(`No free port between ${first} and ${first + 99}. Name one: PORT=4321 npm start`);
}
