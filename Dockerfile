# syntax=docker/dockerfile:1
# Three stages: everything to build with, production packages alone, and the small image that runs.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
# Compiled code is kept beside the data: without it every start compiles the house anew, which takes half as long again.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATA_DIR=/data NODE_COMPILE_CACHE=/data/code
WORKDIR /app
# The code belongs to root and is read only for the process; only /data is its own.
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY src ./src
COPY dialogs ./dialogs
COPY locales ./locales
COPY bin ./bin
COPY widget/examples ./widget/examples
COPY --from=build /app/widget/dist ./widget/dist
COPY --from=build /app/handoff-console/dist ./handoff-console/dist
RUN install -d -o node -g node -m 0750 /data
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# No npm in between: the process itself gets SIGTERM and drains.
CMD ["node", "--min-semi-space-size=4", "--max-semi-space-size=4", "--disable-warning=ExperimentalWarning", "src/main.ts"]
