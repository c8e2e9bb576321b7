/** Tests here run what is shipped: the bundled server and the built apps. Nothing is built that has not changed. */
export default async function setup(): Promise<void> {
  const { buildApps, buildServer } = await import("../scripts/house/build.mjs");
  await Promise.all([buildServer(), buildApps()]);
}
