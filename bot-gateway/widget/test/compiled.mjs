import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A module of the widget, as compiled by run.mjs. */
export function compiled(name) {
  return import(pathToFileURL(join(process.env.COMPILED, `${name}.js`)).href);
}

/** Lets everything go on that waits for nothing but its turn. */
export async function settled() {
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
}
