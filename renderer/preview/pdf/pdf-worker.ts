import workerAddress from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

interface WorkerAddresses {
  createScriptURL(address: string): URL;
}
declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(address: string): string }): WorkerAddresses;
    };
  }
}

/**
 * The one script that the page may start beside itself. The content security policy knows this name, and a name can be
 * taken once only.
 */
const addresses = window.trustedTypes?.createPolicy("keyferry-pdf-worker", {
  createScriptURL: (address) => {
    if (address !== workerAddress) throw new TypeError("Only the reader of PDF runs beside the page.");
    return address;
  },
});

/** Starts the reader of PDF, for one document: it is ended with it, whatever it is doing then. */
export function startPdfWorker(): Worker {
  return new Worker(addresses?.createScriptURL(workerAddress) ?? workerAddress, { type: "module" });
}
