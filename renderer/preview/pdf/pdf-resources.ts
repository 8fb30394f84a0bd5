/**
 * What PDF files refer to without bringing it along: tables of characters (for Chinese, Japanese and Korean above all), the
 * fonts of signs, and decoders of JPEG 2000 and JBIG2. They lie in the app, each as a script that is loaded when a file asks
 * for it, since the page may fetch nothing.
 */
const RESOURCES = import.meta.glob<string>(
  [
    "../../../node_modules/pdfjs-dist/cmaps/*.bcmap",
    "../../../node_modules/pdfjs-dist/standard_fonts/Foxit{Symbol,Dingbats}.pfb",
    "../../../node_modules/pdfjs-dist/wasm/{openjpeg,jbig2}.wasm",
  ],
  { query: "?url&inline", import: "default" },
);
const LOADERS = new Map(
  Object.entries(RESOURCES).map(([path, load]) => [path.slice(path.lastIndexOf("/") + 1), load]),
);

/** Gives the reader of PDF its resources by their names; what is not in the app is not there. */
export class PdfResources {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const load = LOADERS.get(filename);
    if (load === undefined) throw new Error(`The app has no ${filename}.`);
    const address = await load();
    const binary = atob(address.slice(address.indexOf(",") + 1));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  }
}
