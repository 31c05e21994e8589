// Builds the static files: `node build.mjs TARGET`. Called by `python -m nahtlos.site.assets`.
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import postcss from "postcss";
import rtlcss from "rtlcss";
import { trimmed } from "./kern.mjs";
import { paperFonts } from "./papers.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2];
const packages = join(dirname(createRequire(import.meta.url).resolve("rtlcss/package.json")), "..");
const BROWSERS = ["chrome111", "edge111", "firefox121", "safari16.4"];

const FONTS = [
  { name: "fira-sans", subsets: ["latin", "latin-ext", "cyrillic"], weights: [400, 600] },
  { name: "noto-sans-arabic", subsets: ["arabic"], weights: [400, 600] },
];

const LICENCES = {
  "kern-ux.EUPL-1.2.md": "@kern-ux/native/LICENSE.md",
  "fira-sans.OFL-1.1.txt": "@fontsource/fira-sans/LICENSE",
  "noto-sans-arabic.OFL-1.1.txt": "@fontsource/noto-sans-arabic/LICENSE",
  "vazirmatn.OFL-1.1.txt": "@fontsource/vazirmatn/LICENSE",
  "htmx.0BSD.txt": "htmx.org/LICENSE",
};

async function fontFaces({ name, subsets, weights }) {
  const folder = join(packages, "@fontsource", name);
  const faces = [];
  for (const weight of weights) {
    const sheet = postcss.parse(await readFile(join(folder, `${weight}.css`), "utf8"));
    for (const subset of subsets) {
      const file = `${name}-${subset}-${weight}-normal.woff2`;
      const face = sheet.nodes.find((node) => node.type === "atrule" && node.toString().includes(`/${file})`));
      face.walkDecls("src", (source) => { source.value = `url(./fonts/${file}) format("woff2")`; });
      faces.push(face.toString());
      await copyFile(join(folder, "files", file), join(target, "fonts", file));
    }
  }
  return faces.join("\n");
}

async function ownLayer() {
  const folder = join(here, "css");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".css")).sort();
  const sheets = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  return (await transform(sheets.join("\n"), { loader: "css", target: BROWSERS })).code;
}

async function stylesheets() {
  const fonts = (await Promise.all(FONTS.map(fontFaces))).join("\n");
  const kern = await readFile(join(packages, "@kern-ux/native/dist/kern.css"), "utf8");
  const whole = `${fonts}\n${trimmed(kern.replace(/^@charset[^;]*;/, ""), await ownLayer())}`;
  const { code } = await transform(whole, { loader: "css", minify: true, target: BROWSERS });
  await writeFile(join(target, "nahtlos.css"), code);
  await writeFile(join(target, "nahtlos.rtl.css"), rtlcss.process(code));
}

async function script() {
  await build({
    entryPoints: [join(here, "js/main.js")],
    outfile: join(target, "nahtlos.js"),
    bundle: true, minify: true, format: "iife", target: BROWSERS, legalComments: "none",
  });
}

async function rest() {
  await copyFile(join(here, "svg/favicon.svg"), join(target, "favicon.svg"));
  for (const [name, source] of Object.entries(LICENCES)) {
    await copyFile(join(packages, source), join(target, "licences", name));
  }
}

// WhiteNoise serves what stands compressed beside a file.
async function compressed() {
  const names = (await readdir(target)).filter((name) => /\.(css|js|svg)$/.test(name));
  for (const name of names) {
    const body = await readFile(join(target, name));
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    await writeFile(join(target, `${name}.br`), brotliCompressSync(body, best));
    await writeFile(join(target, `${name}.gz`), gzipSync(body, { level: 9 }));
  }
}

await mkdir(join(target, "fonts"), { recursive: true });
await mkdir(join(target, "licences"), { recursive: true });
await stylesheets();
await script();
await rest();
await paperFonts(packages, join(target, "papers"));
await compressed();
