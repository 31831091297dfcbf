// Builds the panel into the class path of admin-api, and refuses a first load of the inbox that is too large.
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../target/classes/panel');
const MOST_BYTES = 250_000;

await build({ root: here, logLevel: 'warn' });

const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));
rmSync(join(out, '.vite'), { recursive: true });

/** A chunk's files, with those of all that it imports at once. */
function files(key, seen = new Set()) {
  if (seen.has(key)) {
    return [];
  }
  seen.add(key);
  const chunk = manifest[key];
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((name) => files(name, seen))];
}

/** What a browser fetches before the inbox is there. */
const first = new Set(['index.html', ...files('index.html')]);
const total = [...first].reduce((sum, name) => sum + gzipSync(readFileSync(join(out, name)), { level: 9 }).length, 0);
console.log(`panel: ${first.size} files, ${total} bytes gzipped before the inbox is there`);
if (total > MOST_BYTES) {
  console.error(`panel: ${total} bytes are more than the ${MOST_BYTES} it may have`);
  process.exit(1);
}
