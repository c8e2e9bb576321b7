// Ends with 0 when the address answers 200: a health check for an image that has Node and little else.
const [address] = process.argv.slice(2);
const healthy = await fetch(address, { signal: AbortSignal.timeout(3_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(healthy ? 0 : 1);
