// Who may import whom. `npm test` runs these rules; test/unit/build/import-rules.test.ts proves that they bite.

const everySourceFolder = ["electron", "renderer", "shared", "server", "server-mock", "build", "test"];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circles",
      comment: "Files that import each other in a circle cannot be understood one at a time.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "nothing-unresolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
    {
      name: "renderer-knows-only-the-protocol",
      comment:
        "Of the project, the renderer may import itself and shared/protocol: no crypto, no formats, no main process.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { path: `^(${everySourceFolder.join("|")})/`, pathNot: "^(renderer|shared/protocol)/" },
    },
    {
      name: "renderer-without-node",
      comment: "The renderer is a web page in a sandbox.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "renderer-without-electron",
      comment: "The renderer reaches the main process through the preload's functions only.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { path: "(^|node_modules/)(electron|keytar|libsql)(/|$)", pathNot: "^electron/" },
    },
    {
      name: "keytar-and-axios-in-adapters-only",
      comment: "Only the adapters know which library reaches the keychain and the network.",
      severity: "error",
      from: { pathNot: "^electron/adapters/" },
      to: {
        path: "(^|node_modules/)(keytar|@github/keytar|axios)(/|$)",
        pathNot: "^(electron|server|shared)/",
      },
    },
    {
      name: "services-without-electron",
      comment: "Use cases run, and are tested, without Electron.",
      severity: "error",
      from: { path: "^electron/services/" },
      to: { path: "(^|node_modules/)electron(/|$)", pathNot: "^electron/" },
    },
    {
      name: "services-depend-on-ports",
      comment: "Services know the ports; the composition root gives them adapters and engine.",
      severity: "error",
      from: { path: "^electron/services/" },
      to: { path: "^electron/", pathNot: "^electron/services/" },
    },
    {
      name: "adapters-and-engine-do-not-look-up",
      comment:
        "Adapters and engine implement the services' ports; they know nothing else of what is above them.",
      severity: "error",
      from: { path: "^electron/(adapters|engine)/" },
      to: { path: "^electron/(ipc|shell|main|preload)" },
    },
    {
      name: "preload-stands-alone",
      comment:
        "The preload script runs in the sandbox: it may import the IPC contract and Electron, no more.",
      severity: "error",
      from: { path: "^electron/preload" },
      to: { path: `^(${everySourceFolder.join("|")})/`, pathNot: "^(electron/preload|shared/protocol)" },
    },
    {
      name: "shared-stands-alone",
      comment: "What both sides need cannot need one side.",
      severity: "error",
      from: { path: "^shared/" },
      to: { path: `^(${everySourceFolder.join("|")})/`, pathNot: "^shared/" },
    },
    {
      name: "crypto-and-format-through-their-door",
      comment: "shared/crypto and shared/format are used through their index only.",
      severity: "error",
      from: { pathNot: "^(shared/(crypto|format)|test)/" },
      to: { path: "^shared/(crypto|format)/", pathNot: "^shared/(crypto|format)/index\\.ts$" },
    },
    {
      name: "crypto-through-its-door-from-format",
      comment: "The formats, too, use the crypto core through its index.",
      severity: "error",
      from: { path: "^shared/format/" },
      to: { path: "^shared/crypto/", pathNot: "^shared/crypto/index\\.ts$" },
    },
    {
      name: "crypto-knows-no-format",
      comment: "The crypto core takes bytes and gives bytes.",
      severity: "error",
      from: { path: "^shared/crypto/" },
      to: { path: "^shared/(?!crypto/)" },
    },
    {
      name: "log-through-its-door",
      comment: "shared/log is used through its index only, by the server and by the main process.",
      severity: "error",
      from: { pathNot: "^(shared/log|test)/" },
      to: { path: "^shared/log/", pathNot: "^shared/log/index\\.ts$" },
    },
    {
      name: "log-knows-only-crypto",
      comment: "Trees and notes are bytes: what a leaf means is the format's business.",
      severity: "error",
      from: { path: "^shared/log/" },
      to: { path: "^shared/", pathNot: "^shared/(log/|crypto/index\\.ts$)" },
    },
    {
      name: "format-and-protocol-without-log",
      comment: "What is written down does not depend on how it is logged.",
      severity: "error",
      from: { path: "^shared/(crypto|format|protocol)/" },
      to: { path: "^shared/log/" },
    },
    {
      name: "server-without-the-app",
      comment: "The server is deployed alone.",
      severity: "error",
      from: { path: "^server/" },
      to: { path: "^(electron|renderer|server-mock|build)/" },
    },
    {
      name: "app-without-the-server",
      comment: "The app knows the server by its protocol.",
      severity: "error",
      from: { path: "^(electron|renderer)/" },
      to: { path: "^(server|server-mock|build)/" },
    },
    {
      name: "mock-without-shell",
      comment: "The mock serves; it opens no windows and shows nothing.",
      severity: "error",
      from: { path: "^server-mock/" },
      to: { path: "^(renderer/|electron/(shell|ipc|main|preload))" },
    },
    {
      name: "nothing-imports-tests",
      comment: "What is shipped must not hang on what tests it.",
      severity: "error",
      from: { pathNot: "^test/" },
      to: { path: "^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|release|\\.setup)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".d.ts"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
