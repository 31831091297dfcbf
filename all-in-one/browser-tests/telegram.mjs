import { createServer } from 'node:http';

/** As long as a poll is held open where nothing is new. */
const POLL_MS = 200;

const BLOCKED = { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' };

/** A stand-in for Telegram's Bot API with one bot: customers write by it, and it tells what it was sent. */
export class Telegram {
  static TOKEN = '110201543:AAdemo-token_of-a-stand-in';

  /** What the bot was given to say, in order, without what was refused. */
  sent = [];
  /** Whether customers have blocked the bot. */
  isBlocked = false;
  #updates = [];
  #lastId = 900_000_000;

  static async listen(port, bot) {
    const telegram = new Telegram();
    telegram.bot = bot;
    telegram.server = createServer(async (request, response) => {
      const answer = await telegram.#answer(request.url.split('/').at(-1).toLowerCase(), await bodyOf(request));
      response.writeHead(answer.error_code ?? 200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    });
    await new Promise((resolve) => telegram.server.listen(port, 'localhost', resolve));
    return telegram;
  }

  /** Somebody writes to the bot. */
  write({ id, name, language = 'es' }, text) {
    this.#lastId += 1;
    const [first_name, ...last] = name.split(' ');
    const person = { id, first_name, last_name: last.join(' ') };
    this.#updates.push({
      update_id: this.#lastId,
      message: {
        message_id: this.#lastId,
        from: { ...person, is_bot: false, language_code: language },
        chat: { ...person, type: 'private' },
        date: Math.floor(Date.now() / 1000),
        text,
      },
    });
  }

  /** Somebody taps a button of what the bot said last to them. */
  tap({ id, name }, button) {
    this.#lastId += 1;
    this.#updates.push({
      update_id: this.#lastId,
      callback_query: {
        id: String(this.#lastId),
        from: { id, first_name: name, is_bot: false },
        message: { message_id: this.#lastId, chat: { id, first_name: name, type: 'private' }, date: Math.floor(Date.now() / 1000), text: '' },
        chat_instance: '1',
        data: button.callback_data,
      },
    });
  }

  /** What one customer was sent, in order. */
  sentTo({ id }) {
    return this.sent.filter(({ chat_id }) => String(chat_id) === String(id));
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  async #answer(method, body) {
    switch (method) {
      case 'getme':
        return { ok: true, result: { id: 110201543, is_bot: true, first_name: this.bot, username: this.bot } };
      case 'getupdates':
        return { ok: true, result: await this.#poll(body.offset ?? 0) };
      case 'sendmessage':
        return this.#send(body);
      default:
        return { ok: true, result: true };
    }
  }

  async #poll(offset) {
    this.#updates = this.#updates.filter(({ update_id }) => update_id >= offset);
    if (this.#updates.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return this.#updates;
  }

  #send(body) {
    if (this.isBlocked) {
      return BLOCKED;
    }
    this.sent.push(body);
    return { ok: true, result: { message_id: this.sent.length, date: 1631818904, chat: { id: body.chat_id, type: 'private' } } };
  }
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) {
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString();
  return text === '' ? {} : JSON.parse(text);
}
