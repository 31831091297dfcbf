import { listen, type ToFrame, type ToLoader } from './bridge.ts';
import { colourOf } from './colour.ts';
import { languageOf } from './texts.ts';
import { Launcher } from './launcher.ts';

/**
 * The one script on an owner's page. It adds a button and, when it is wanted, the frame on our origin; everything it
 * adds stands in a shadow tree, so that the page's styles and ours leave each other alone.
 */
function start(script: HTMLScriptElement): void {
  const site = script.dataset['siteToken'];
  if (!site) {
    console.error('Recado: the script tag needs data-site-token.');
    return;
  }
  const wished = languageOf([script.dataset['language'], document.documentElement.lang, ...navigator.languages]);
  const base = new URL('.', script.src);
  const address = new URL('widget/frame', base);
  address.searchParams.set('site', site);
  address.searchParams.set('language', wished);
  address.searchParams.set('ask', '');
  address.hash = encodeURIComponent(location.origin);

  const launcher = new Launcher({
    address: address.href,
    language: wished,
    left: script.dataset['position'] === 'left',
    colour: colourOf(script.dataset['colour']),
    tell: (message: ToFrame) => launcher.frame.contentWindow?.postMessage(message, base.origin),
  });
  listen<ToLoader>(() => launcher.frame.contentWindow, base.origin, (message) => {
    if (message.recado === 'engaged' && !launcher.isSigned) {
      note(site, ENGAGED);
    } else if (message.recado === 'ready' && noted(site) === LEAVING) {
      note(site);
    }
    launcher.hear(message);
    if (message.recado === 'refused') {
      refused(launcher, message.code);
    }
  });
  document.body.append(launcher.node);
  listenToThePage(launcher);
  if (noted(site) === LEAVING) {
    launcher.admit(undefined, true);
  }
  if (script.dataset['identity']) {
    launcher.admit(script.dataset['identity']);
  } else if (noted(site) === ENGAGED) {
    launcher.load();
  }
  obey(commandsOf(launcher, site));
}

type Command = (...words: readonly unknown[]) => void;

/** What the page may say of its own visitor: `recado('identify', token)` and `recado('logout')`. */
function commandsOf(launcher: Launcher, site: string): Command {
  return (what, token) => {
    if (what === 'identify' && typeof token === 'string' && token !== '') {
      launcher.admit(token);
    } else if (what === 'logout') {
      note(site, LEAVING);
      launcher.admit(undefined, true);
    } else {
      console.error("Recado: there are recado('identify', token) and recado('logout').");
    }
  };
}

/** Takes the place of the page's own `recado`, and does what was asked of that one meanwhile. */
function obey(command: Command): void {
  const page = window as unknown as { recado?: Command & { q?: ArrayLike<unknown>[] } };
  const waiting = page.recado?.q ?? [];
  page.recado = command;
  waiting.forEach((words) => command(...Array.from(words)));
}

/** The page learns why, and may sign anew; meanwhile the visitor is anonymous, where that is allowed. */
function refused(launcher: Launcher, code: string): void {
  if (!launcher.presentAgain()) {
    console.warn(`Recado: ${code}`);
    window.dispatchEvent(new CustomEvent('recado:refused', { detail: { code } }));
  }
}

/** The page's own buttons may open the chat too, and propose what to write. */
function listenToThePage(launcher: Launcher): void {
  document.addEventListener('click', (event) => {
    const asking = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-recado-open]') : null;
    if (asking) {
      launcher.open(asking.dataset['recadoOpen'], asking);
    }
  });
}

/** Who has written before gets the frame with the page, hidden, so that the button can show what is unread. */
const ENGAGED = '1';
/** Whoever signs out goes to another page before the frame could forget them: the next one has it done. */
const LEAVING = 'leaving';

function note(site: string, what?: typeof ENGAGED | typeof LEAVING): void {
  try {
    if (what === undefined) {
      localStorage.removeItem(`recado:${site}:engaged`);
    } else {
      localStorage.setItem(`recado:${site}:engaged`, what);
    }
  } catch {
    // Without storage the frame is loaded at the first click, as for everybody new.
  }
}

function noted(site: string): string | null {
  try {
    return localStorage.getItem(`recado:${site}:engaged`);
  } catch {
    return null;
  }
}

const current = document.currentScript;
if (current instanceof HTMLScriptElement && !document.getElementById(Launcher.ID)) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => start(current), { once: true });
  } else {
    start(current);
  }
}
