import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The renderer: files that the app serves to itself under `app://`, under a policy that allows nothing inline. */
export default defineConfig({
  root: "renderer",
  base: "./",
  plugins: [react()],
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "chrome130",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2048,
  },
});
