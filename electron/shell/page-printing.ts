import type { WebContents } from "electron";
import { KeyferryError } from "../services/keyferry-error";
import type { PagePrinting } from "../services/ports";

/** Prints the app's own page, as its style for paper says. @param contents of the window; null while there is none */
export function pagePrinting(contents: () => Pick<WebContents, "print" | "printToPDF"> | null): PagePrinting {
  const page = () => {
    const shown = contents();
    if (shown === null) throw new KeyferryError("print-failed", "no window");
    return shown;
  };
  return {
    print: async () => {
      const { isPrinted, reason } = await new Promise<{ isPrinted: boolean; reason: string }>((resolve) => {
        page().print({ printBackground: true }, (success, failure) =>
          resolve({ isPrinted: success, reason: failure }),
        );
      });
      if (!isPrinted && !/cancel/i.test(reason)) throw new KeyferryError("print-failed", reason);
      return isPrinted;
    },
    asPdf: async () => {
      try {
        return await page().printToPDF({ printBackground: true, pageSize: "A4", preferCSSPageSize: true });
      } catch (error) {
        throw new KeyferryError("print-failed", undefined, { cause: error });
      }
    },
  };
}
