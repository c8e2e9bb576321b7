export { serveGraphQL } from "./graphql-route.ts";
export { serveHealth } from "./health.ts";
export { createHttpServer } from "./http-server.ts";
export { contentSecurityPolicy } from "./security-headers.ts";
export { serveApps } from "./static-apps.ts";
