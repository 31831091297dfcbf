import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { App } from '../src/app/App';
import type { ChannelDetails, Connection, Widget, WidgetIdentity } from '../src/api/types';
import { snippet } from '../src/features/channels/components/snippet';
import { FIELDS, isComplete, wishOf } from '../src/features/connections/components/fields';
import { GROUP_NAMES, groupOf, GROUPS } from '../src/features/connections/components/kinds';
import { API, problem, server } from './server';

const BOT: ChannelDetails = {
  id: 'ch-1',
  kind: 'TELEGRAM',
  name: '@red_andina_bot',
  address: '123456789',
  state: 'LIVE',
  code: null,
  secrets: [{ name: 'token', ends: 'wxyz' }],
  checkedAt: new Date().toISOString(),
  lastIn: null,
  lastOut: null,
  webhook: null,
};

const WIDGET: Widget = {
  script: 'https://chat.example.com/widget.js',
  siteToken: 'site-1',
  title: null,
  colour: null,
  left: false,
  greetings: {},
  domains: [],
};

const HOOK: Connection = {
  id: 'co-1',
  kind: 'WEBHOOK',
  name: '',
  address: 'https://n8n.example.com',
  state: 'FAILING',
  code: 'not_taken',
  since: new Date().toISOString(),
  types: [],
  webhook: null,
  usedAt: null,
  live: null,
  showsInChat: null,
};

const STRIPE: Connection = {
  ...HOOK,
  id: 'co-2',
  kind: 'STRIPE',
  address: null,
  code: 'signing_secret_missing',
  since: null,
  webhook: 'https://chat.example.com/webhooks/stripe/co-2',
  live: false,
};

function open(path: string) {
  history.replaceState(null, '', `/panel${path}`);
  render(<App />);
  return userEvent.setup();
}

test('a bot is live once its token is pasted, and a wrong one says what to do', async () => {
  let channels: ChannelDetails[] = [];
  server.use(
    http.get(`${API}/channels/overview`, () => HttpResponse.json(channels)),
    http.post(`${API}/channels/telegram`, async ({ request }) => {
      const { token } = (await request.json()) as { token: string };
      if (token !== '123456789:AAright') {
        return problem(422, 'token-refused');
      }
      channels = [BOT];
      return HttpResponse.json({ channel: BOT, verifyToken: null });
    }),
  );
  const user = open('/channels');
  await screen.findByText('Todavía no hay ningún canal');

  await user.click(screen.getByRole('button', { name: 'Conectar un canal' }));
  await user.click(screen.getByRole('button', { name: /Telegram/ }));
  await user.type(screen.getByLabelText('Clave del bot'), '123456789:AAwrong{Enter}');
  await screen.findByText(/El otro lado no acepta esa clave/);
  await user.clear(screen.getByLabelText('Clave del bot'));
  await user.type(screen.getByLabelText('Clave del bot'), ' 123456789:AAright {Enter}');

  await screen.findByText('@red_andina_bot está en vivo. Escríbele para probarlo.');
  await user.click(screen.getByRole('button', { name: 'Listo' }));
  const card = await screen.findByRole('listitem');
  within(card).getByText('En vivo');
  within(card).getByText('…wxyz');
});

test('a paused channel says what that means, and goes on again', async () => {
  let channel: ChannelDetails = { ...BOT, state: 'PAUSED' };
  server.use(
    http.get(`${API}/channels/overview`, () => HttpResponse.json([channel])),
    http.post(`${API}/channels/ch-1/resumption`, () => {
      channel = BOT;
      return HttpResponse.json(channel);
    }),
  );
  const user = open('/channels');
  await screen.findByText(/No sale nada hasta que lo reanudes/);

  await user.click(screen.getByRole('button', { name: 'Reanudar' }));

  await screen.findByText('En vivo');
});

test('a look is previewed before it is saved, and its code follows', async () => {
  const saved: unknown[] = [];
  server.use(
    http.get(`${API}/channels/overview`, () => HttpResponse.json([{ ...BOT, kind: 'WEBCHAT', secrets: [] }])),
    http.get(`${API}/channels/ch-1/widget`, () => HttpResponse.json(WIDGET)),
    http.put(`${API}/channels/ch-1/widget`, async ({ request }) => {
      saved.push(await request.json());
      return HttpResponse.json(WIDGET);
    }),
  );
  const user = open('/channels');
  await user.click(await screen.findByRole('button', { name: 'Aspecto y código' }));

  await user.type(await screen.findByLabelText('Título'), 'Charlemos');
  await user.selectOptions(screen.getByLabelText('Lado'), 'Izquierda');
  await user.type(screen.getByLabelText('Sitios donde puede estar'), 'https://a.example\nhttps://b.example\n');
  screen.getByText('Charlemos');
  screen.getByText(/data-position="left"/);
  expect(saved).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await screen.findByText('Guardado. Las visitas nuevas ya lo ven así.');
  expect(saved).toEqual([
    { title: 'Charlemos', colour: null, left: true, greetings: {}, domains: ['https://a.example', 'https://b.example'] },
  ]);
});

