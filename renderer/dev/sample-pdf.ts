const PAGE = { width: 595, height: 842 };

/** Eight white rows as a fax sends them (ITU-T T.6: a bit each, then the end of the block). As a mask, white is what is painted. */
const FAX = "\xff\x00\x10\x01";

/** A stream object's content: a coloured bar, a line of text below it, and a square of the same colour that comes as a fax. */
function drawing(text: string, colour: readonly [number, number, number]): string {
  const escaped = text.replace(/[\\()]/g, "\\$&");
  return `${colour.join(" ")} rg 60 700 475 80 re f q 200 0 0 200 60 400 cm /Fax Do Q 0 0 0 rg BT /F1 24 Tf 60 640 Td (${escaped}) Tj ET`;
}

/**
 * A PDF made by hand (ISO 32000-2, 7.5): one page for each text, with a bar of the colour above it.
 * @param texts in Latin-1
 * @param trailer what else stands in the trailer, such as an entry for a password
 */
export function samplePdf(
  texts: readonly string[],
  colour: readonly [number, number, number] = [0.09, 0.4, 0.5],
  trailer = "",
): Uint8Array<ArrayBuffer> {
  const pageIds = texts.map((_, i) => 5 + 2 * i);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${texts.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Type /XObject /Subtype /Image /ImageMask true /Width 8 /Height 8 /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 8 /Rows 8 /BlackIs1 true >> /Length ${FAX.length} >>\nstream\n${FAX}\nendstream`,
    ...texts.flatMap((text, i) => {
      const content = drawing(text, colour);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${6 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Fax 4 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.7\n";
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

/** A PDF that asks for a password: 7.6.4, with entries that the empty password does not fit. */
export function lockedPdf(): Uint8Array<ArrayBuffer> {
  const entry = `<${"5a".repeat(32)}>`;
  return samplePdf(
    ["Secret"],
    [0, 0, 0],
    `/ID [<${"01".repeat(16)}> <${"01".repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O ${entry} /U ${entry} >> `,
  );
}
