import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PATIENCE_MS = 30_000;

/** What Chromium reports of requests made while there is no network. */
export const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/;

/** The browser installed on this machine; none is downloaded. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/** One person's browser, whose complaints are written down: errors, warnings, violated policies, unhandled exceptions. */
export class Visitor {
  /** Complaints that belong to what a chapter does. */
  expected = [];
  complaints = [];

  static async arrive(browser, options) {
    const visitor = new Visitor();
    visitor.context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'es-CO',
      reducedMotion: 'reduce',
      ...options,
    });
    visitor.context.setDefaultTimeout(PATIENCE_MS);
    return visitor;
  }

  async newPage() {
    const page = await this.context.newPage();
    page.on('pageerror', (error) => this.complain(`exception: ${error.message}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) {
        this.complain(`${message.type()}: ${message.text()}`);
      }
    });
    return page;
  }

  complain(text) {
    if (!this.expected.some((pattern) => pattern.test(text))) {
      this.complaints.push(text);
    }
  }
}
