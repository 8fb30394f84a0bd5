import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { Preview } from "../../shared/protocol/ipc/preview-views";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { no, pause, yes } from "./answers";
import { samplePdf } from "./sample-pdf";

const NOTES = `Things to bring to the notary\n\n${Array.from({ length: 40 }, (_, i) => `${i + 1}. Paper number ${i + 1}, signed twice, with a copy for each of us`).join("\n")}\n`;

/** A picture drawn here: dusk over the sea. */
async function picture(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(1_200, 800);
  const pen = canvas.getContext("2d");
  if (pen !== null) {
    const sky = pen.createLinearGradient(0, 0, 0, 800);
    for (const [at, colour] of [
      [0, "#17667f"],
      [0.6, "#f0c27b"],
      [0.62, "#125468"],
      [1, "#0d4254"],
    ] as const) {
      sky.addColorStop(at, colour);
    }
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 1_200, 800);
  }
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
}

async function previewOf({ mediaType, size }: ItemView): Promise<Preview> {
  if (mediaType.startsWith("image/"))
    return { kind: "image", mediaType: "image/png", bytes: await picture() };
  if (mediaType === "application/pdf") {
    return {
      kind: "pdf",
      bytes: samplePdf(["Contract of purchase", "Annex 1: the house", "Annex 2: the garden"]),
    };
  }
  if (size === 0) return { kind: "text", text: "", isCut: false, isPart: false };
  if (mediaType === "text/plain") return { kind: "text", text: NOTES, isCut: true, isPart: false };
  return { kind: "none", because: "kind" };
}

/** Previews as the main process would give them. */
export function pretendPreviews(
  item: (itemId: string) => ItemView | undefined,
): Pick<KeyferryApi, "previews"> {
  return {
    previews: {
      read: async ({ itemId }) => {
        await pause(150);
        const found = item(itemId);
        return found === undefined ? no("item-not-found") : yes(await previewOf(found));
      },
    },
  };
}
