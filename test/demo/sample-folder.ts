import fs from "node:fs";
import path from "node:path";
import { crc32, deflateSync } from "node:zlib";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

type Colour = readonly [number, number, number];

/** A small picture, 8 bits a channel: two colours running into each other, as at dusk over water. */
function duskPicture(width: number, height: number, top: Colour, bottom: Colour): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ripple = y > height / 2 ? Math.sin(x / 7 + y) * 0.06 : 0;
      const share = Math.min(1, Math.max(0, y / height + ripple));
      for (const channel of [0, 1, 2] as const) {
        const value = top[channel] * (1 - share) + bottom[channel] * share;
        rows[y * (1 + width * 3) + 1 + x * 3 + channel] = Math.round(value);
      }
    }
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", size),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Readings of a tide gauge, one a minute. */
function tideReadings(lines: number): string {
  const rows = ["time;level cm;temperature C"];
  for (let minute = 0; minute < lines; minute++) {
    const time = new Date(Date.UTC(2025, 4, 1, 0, minute)).toISOString().slice(0, 16);
    const level = 180 + 140 * Math.sin((minute / 745) * 2 * Math.PI);
    rows.push(`${time};${level.toFixed(1)};${(11 + Math.sin(minute / 9_000)).toFixed(2)}`);
  }
  return `${rows.join("\n")}\n`;
}

/** The folder that the demo encrypts: a few papers, pictures, and one file large enough to share a part of. */
export function makeSampleFolder(folder: string): void {
  const files: Record<string, string | Buffer> = {
    "Read me first.txt": "The papers of the river survey.\n\nPictures are from the east bank.\n",
    "Budget 2025.csv": "item;euro\nrope;120\nlanterns;85\nboat hire;2400\n",
    "Tide readings.csv": tideReadings(366_000),
    "Letters/To the harbour office.txt": "Dear harbour master,\n\nwe ask for a mooring from May to July.\n",
    "Letters/Reply.txt": "Granted. Mind the current.\n",
    "Pictures/Evening.png": duskPicture(320, 200, [28, 36, 84], [244, 150, 92]),
    "Pictures/Morning.png": duskPicture(320, 200, [196, 222, 240], [88, 140, 150]),
    "Pictures/Night.png": duskPicture(320, 200, [8, 10, 26], [38, 52, 98]),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}
