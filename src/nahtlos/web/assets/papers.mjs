// Fonts for papers: what sets them reads TrueType, so the packages' WOFF files are unpacked (W3C WOFF 1.0).
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

const WEIGHTS = [400, 600];
// A package cuts one font into pieces by script. Each piece gets a name of its own, as long as the old
// one, so that a paper says which it tries first. Vazirmatn keeps a letter and its dots in one shape: text
// can be copied out of the paper and read aloud.
const PIECES = [
  { name: "fira-sans", subset: "latin", from: "Fira Sans", to: "Fira Latn" },
  { name: "fira-sans", subset: "latin-ext", from: "Fira Sans", to: "Fira Late" },
  { name: "fira-sans", subset: "cyrillic", from: "Fira Sans", to: "Fira Cyrl" },
  { name: "fira-sans", subset: "cyrillic-ext", from: "Fira Sans", to: "Fira Cyre" },
  { name: "vazirmatn", subset: "arabic", from: "Vazirmatn", to: "Vazirmatn" },
];
const HEADER = 44, ENTRY = 20, OFFSETS = 12, RECORD = 16;

function tables(woff) {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, n) => {
    const at = HEADER + ENTRY * n;
    const [begins, packed, length, checksum] = [4, 8, 12, 16].map((by) => woff.readUInt32BE(at + by));
    const raw = woff.subarray(begins, begins + packed);
    return { tag: woff.toString("latin1", at, at + 4), checksum, data: packed < length ? inflateSync(raw) : raw };
  });
}

function utf16(text) {
  return Buffer.from(text, "utf16le").swap16();
}

function renamed(data, from, to) {
  const [old, fresh, copy] = [utf16(from), utf16(to), Buffer.from(data)];
  for (let at = copy.indexOf(old); at !== -1; at = copy.indexOf(old, at + old.length)) fresh.copy(copy, at);
  return copy;
}

function truetype(woff, { from, to }) {
  const all = tables(woff);
  const top = Buffer.alloc(OFFSETS + RECORD * all.length);
  const exponent = Math.floor(Math.log2(all.length));
  top.writeUInt32BE(woff.readUInt32BE(4), 0);
  [all.length, 16 << exponent, exponent, 16 * all.length - (16 << exponent)].forEach((value, n) => top.writeUInt16BE(value, 4 + 2 * n));
  const parts = [top];
  let begins = top.length;
  all.forEach(({ tag, checksum, data }, n) => {
    const body = tag === "name" ? renamed(data, from, to) : data;
    const at = OFFSETS + RECORD * n;
    top.write(tag, at, "latin1");
    [checksum, begins, body.length].forEach((value, by) => top.writeUInt32BE(value, at + 4 + 4 * by));
    const filler = Buffer.alloc((4 - (body.length % 4)) % 4);
    parts.push(body, filler);
    begins += body.length + filler.length;
  });
  return Buffer.concat(parts);
}

export async function paperFonts(packages, target) {
  await mkdir(target, { recursive: true });
  for (const piece of PIECES) {
    for (const weight of WEIGHTS) {
      const file = `${piece.name}-${piece.subset}-${weight}`;
      const woff = await readFile(join(packages, "@fontsource", piece.name, "files", `${file}-normal.woff`));
      await writeFile(join(target, `${file}.ttf`), truetype(woff, piece));
    }
  }
}
