import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { Account, Action, ContactCard, Conversation, Label, Message, SavedReply, SignedIn } from '../src/api/types';

export const API = 'http://localhost:3000/api/v1';

export const ME: SignedIn = { person: 'p-eva', tenant: 't-1', name: 'Eva Ríos', role: 'OWNER', expiresIn: 900 };

export const ACCOUNT: Account = {
  person: ME.person,
  email: 'eva@example.com',
  name: ME.name,
  role: ME.role,
  language: 'SPANISH',
  company: 'Red Andina',
  secondFactor: false,
  recoveryCodesLeft: 0,
  operator: false,
};

export function aConversation(wish: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c-1',
    channel: 'ch-1',
    channelKind: 'WEBCHAT',
    contact: 'contact-ab12',
    name: 'Ana Paz',
    handler: { kind: 'WAITING', since: new Date().toISOString() },
    resolved: false,
    blocked: false,
    language: 'SPANISH',
    labels: [],
    unread: 0,
    lastHeardAt: new Date().toISOString(),
    waitingSince: new Date().toISOString(),
    last: { at: new Date().toISOString(), author: 'CUSTOMER', content: { type: 'text', body: 'Hola' } },
    ...wish,
  };
}

export function aMessage(wish: Partial<Message> = {}): Message {
  return {
    id: crypto.randomUUID(),
    at: new Date().toISOString(),
    author: 'CUSTOMER',
    content: { type: 'text', body: 'Hola' },
    ...wish,
  };
}

export function aCard(wish: Partial<ContactCard['contact']> = {}): ContactCard {
  return {
    contact: {
      id: 'contact-ab12',
      name: 'Ana Paz',
      channels: ['WEBCHAT'],
      tags: [],
      blocked: false,
      erased: false,
      createdAt: new Date().toISOString(),
      ...wish,
    },
    note: null,
    noteVersion: 'n-1',
    tagsVersion: 't-1',
    identities: [],
  };
}

/** What the fake control plane holds, and what it was asked to do. */
export const world = {
  conversations: [] as Conversation[],
  messages: [] as Message[],
  actions: [] as Action[],
  labels: [] as Label[],
  replies: [] as SavedReply[],
  isTokenFresh: true,
  renewals: 0,
  sent: [] as { key: string | null; text: string }[],
  reset() {
    Object.assign(this, { conversations: [], messages: [], actions: [], labels: [], replies: [], isTokenFresh: true, renewals: 0, sent: [] });
  },
};

export function problem(status: number, code: string) {
  return HttpResponse.json({ code, detail: code, status }, { status });
}

const notSignedIn = () => problem(401, 'not-signed-in');
const whenFresh = (answer: () => HttpResponse<never>) => (world.isTokenFresh ? answer() : notSignedIn());
const json = (value: unknown) => HttpResponse.json<never>(value as never);

function handOver(handler: Conversation['handler']) {
  world.conversations = world.conversations.map((one) => ({ ...one, handler, waitingSince: null }));
  return json({ conversation: world.conversations[0], botMayBeHeard: false });
}

export const server = setupServer(
  http.get(`${API}/sessions/current`, () => whenFresh(() => json(ME))),
  http.post(`${API}/sessions/refresh`, () => {
    world.renewals += 1;
    world.isTokenFresh = true;
    return json(ME);
  }),
  http.get(`${API}/sign-ups`, () => json({ open: true })),
  http.get(`${API}/people`, () => json([{ id: ME.person, name: ME.name, role: 'OWNER' }])),
  http.get(`${API}/contacts/:id/errands`, () => json({ tickets: [], appointments: [], invoices: [], payments: [] })),
  http.get(`${API}/contacts/:id`, () => json(aCard())),
  http.get(`${API}/labels`, () => json(world.labels)),
  http.get(`${API}/saved-replies`, () => json(world.replies)),
  http.get(`${API}/desk/availability`, () => json({ available: false, most: 5 })),
  http.get(`${API}/channels`, () => json([])),
  http.get(`${API}/account`, () => json(ACCOUNT)),
  http.get(`${API}/account/tenants`, () => json([{ id: ME.tenant, name: 'Red Andina', role: ME.role }])),
  http.get(`${API}/invitations`, () => json([])),
  http.get(`${API}/bot/publications`, () => json([])),
  http.get(`${API}/gateway`, () => json({ serving: true })),
  http.get(`${API}/conversations`, ({ request }) => {
    const query = new URL(request.url).searchParams;
    const [kind, person] = [query.get('handler'), query.get('person')];
    const isAskedFor = ({ handler }: Conversation) => (!kind || handler.kind === kind) && (!person || handler.person === person);
    return whenFresh(() => json({ items: world.conversations.filter(isAskedFor) }));
  }),
  http.get(`${API}/conversations/:id`, () => json(world.conversations[0])),
  http.get(`${API}/conversations/:id/messages`, () => json({ items: [...world.messages].reverse() })),
  http.get(`${API}/conversations/:id/actions`, () => json(world.actions)),
  http.put(`${API}/conversations/:id/read`, () => new HttpResponse(null, { status: 204 })),
  http.post(`${API}/conversations/:id/takeover`, () =>
    handOver({ kind: 'PERSON', person: ME.person, name: ME.name, since: new Date().toISOString() }),
  ),
  http.post(`${API}/conversations/:id/handback`, () => handOver({ kind: 'BOT' })),
  http.post(`${API}/conversations/:id/messages`, async ({ request }) => {
    const { text } = (await request.json()) as { text: string };
    world.sent.push({ key: request.headers.get('Idempotency-Key'), text });
    world.messages.push(aMessage({ author: 'AGENT', content: { type: 'text', body: text }, ticks: 'SENT' }));
    return HttpResponse.json({ id: 'm' }, { status: 202 });
  }),
);

/** An answer that comes when the test says so. */
export function heldAnswer() {
  let give: (answer: Response) => void = () => undefined;
  const promise = new Promise<Response>((resolve) => {
    give = resolve;
  });
  return { promise, give: (answer: Response) => give(answer) };
}
