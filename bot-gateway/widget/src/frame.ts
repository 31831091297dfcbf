import { Api } from './api.ts';
import { listen, type ToFrame, type ToLoader } from './bridge.ts';
import { languageOf } from './texts.ts';
import { openStorage } from './storage.ts';
import { Widget } from './widget.ts';

/** The entry of the iframe's page: reads its address, and ties the widget to the page around it. */
const parameters = new URLSearchParams(location.search);
const host = decodeURIComponent(location.hash.slice(1));
const embedded = window.parent !== window;

const widget = new Widget({
  site: parameters.get('site') ?? '',
  language: languageOf([parameters.get('language'), ...navigator.languages]),
  api: new Api(new URL('api/', location.href)),
  storage: openStorage(),
  tell: (message: ToLoader) => {
    if (embedded && host) {
      window.parent.postMessage(message, host);
    }
  },
});

listen<ToFrame>(() => window.parent, host, (message) => {
  if (message.recado === 'open') {
    widget.open(message.draft ?? '');
  } else {
    widget.close();
  }
});

widget.begin(!embedded);
