import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { App } from '../src/app/App';
import type { ChannelDetails, Connection, Widget } from '../src/api/types';
import { snippet } from '../src/features/channels/components/snippet';
import { isComplete, wishOf } from '../src/features/connections/components/fields';
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

  await user.type(await screen.findByLabelText('Título'), 'Soporte');
  await user.selectOptions(screen.getByLabelText('Lado'), 'Izquierda');
  await user.type(screen.getByLabelText('Sitios donde puede estar'), 'https://a.example\nhttps://b.example\n');
  screen.getByText('Soporte');
  screen.getByText(/data-position="left"/);
  expect(saved).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await screen.findByText('Guardado. Las visitas nuevas ya lo ven así.');
  expect(saved).toEqual([
    { title: 'Soporte', colour: null, left: true, greetings: {}, domains: ['https://a.example', 'https://b.example'] },
  ]);
});

test('the code to embed has what is not as usual', () => {
  expect(snippet(WIDGET, { colour: null, left: false })).toBe(
    '<script src="https://chat.example.com/widget.js" data-site-token="site-1" async></script>',
  );
  expect(snippet(WIDGET, { colour: '#123456', left: true })).toContain('data-colour="#123456" data-position="left"');
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

test('the entity of GLPI is a number', () => {
  const typed = { address: 'https://glpi.example', userToken: 'secret', entity: 'root' };

  expect(isComplete('GLPI', typed)).toBe(false);
  expect(isComplete('GLPI', { ...typed, entity: ' 7 ' })).toBe(true);
  expect(wishOf('GLPI', { ...typed, entity: ' 7 ' })).toMatchObject({ entity: 7, appToken: null });
});
