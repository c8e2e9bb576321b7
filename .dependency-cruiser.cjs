/** Slices of the server from the ground up: a slice may use those before it, through their index.ts only. */
const slices = [
  "identity",
  "channels",
  "venues",
  "programme",
  "messages",
  "inventory",
  "payments",
  "sales",
  "tickets",
  "map-changes",
  "box-office",
  "contingency",
  "customers",
  "reports",
  "demo",
];
const anySlice = `^server/src/(${slices.join("|")})/`;
const testFile = "\\.test\\.tsx?$";

/** One rule per slice: nothing above it may be imported. */
const downwardsOnly = slices.slice(0, -1).map((slice, index) => ({
  name: `${slice}-looks-only-down`,
  comment:
    "Slices depend on those before them; reactions upwards go through the outbox or an interface that the composition root fills.",
  severity: "error",
  from: { path: `^server/src/${slice}/`, pathNot: testFile },
  to: { path: `^server/src/(${slices.slice(index + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "A cycle means that two files are one thing, or that one of them knows too much.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "imports-resolve",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "rules-are-pure",
      comment: "Rules decide from their arguments alone: no clock, no database, no GraphQL.",
      severity: "error",
      from: { path: "\\.rules\\.ts$" },
      to: {
        pathNot: ["\\.rules\\.ts$", "^packages/(money|pricing|seat-map|ticket-print)/", "^node_modules/@parterre/"],
      },
    },
    {
      name: "stores-and-entities-stay-below",
      comment: "resolver → use case → rules + store → entity, never back.",
      severity: "error",
      from: { path: "\\.(store|entity)\\.ts$" },
      to: { path: "\\.resolver\\.ts$" },
    },
    ...downwardsOnly,
    {
      name: "slices-through-their-door",
      comment: "Another slice is reached through its index.ts only.",
      severity: "error",
      from: { path: "^server/src/([^/]+)/", pathNot: ["^server/src/migrations/", testFile] },
      to: { path: anySlice, pathNot: ["^server/src/$1/", "^server/src/[^/]+/index\\.ts$"] },
    },
    {
      name: "composition-through-the-door",
      comment: "The composition root wires slices by what they offer.",
      severity: "error",
      from: { path: "^server/src/[^/]+\\.ts$" },
      to: { path: anySlice, pathNot: "^server/src/[^/]+/index\\.ts$" },
    },
    {
      name: "platform-knows-no-domain",
      severity: "error",
      from: { path: "^server/src/platform/", pathNot: testFile },
      to: { path: [anySlice, "^server/src/(main|composition|config)"] },
    },
    {
      name: "nothing-imports-the-composition-root",
      severity: "error",
      from: { path: anySlice, pathNot: testFile },
      to: { path: "^server/src/(main|composition)" },
    },
    {
      name: "features-stand-alone",
      comment: "A feature never imports another feature; what two need belongs to web-kit or beside app.tsx.",
      severity: "error",
      from: { path: "^(web-[^/]+)/src/features/([^/]+)/", pathNot: testFile },
      to: { path: "^$1/src/features/", pathNot: "^$1/src/features/$2/" },
    },
    {
      name: "apps-stand-alone",
      severity: "error",
      from: { path: "^(web-[^/]+)/" },
      to: { path: "^(web-[^/]+|server)/", pathNot: "^$1/" },
    },
    {
      name: "packages-import-no-app-and-no-server",
      severity: "error",
      from: { path: "^packages/", pathNot: [testFile, "/test/"] },
      to: { path: "^(web-[^/]+|server|bench|test)/" },
    },
    {
      name: "packages-through-their-door",
      comment:
        "A package is reached by its name and its exports; benches may compare it with what only its tests have.",
      severity: "error",
      from: { path: "^(web-[^/]+|server|test)/" },
      to: { path: "^packages/", pathNot: "/index\\.ts$", dependencyTypes: ["local"] },
    },
    {
      name: "server-imports-no-app",
      severity: "error",
      from: { path: "^server/" },
      to: { path: "^(web-[^/]+|packages/web-kit)/" },
    },
    {
      name: "konva-only-where-maps-are-drawn",
      severity: "error",
      from: { path: ".", pathNot: "^packages/seat-map/(viewer|editor)/|^packages/ticket-print/designer/|^bench/" },
      to: { path: "^node_modules/(konva|react-konva)" },
    },
    {
      name: "pure-packages-stay-pure",
      comment:
        "The part of seat-map and the whole of money that server and browser have in common: no React, no canvas, no Node.",
      severity: "error",
      from: { path: "^packages/(money|pricing|seat-map|ticket-print)/src/", pathNot: testFile },
      to: { path: ["^node_modules/(react|konva|@mantine|@apollo)", "^packages/seat-map/(viewer|editor)/"] },
    },
    {
      name: "no-node-in-pure-packages",
      severity: "error",
      from: { path: "^packages/(money|pricing|seat-map|ticket-print)/src/", pathNot: testFile },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-drawer-for-everything",
      comment: "A folder is named after what is in it: never utils, common, helpers or shared.",
      severity: "error",
      from: {},
      to: { path: "^(?!node_modules).*/(utils|common|helpers|shared)(/|\\.[jt]sx?$)" },
    },
    {
      name: "tests-are-not-imported",
      severity: "error",
      from: { pathNot: testFile },
      to: { path: testFile },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|\\.parterre)/|graphql-env\\.d\\.ts$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts"],
    },
  },
};
