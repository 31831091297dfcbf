import { Api } from './api.ts';
import { listen, type Entering, type ToFrame, type ToLoader } from './bridge.ts';
import { languageOf } from './texts.ts';
import { forgetVisitor, MemoryStorage, openStorage, type Storage } from './storage.ts';
import { Widget } from './widget.ts';

/** The entry of the iframe's page: reads its address, and ties the widget to the page around it. */
const parameters = new URLSearchParams(location.search);
const site = parameters.get('site') ?? '';
const host = decodeURIComponent(location.hash.slice(1));
const embedded = window.parent !== window;
let widget: Widget | undefined;

function tell(message: ToLoader): void {
  if (embedded && host) {
    window.parent.postMessage(message, host);
  }
}

/** A frame is one person's for as long as it is there: another one gets another frame. */
function enter(storage: Storage, identity?: string): void {
  widget = new Widget({
    site,
    language: languageOf([parameters.get('language'), ...navigator.languages]),
    api: new Api(new URL('api/', location.href)),
    storage,
    identity,
    tell,
  });
  widget.begin(!embedded);
}

function enterAs({ identity, forget }: Entering): void {
  if (forget) {
    forgetVisitor(openStorage(), site);
  }
  // Of somebody signed nothing stays in a browser that others may use.
  enter(identity === undefined ? openStorage() : new MemoryStorage(), identity);
}

listen<ToFrame>(() => window.parent, host, (message) => {
  switch (message.recado) {
    case 'enter':
      if (!widget) {
        enterAs(message);
      }
      break;
    case 'open':
      widget?.open(message.draft ?? '');
      break;
    case 'close':
      widget?.close();
      break;
  }
});

// A loader of before this question was asked is kept by browsers for minutes, and answers nothing.
if (embedded && parameters.has('ask')) {
  tell({ recado: 'who' });
} else {
  enter(openStorage());
}
