// Builds the loader, the frame and the demo page into the gateway's class path, and refuses to grow too large.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../target/classes/widget');
const MOST_BYTES = 40_000;

const common = {
  configFile: false,
  root: here,
  base: '/widget/',
  logLevel: 'warn',
  html: { cspNonce: '__NONCE__' },
};

/** The pages, with their scripts and styles under names that bear their hash. */
await build({
  ...common,
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rollupOptions: { input: { frame: join(here, 'frame.html'), demo: join(here, 'demo.html') } },
  },
});

/** The loader, as one classic script: it must run on pages that know nothing of modules. */
await build({
  ...common,
  build: {
    outDir: out,
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: join(here, 'src/loader.ts'), formats: ['iife'], name: 'recado', fileName: () => 'widget.js' },
  },
});

function gzipped(name) {
  return gzipSync(readFileSync(join(out, name)), { level: 9 }).length;
}

/** What a visitor's browser fetches; the demo page is not part of it. */
function shipped() {
  const page = readFileSync(join(out, 'frame.html'), 'utf8');
  const assets = readdirSync(join(out, 'assets')).filter((name) => page.includes(name));
  return ['widget.js', 'frame.html', ...assets.map((name) => join('assets', name))];
}

const sizes = shipped().map((name) => ({ name, bytes: gzipped(name) }));
const total = sizes.reduce((sum, file) => sum + file.bytes, 0);
console.log(`widget: ${sizes.map((file) => `${file.name} ${file.bytes}`).join(', ')}; ${total} bytes gzipped`);
if (total > MOST_BYTES) {
  console.error(`widget: ${total} bytes are more than the ${MOST_BYTES} it may have`);
  process.exit(1);
}
