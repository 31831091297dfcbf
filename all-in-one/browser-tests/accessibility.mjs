import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MOST_STEPS = 400;

/** Fails on what axe finds serious or critical, in the page and in the widget's frame. */
export async function passesAxe(page, widget, where) {
  await documentPassesAxe(page.mainFrame(), where);
  await documentPassesAxe(widget.document(), where);
}

/** The same for a page without the widget. */
export function pagePassesAxe(page, where) {
  return documentPassesAxe(page.mainFrame(), where);
}

async function documentPassesAxe(document, where) {
  await document.evaluate(AXE);
  const { violations } = await document.evaluate(() => globalThis.axe.run({ iframes: false, resultTypes: ['violations'] }));
  const grave = violations
    .filter((violation) => ['serious', 'critical'].includes(violation.impact))
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  assert.deepEqual(grave, [], `axe, ${where}, ${new URL(document.url()).pathname}`);
}

/** Walks by Tab until everything that can be used has had the focus, and looked different while it had it. */
export async function reachesAllByKeyboard(page, ...frames) {
  const documents = [page.mainFrame(), ...frames];
  const missing = new Set();
  for (const document of documents) {
    (await document.evaluate(prepareWalk)).forEach((name) => missing.add(name));
  }
  const all = missing.size;
  for (let step = 0; step < MOST_STEPS && missing.size > 0; step += 1) {
    await page.keyboard.press('Tab');
    for (const document of documents) {
      const focused = await document.evaluate(() => globalThis.focused());
      if (focused) {
        assert.ok(focused.visible, `the focus shows on ${focused.name}`);
        missing.delete(focused.name);
      }
    }
  }
  assert.deepEqual([...missing], [], 'all can be reached by keyboard');
  return all;
}

/** Runs in the page: notes what can be used there and how it looks without focus; returns the names. */
function prepareWalk() {
  // What arrow keys lead to, within something that Tab leads to, says so by -1.
  const USABLE = ['a[href]', 'button:not(:disabled)', 'textarea:not(:disabled)', '[tabindex="0"]'].map((one) => `${one}:not([tabindex="-1"])`).join();
  const known = new Map();

  const lookOfOne = (node) => {
    // A border that fades to its colour has, at first, still the one it had.
    node.getAnimations().filter((one) => one instanceof CSSTransition).forEach((one) => one.finish());
    const style = getComputedStyle(node);
    return `${style.outlineStyle} ${style.outlineWidth} ${style.boxShadow} ${style.borderColor}`;
  };
  const look = (element) =>
    [element, element.parentElement, element.parentElement?.parentElement].filter(Boolean).map(lookOfOne).join('|');
  const nameOf = (element) =>
    `${element.localName}.${element.className} “${element.getAttribute('aria-label') ?? element.textContent.trim()}”`;
  const search = (root) => {
    const nested = [...root.querySelectorAll('*')].filter((element) => element.shadowRoot).map((element) => element.shadowRoot);
    return [...root.querySelectorAll(USABLE), ...nested.flatMap(search)];
  };

  document.activeElement?.blur();
  search(document)
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'))
    .forEach((element) => known.set(element, { name: nameOf(element), look: look(element) }));

  globalThis.focused = () => {
    let element = document.hasFocus() ? document.activeElement : null;
    while (element?.shadowRoot?.activeElement) {
      element = element.shadowRoot.activeElement;
    }
    // By the name it had: what is in it may have come only now.
    const before = known.get(element);
    return before ? { name: before.name, visible: look(element) !== before.look } : null;
  };
  return [...known.values()].map(({ name }) => name);
}