test('the code to embed has what is not as usual', () => {
  expect(snippet(WIDGET, { colour: null, left: false })).toBe(
    '<script src="https://chat.example.com/widget.js" data-site-token="site-1" async></script>',
  );
  expect(snippet(WIDGET, { colour: '#123456', left: true })).toContain('data-colour="#123456" data-position="left"');
});

test('a key that signs visitors is made, its secret shown once, and revoked after one more question', async () => {
  const key = { id: '0199f0c0-0000-7000-8000-00000000abcd', createdAt: new Date().toISOString() };
  let identity: WidgetIdentity = { required: false, keys: [] };
  server.use(
    http.get(`${API}/channels/overview`, () => HttpResponse.json([{ ...BOT, kind: 'WEBCHAT', name: 'Tienda', secrets: [] }])),
    http.get(`${API}/channels/ch-1/widget/identity`, () => HttpResponse.json(identity)),
    http.put(`${API}/channels/ch-1/widget/identity`, async ({ request }) => {
      const { required } = (await request.json()) as { required: boolean };
      identity = { ...identity, required };
      return HttpResponse.json(identity);
    }),
    http.post(`${API}/channels/ch-1/widget/identity/keys`, () => {
      identity = { ...identity, keys: [key] };
      return HttpResponse.json({ id: key.id, secret: 'only-now' });
    }),
    http.delete(`${API}/channels/ch-1/widget/identity/keys/${key.id}`, () => {
      identity = { ...identity, keys: [] };
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const user = open('/channels');
  await user.click(await screen.findByRole('button', { name: 'Opciones de Tienda' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Visitantes con sesión en tu sitio', hidden: true }));
  const required = () => screen.findByRole('switch', { name: /Solo para quien inició sesión/ });
  expect(await required()).toHaveProperty('disabled', true);

  await user.click(await screen.findByRole('button', { name: 'Crear clave' }));
  await screen.findByText('only-now');
  await user.click(await required());
  await screen.findByRole('switch', { checked: true });

  await user.click(screen.getByRole('button', { name: 'Revocar la clave …0000abcd' }));
  await user.click(screen.getByRole('button', { name: 'Revocar' }));
  await screen.findByText(/ahora mismo no puede entrar nadie/);
  expect(screen.queryByText('only-now')).toBeNull();
});

test('a webhook is connected by its address, and its secret shown once', async () => {
  let connections: Connection[] = [];
  const wishes: unknown[] = [];
  server.use(
    http.get(`${API}/connections`, () => HttpResponse.json(connections)),
    http.post(`${API}/connections`, async ({ request }) => {
      wishes.push(await request.json());
      connections = [HOOK];
      return HttpResponse.json({ connection: HOOK, secret: 'whsec_shown' });
    }),
  );
  const user = open('/connections');
  await screen.findByText('Nada conectado todavía');

  await user.click(screen.getByRole('button', { name: 'Conectar un sistema' }));
  await user.click(screen.getByRole('button', { name: /^Webhook/ }));
  await user.type(screen.getByLabelText('Dirección'), 'https://n8n.example.com/hook');
  await user.click(screen.getByRole('button', { name: 'Comprobar y conectar' }));

  await screen.findByText('whsec_shown');
  expect(wishes).toEqual([{ kind: 'WEBHOOK', address: 'https://n8n.example.com/hook', types: null }]);
  await user.click(screen.getByRole('button', { name: 'Listo' }));
  await screen.findByText('Con problemas');
  expect(screen.queryByText('whsec_shown')).toBeNull();
});

test('an account at Stripe gets its key first, and its signing secret once Stripe knows the address', async () => {
  let connections: Connection[] = [];
  const wishes: unknown[] = [];
  server.use(
    http.get(`${API}/connections`, () => HttpResponse.json(connections)),
    http.post(`${API}/connections`, async ({ request }) => {
      wishes.push(await request.json());
      connections = [STRIPE];
      return HttpResponse.json({ connection: STRIPE, secret: null });
    }),
    http.put(`${API}/connections/co-2`, async ({ request }) => {
      wishes.push(await request.json());
      connections = [{ ...STRIPE, state: 'WELL', code: null }];
      return HttpResponse.json({ connection: connections[0], secret: null });
    }),
  );
  const user = open('/connections');
  await user.click(await screen.findByRole('button', { name: 'Conectar un sistema' }));
  await user.click(screen.getByRole('button', { name: /^Stripe/ }));
  screen.getByText(/Claves de API/);
  await user.type(screen.getByLabelText('Clave secreta o restringida'), 'rk_test_1');
  await user.click(screen.getByRole('button', { name: 'Comprobar y conectar' }));

  await screen.findByText('https://chat.example.com/webhooks/stripe/co-2');
  screen.getByText(/charge\.refunded/);
  await user.click(screen.getByRole('button', { name: 'Listo' }));
  await screen.findByText('Modo de prueba: no mueve dinero');
  screen.getByText('Todavía no llegó ningún aviso del proveedor');
  await user.click(screen.getByRole('button', { name: 'Pegar el secreto de firma' }));
  await user.type(await screen.findByLabelText('Secreto de firma (opcional)'), 'whsec_1');
  await user.click(screen.getByRole('button', { name: 'Comprobar y conectar' }));

  await screen.findByText('Bien');
  expect(wishes).toEqual([
    { kind: 'STRIPE', key: 'rk_test_1', signingSecret: null },
    { kind: 'STRIPE', key: null, signingSecret: 'whsec_1' },
  ]);
});

test('each kind asks for what the API takes of it, in its group', () => {
  const typed = Object.fromEntries(
    [...new Set(Object.values(FIELDS).flatMap((fields) => fields.map(({ name }) => name)))].map((name) => [name, '7']),
  );

  for (const group of GROUP_NAMES) {
    for (const kind of GROUPS[group]) {
      expect(groupOf(kind)).toBe(group);
      expect(isComplete(kind, typed)).toBe(true);
      expect(isComplete(kind, {})).toBe(false);
      expect(wishOf(kind, typed).kind).toBe(kind);
    }
  }
  expect(Object.values(GROUPS).flat().sort()).toEqual(Object.keys(FIELDS).sort());
  expect(wishOf('RADIUS_PASSWORDS', typed)).toMatchObject({ tls: false, showInChat: true });
  expect(isComplete('STRIPE', { signingSecret: 'whsec_1' })).toBe(false);
  expect(isComplete('STRIPE', { signingSecret: 'whsec_1' }, false)).toBe(true);
});

test('the entity of GLPI is a number', () => {
  const typed = { address: 'https://glpi.example', userToken: 'secret', entity: 'root' };

  expect(isComplete('GLPI', typed)).toBe(false);
  expect(isComplete('GLPI', { ...typed, entity: ' 7 ' })).toBe(true);
  expect(wishOf('GLPI', { ...typed, entity: ' 7 ' })).toMatchObject({ entity: 7, appToken: null });
});

test('templates of a number are written down together, and one of them carries what comes late', async () => {
  const saved: unknown[] = [];
  server.use(
    http.get(`${API}/channels/overview`, () => HttpResponse.json([{ ...BOT, kind: 'WHATSAPP' }])),
    http.get(`${API}/channels/ch-1/templates`, () =>
      HttpResponse.json([{ name: 'answer', language: 'SPANISH', body: 'Hola: {{1}}', late: true }]),
    ),
    http.put(`${API}/channels/ch-1/templates`, async ({ request }) => {
      saved.push(await request.json());
      return HttpResponse.json([]);
    }),
  );
  const user = open('/channels');
  await user.click(await screen.findByRole('button', { name: /Opciones de/ }));
  await user.click(await screen.findByText('Plantillas'));
  await user.click(await screen.findByRole('button', { name: 'Añadir plantilla' }));

  await user.type(screen.getAllByLabelText(/Nombre en Meta/).at(-1) as HTMLElement, 'other');
  await user.type(screen.getAllByLabelText(/Texto/).at(-1) as HTMLElement, 'Otra: {{{{1}}');
  await user.click(screen.getAllByLabelText(/Lleva lo que llega tarde/).at(-1) as HTMLElement);
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]).toEqual({
    templates: [
      { name: 'answer', language: 'SPANISH', body: 'Hola: {{1}}', late: false },
      { name: 'other', language: 'SPANISH', body: 'Otra: {{1}}', late: true },
    ],
  });
});
