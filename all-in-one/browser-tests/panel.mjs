import { eventually } from './widget.mjs';

/** The panel on one page, as somebody who works with it handles it. */
export class Panel {
  constructor(page, base) {
    this.page = page;
    this.base = base;
    this.input = page.getByRole('textbox', { name: /^Escribe a / });
    this.talk = page.getByRole('region', { name: 'Conversación', exact: true });
    this.log = page.getByRole('log');
  }

  async signIn({ email, password }) {
    await this.page.goto(new URL('panel/', this.base).href);
    await this.page.getByLabel('Correo electrónico').fill(email);
    await this.page.getByLabel('Contraseña').fill(password);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('heading', { name: 'Conversaciones' }).waitFor();
  }

  /** The lines of the list. */
  get rows() {
    return this.page.getByRole('region', { name: 'Conversaciones' }).getByRole('listitem');
  }

  async press(name) {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async sees(text) {
    await this.page.getByText(text).first().waitFor();
  }

  async say(text) {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** Waits until a line of the conversation says this. */
  async reads(text) {
    await this.log.getByText(text).first().waitFor();
  }

  /** Waits until a line of our own has come so far. */
  async ticks(text, tick) {
    const line = this.log.getByRole('article').filter({ hasText: text });
    await eventually(() => line.getByRole('img').first().getAttribute('aria-label'), tick, `the tick of “${text}”`);
  }
}
