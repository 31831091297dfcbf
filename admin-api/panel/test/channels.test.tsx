import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { App } from '../src/app/App';
import type { ChannelDetails, Connection, Widget, WidgetIdentity } from '../src/api/types';
import { snippet } from '../src/features/channels/components/snippet';
import { grantOf } from '../src/features/connections/components/engines';
import { FIELDS, isComplete, knownOf, wishOf } from '../src/features/connections/components/fields';
import { GROUP_NAMES, groupOf, GROUPS } from '../src/features/connections/components/kinds';
import { answers, comeBack } from './pages';
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
  quiet: { millis: 300, own: false },
  lastIn: null,
  lastOut: null,
  webhook: null,
};

const WIDGET: Widget = {
  version: '7',
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

test('how long the bot waits is shown in seconds, set, and put back to the usual', async () => {
  let channel = BOT;
  answers('get', '/channels/overview', () => [channel]);
  let quiet = { version: '7', millis: 300, own: false, usualMillis: 300, longestMillis: 10_000 };
  answers('get', '/channels/ch-1/quiet-period', () => quiet);
  const asked = answers('put', '/channels/ch-1/quiet-period', ({ body }) => {
    const { millis } = body as { millis: number | null };
    quiet = { ...quiet, version: '8', millis: millis ?? 300, own: millis !== null };
    channel = { ...BOT, quiet: { millis: quiet.millis, own: quiet.own } };
    return quiet;
  });
  const user = open('/channels');
  await screen.findByText('0,3 segundos');
  const ask = async () => {
    await user.click(screen.getByRole('button', { name: 'Opciones de @red_andina_bot' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Espera antes de contestar', hidden: true }));
  };

  await ask();
  await user.click(await screen.findByRole('switch', { name: /Lo habitual/ }));
  const seconds = screen.getByLabelText('Segundos de espera');
  await user.clear(seconds);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Guardar' }).disabled).toBe(true);
  await user.type(seconds, '1,5');
  screen.getByText(/a más tardar a los 7,5 s/);
  await user.click(screen.getByRole('button', { name: 'Guardar' }));
  await screen.findByText('1,5 segundos');
  await ask();
  await user.click(await screen.findByRole('switch', { name: /Lo habitual/ }));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await screen.findByText('0,3 segundos');
  expect(asked.map(({ version, body }) => [version, body])).toEqual([
    ['"7"', { millis: 1500 }],
    ['"8"', { millis: null }],
  ]);
});

test('what somebody else has set meanwhile is not written over by how long the bot is to wait', async () => {
  answers('get', '/channels/overview', () => [BOT]);
  let quiet = { version: '7', millis: 300, own: true, usualMillis: 300, longestMillis: 10_000 };
  const looks = answers('get', '/channels/ch-1/quiet-period', () => quiet);
  const asked = answers('put', '/channels/ch-1/quiet-period', ({ version }) =>
    version === `"${quiet.version}"` ? quiet : problem(412, 'terms-changed'),
  );
  const user = open('/channels');
  await user.click(await screen.findByRole('button', { name: 'Opciones de @red_andina_bot' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Espera antes de contestar', hidden: true }));
  const seconds = await screen.findByLabelText('Segundos de espera');
  await user.clear(seconds);
  await user.type(seconds, '1,5');

  quiet = { ...quiet, version: '8', millis: 5_000 };
  comeBack();
  await waitFor(() => expect(looks).toHaveLength(2));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));
  await screen.findByText(/Otra persona lo cambió antes/);
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.map(({ version, body }) => [version, body])).toEqual([
    ['"7"', { millis: 1500 }],
    ['"8"', { millis: 1500 }],
  ]);
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

test('a look that somebody else has changed is kept, told of, and saved on top of theirs', async () => {
  answers('get', '/channels/overview', () => [{ ...BOT, kind: 'WEBCHAT', secrets: [] }]);
  let now = WIDGET;
  answers('get', '/channels/ch-1/widget', () => now);
  const asked = answers('put', '/channels/ch-1/widget', ({ version }) => (version === '"7"' ? problem(412, 'terms-changed') : { ...now, version: '9' }));
  const user = open('/channels');
  await user.click(await screen.findByRole('button', { name: 'Aspecto y código' }));
  await user.type(await screen.findByLabelText('Título'), 'Charlemos');
  now = { ...WIDGET, version: '8', title: 'Ayuda' };

  await user.click(screen.getByRole('button', { name: 'Guardar' }));
  await screen.findByText(/Otra persona lo cambió antes/);
  expect(screen.getByLabelText<HTMLInputElement>('Título').value).toBe('Charlemos');
  await waitFor(async () => {
    await user.click(screen.getByRole('button', { name: 'Guardar' }));
    expect(asked.map(({ version }) => version)).toContain('"8"');
  });

  await screen.findByText('Guardado. Las visitas nuevas ya lo ven así.');
  expect(asked[0]?.version).toBe('"7"');
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

test('a secret whose answer got lost is made anew, under another key', async () => {
  const keys: (string | null)[] = [];
  const well: Connection = { ...HOOK, state: 'WELL', code: null };
  server.use(
    http.get(`${API}/connections`, () => HttpResponse.json([well])),
    http.post(`${API}/connections/${well.id}/rotation`, ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      return [() => HttpResponse.error(), () => HttpResponse.json({ connection: well, secret: null }), () => HttpResponse.json({ connection: well, secret: 'whsec_next' })][keys.length - 1]?.();
    }),
  );
  const user = open('/connections');
  await user.click(await screen.findByRole('button', { name: /Opciones de/ }));
  await user.click(await screen.findByText('Nuevo secreto'));
  const make = async () => user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Nuevo secreto' }));

  await make();
  await screen.findByText(/No hay conexión con el servidor/);
  await make();
  await screen.findByText(/la respuesta que lo mostraba se perdió/);
  await make();

  await screen.findByText('whsec_next');
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
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

test('the database of FreeRADIUS is asked for in parts, and what it refuses is said in its words', async () => {
  const wishes: unknown[] = [];
  server.use(
    http.get(`${API}/connections`, () => HttpResponse.json([])),
    http.post(`${API}/connections`, async ({ request }) => {
      wishes.push(await request.json());
      return problem(422, 'update-refused');
    }),
  );
  const user = open('/connections');
  await user.click(await screen.findByRole('button', { name: 'Conectar un sistema' }));
  await user.click(screen.getByRole('button', { name: /^FreeRADIUS/ }));

  expect(screen.getByRole('radio', { name: 'MariaDB o MySQL' })).toHaveProperty('checked', true);
  await user.type(screen.getByLabelText('Nombre para el cliente'), 'Internet');
  await user.type(screen.getByLabelText('Servidor'), 'radius.example.com:3307');
  await user.type(screen.getByLabelText('Usuario'), 'reset');
  await user.type(screen.getByLabelText('Contraseña'), 's3cret');
  screen.getByText(/CREATE USER 'reset'@'%' IDENTIFIED BY '…' REQUIRE SSL;/);
  await user.click(screen.getByRole('button', { name: 'Comprobar y conectar' }));

  await screen.findByText(/no puede cambiar radcheck/);
  expect(wishes).toEqual([
    {
      kind: 'RADIUS_PASSWORDS',
      name: 'Internet',
      showInChat: false,
      address: 'mariadb://radius.example.com:3307/radius',
      user: 'reset',
      password: 's3cret',
      tls: true,
      authority: null,
    },
  ]);
});

test('of a database that is connected the engine and the server are known', () => {
  const known = knownOf({ ...HOOK, name: 'Internet', kind: 'RADIUS_PASSWORDS', address: 'postgresql://radius.example.com:5433' });

  expect(known).toMatchObject({ engine: 'postgresql', server: 'radius.example.com:5433' });
  expect(isComplete('RADIUS_PASSWORDS', { ...known, database: 'radius', user: 'u', password: 'p' }, false)).toBe(true);
  expect(isComplete('RADIUS_PASSWORDS', { ...known, database: 'a/b', user: 'u', password: 'p' }, false)).toBe(false);
});

test('who may set passwords in a database may do nothing else, whatever they are called', () => {
  const login = { database: 'ra`dius', user: "o'r", hasTls: false };

  expect(grantOf({ ...login, engine: 'mariadb' })).toBe(
    "CREATE USER 'o''r'@'%' IDENTIFIED BY '…';\n" +
      "GRANT SELECT (username, attribute), UPDATE (value) ON `ra``dius`.radcheck TO 'o''r'@'%';",
  );
  expect(grantOf({ ...login, engine: 'postgresql' })).toBe(
    "CREATE ROLE \"o'r\" LOGIN PASSWORD '…';\n" +
      'GRANT SELECT (username, attribute), UPDATE (value) ON radcheck TO "o\'r";',
  );
});

test('the entity of GLPI is a number', () => {
  const typed = { address: 'https://glpi.example', userToken: 'secret', entity: 'root' };

  expect(isComplete('GLPI', typed)).toBe(false);
  expect(isComplete('GLPI', { ...typed, entity: ' 7 ' })).toBe(true);
  expect(wishOf('GLPI', { ...typed, entity: ' 7 ' })).toMatchObject({ entity: 7, appToken: null });
});

test('templates of a number are written down together, and one of them carries what comes late', async () => {
  const saved: unknown[] = [];
  let version = '7';
  server.use(
    http.get(`${API}/channels/overview`, () => HttpResponse.json([{ ...BOT, kind: 'WHATSAPP' }])),
    http.get(`${API}/channels/ch-1/templates`, () =>
      HttpResponse.json({ templates: [{ name: 'answer', language: 'SPANISH', body: 'Hola: {{1}}', late: true, buttons: [] }], version }),
    ),
    http.put(`${API}/channels/ch-1/templates`, async ({ request }) => {
      if (request.headers.get('If-Match') !== '"8"') {
        version = '8';
        return problem(412, 'terms-changed');
      }
      saved.push(await request.json());
      return HttpResponse.json({ templates: [], version: '9' });
    }),
  );
  const user = open('/channels');
  await user.click(await screen.findByRole('button', { name: /Opciones de/ }));
  await user.click(await screen.findByText('Plantillas'));
  await user.click(await screen.findByRole('button', { name: 'Añadir plantilla' }));

  await user.type(screen.getAllByLabelText(/Nombre en Meta/).at(-1) as HTMLElement, 'other');
  await user.type(screen.getAllByLabelText(/Texto/).at(-1) as HTMLElement, 'Otra: {{{{1}}');
  await user.click(screen.getAllByLabelText(/Lleva lo que llega tarde/).at(-1) as HTMLElement);
  await user.type(screen.getByRole('combobox', { name: /Botones de respuesta/ }), 'Confirmar{enter} Anular la cita{enter}');
  await user.click(screen.getByRole('button', { name: 'Guardar' }));
  await screen.findByText(/Otra persona lo cambió antes/);
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]).toEqual({
    templates: [
      { name: 'answer', language: 'SPANISH', body: 'Hola: {{1}}', late: false, buttons: ['Confirmar', 'Anular la cita'] },
      { name: 'other', language: 'SPANISH', body: 'Otra: {{1}}', late: true, buttons: [] },
    ],
  });
});
