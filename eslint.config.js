import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

/** What only one place may import; the folders' other rules are dependency-cruiser's. */
const ipcMainIsForIpc = {
  name: "electron",
  importNames: ["ipcMain"],
  message:
    "Only electron/ipc registers IPC handlers: its wrapper checks the sender and parses the arguments.",
};

export default tseslint.config(
  { ignores: ["node_modules/", "dist/", "release/", ".setup/", ".keyferry-local/", "test-results/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-control-regex": "off", // names are checked for control characters
      "no-eval": "error",
      "no-implied-eval": "off", // the typed rule below sees more
      "@typescript-eslint/no-implied-eval": "error",
      "no-restricted-imports": ["error", { paths: [ipcMainIsForIpc] }],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unnecessary-condition": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/prefer-promise-reject-errors": "error",
      "@typescript-eslint/require-await": "off", // what implements an asynchronous port is async
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/return-await": ["error", "in-try-catch"],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ["electron/ipc/**"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    files: ["test/**", "build/**", "**/*.config.*"],
    rules: { "no-console": "off" },
  },
  {
    // Plain JavaScript that reads package.json files and Node's untyped edges; tsc checks its JSDoc types.
    files: ["**/*.{js,mjs,cjs}"],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      "@typescript-eslint/no-require-imports": "off",
      "no-undef": "off", // tsc knows better
    },
  },
);
