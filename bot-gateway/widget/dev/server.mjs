// A stand-in for the gateway, for work on the widget: npm run dev, then open the address it prints. It speaks the same
// API, keeps everything in memory, and answers from a short script. Port: PORT, or any free one.
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = join(dirname(fileURLToPath(import.meta.url)), '../../target/classes/widget');
const FIRM = 'Fibra Ejemplo';
const GREETINGS = {
  es: `¡Hola! Soy el asistente virtual de ${FIRM}. ¿En qué te puedo ayudar?`,
  en: `Hi! I’m the virtual assistant at ${FIRM}. How can I help you?`,
  de: `Guten Tag! Hier ist der digitale Assistent von ${FIRM}. Wie kann ich Ihnen helfen?`,
};
const POLICY =
  "default-src 'none'; script-src 'nonce-N' 'strict-dynamic'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "frame-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; frame-ancestors ";

/** By visitor token: { messages, seen, listeners }. */
const threads = new Map();

function threadOf(token) {
  if (!threads.has(token)) {
    threads.set(token, { messages: [], seen: 0, listeners: new Set() });
  }
  return threads.get(token);
}

function append(thread, author, clientId, content) {
  const known = clientId && thread.messages.find((message) => message.clientId === clientId);
  if (known) {
    return known.position;
  }
  const message = { position: thread.messages.length + 1, author, clientId, at: new Date().toISOString(), content };
  thread.messages.push(message);
  tell(thread, 'message', message, message.position);
  tell(thread, 'seen', seenOf(thread));
  return message.position;
}

function seenOf(thread) {
  const unread = thread.messages.filter((m) => m.author === 'business' && m.position > thread.seen).length;
  return { cursor: thread.seen, unread };
}

function tell(thread, event, data, id) {
  thread.listeners.forEach((listener) => write(listener, event, data, id));
}

function write(response, event, data, id) {
  response.write(`${id ? `id:${id}\n` : ''}event:${event}\ndata:${JSON.stringify(data)}\n\n`);
}

function reply(thread, message) {
  const say = (ms, content) => setTimeout(() => append(thread, 'business', null, content), ms);
  setTimeout(() => tell(thread, 'typing', {}), 250);
  if (message.type === 'choice' && message.choiceId.startsWith('urgency-')) {
    say(1100, {
      type: 'text',
      text: 'Listo: abrí el ticket EJ-1042. Te respondemos hoy antes de las 18:00. Puedes seguirlo aquí:\nhttps://example.com/tickets/1042',
      link: { title: 'Ver el ticket', address: 'https://example.com/tickets/1042' },
    });
  } else if (message.type === 'choice') {
    say(900, { type: 'text', text: 'Entiendo, gracias.' });
    say(1300, {
      type: 'choices',
      text: '¿Qué tan urgente es?',
      options: [
        { id: 'urgency-high', title: 'Urgente', description: 'No puedo trabajar' },
        { id: 'urgency-normal', title: 'Puede esperar', description: 'Me arreglo hasta mañana' },
      ],
    });
  } else {
    say(1000, {
      type: 'choices',
      text: 'Lamento lo de tu conexión. ¿Cómo lo notas?',
      options: [
        { id: 'down', title: 'No funciona nada' },
        { id: 'slow', title: 'Va muy lento' },
        { id: 'cuts', title: 'Se corta a ratos' },
      ],
    });
  }
}

const routes = {
  'GET /': (request, response) => page(response, 'demo.html', request),
  'GET /widget.js': (request, response) => file(response, 'widget.js', 'text/javascript'),
  'GET /widget/frame': (request, response) => page(response, 'frame.html', request),
  'POST /widget/api/sessions': async (request, response) => {
    const wish = await bodyOf(request);
    const known = wish.visitorToken && threads.has(wish.visitorToken);
    const visitorToken = known ? wish.visitorToken : randomBytes(24).toString('base64url');
    const thread = threadOf(visitorToken);
    const history = thread.messages.filter((message) => message.position > (wish.after ?? 0));
    json(response, {
      visitorToken,
      language: wish.language ?? 'es',
      name: FIRM,
      colour: null,
      greetings: GREETINGS,
      now: new Date().toISOString(),
      history,
      cursor: thread.messages.length,
      seen: seenOf(thread),
    });
  },
  'POST /widget/api/messages': async (request, response) => {
    const thread = visitorOf(request, response);
    const message = await bodyOf(request);
    if (thread && message.text === 'error') {
      problem(response, 400);
    } else if (thread) {
      const known = thread.messages.some((m) => m.clientId === message.clientId);
      const content =
        message.type === 'text'
          ? { type: 'text', text: message.text }
          : { type: 'choice', id: message.choiceId, title: message.title, answers: message.answers };
      const position = append(thread, 'visitor', message.clientId, content);
      json(response, { clientId: message.clientId, position });
      if (!known) {
        reply(thread, message);
      }
    }
  },
  'POST /widget/api/seen': async (request, response) => {
    const thread = visitorOf(request, response);
    const { cursor } = await bodyOf(request);
    if (thread) {
      thread.seen = Math.max(thread.seen, cursor);
      tell(thread, 'seen', seenOf(thread));
      response.writeHead(204).end();
    }
  },
  'GET /widget/api/stream': (request, response, url) => {
    const thread = visitorOf(request, response);
    if (thread) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      const after = Number(url.searchParams.get('after') ?? 0);
      thread.messages.filter((m) => m.position > after).forEach((m) => write(response, 'message', m, m.position));
      write(response, 'seen', seenOf(thread));
      thread.listeners.add(response);
      const alive = setInterval(() => response.write(':\n\n'), 15_000);
      response.on('close', () => {
        clearInterval(alive);
        thread.listeners.delete(response);
      });
    }
  },
};

function visitorOf(request, response) {
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  if (!threads.has(token)) {
    problem(response, 401);
    return undefined;
  }
  return threads.get(token);
}

function page(response, name, request) {
  const nonce = randomUUID();
  const language = new URL(request.url, 'http://localhost').searchParams.get('language') ?? 'es';
  const html = readFileSync(join(built, name), 'utf8')
    .replaceAll('__NONCE__', nonce)
    .replaceAll('__SITE_TOKEN__', 'demo')
    .replaceAll('__FIRM__', FIRM)
    .replaceAll('__LANGUAGE__', language);
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `${POLICY.replace('nonce-N', `nonce-${nonce}`)}'self'`,
  });
  response.end(html);
}

function file(response, name, type) {
  response.writeHead(200, { 'Content-Type': type }).end(readFileSync(join(built, name)));
}

function json(response, body) {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function problem(response, status) {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify({ status }));
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const asset = /^\/widget\/assets\/([\w-]+\.(js|css))$/.exec(url.pathname);
  const route = routes[`${request.method} ${url.pathname}`];
  try {
    if (asset) {
      file(response, join('assets', asset[1]), asset[2] === 'js' ? 'text/javascript' : 'text/css');
    } else if (route) {
      await route(request, response, url);
    } else {
      problem(response, 404);
    }
  } catch (failure) {
    console.error(failure);
    problem(response, 500);
  }
});

server.listen(Number(process.env.PORT ?? 0), () => {
  console.log(`http://localhost:${server.address().port}/`);
});
