import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
  VerbosityLevel,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { PdfResources } from "./pdf-resources";
import { startPdfWorker } from "./pdf-worker";

/** What nobody scrolls through in a preview; the file's own app shows the rest. */
export const MOST_PAGES = 300;
/** A page may say that it is as large as a house: so many pixels are drawn of one at most. */
export const MOST_PIXELS_OF_PAGE = 8_000_000;
/** A picture in it that is larger is left out. */
const MOST_PIXELS_OF_IMAGE = 64_000_000;
const MOST_TEXT_OF_PAGE = 20_000;

/** Why a PDF cannot be shown. */
export type PdfFault = "password" | "broken";

export class PdfFailure extends Error {
  constructor(readonly fault: PdfFault) {
    super(`The PDF cannot be shown: ${fault}.`);
  }
}

/** A PDF that is being looked at: read by a worker of its own, which ends with it. */
export class PdfFile {
  private constructor(
    private readonly worker: Worker,
    private readonly document: PDFDocumentProxy,
    /** Of the first page, in points: what the others are taken for until they are read. */
    readonly firstSize: { readonly width: number; readonly height: number },
  ) {}

  /** @throws PdfFailure when it is protected by a password or no PDF that can be read */
  static async open(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<PdfFile> {
    const worker = startPdfWorker();
    signal.addEventListener("abort", () => worker.terminate(), { once: true });
    try {
      const document = await documentFrom(bytes, worker);
      const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
      return new PdfFile(worker, document, { width, height });
    } catch (error) {
      worker.terminate();
      throw error instanceof PdfFailure ? error : new PdfFailure("broken");
    }
  }

  get pageCount(): number {
    return this.document.numPages;
  }

  /** @param number counted from 1 */
  page(number: number): Promise<PDFPageProxy> {
    return this.document.getPage(number);
  }

  /** Ends the worker, which forgets the file; nothing that is asked afterwards is answered. */
  close(): void {
    void this.document.destroy();
    this.worker.terminate();
  }
}

async function documentFrom(bytes: Uint8Array<ArrayBuffer>, worker: Worker): Promise<PDFDocumentProxy> {
  const task = getDocument({
    // The worker takes what it is given.
    data: bytes.slice(),
    worker: PDFWorker.create({ port: worker }),
    // Nothing in a file runs, and nothing is fetched for it.
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
    disableRange: true,
    disableStream: true,
    stopAtErrors: false,
    maxImageSize: MOST_PIXELS_OF_IMAGE,
    canvasMaxAreaInBytes: 4 * MOST_PIXELS_OF_IMAGE,
    verbosity: VerbosityLevel.ERRORS,
    // Names only: they say that there is something to be had. Fonts are the system's, so they have none.
    cMapUrl: "keyferry:/",
    wasmUrl: "keyferry:/",
    BinaryDataFactory: PdfResources,
  });
  return new Promise((resolve, reject) => {
    // Otherwise it would wait for a password for ever.
    task.onPassword = () => reject(new PdfFailure("password"));
    task.promise.then(resolve, () => reject(new PdfFailure("broken")));
  });
}

/** The words on a page, in the order in which they are drawn, for those who cannot see it. */
export async function textOfPage(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items
    .map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""))
    .join("")
    .slice(0, MOST_TEXT_OF_PAGE);
}
