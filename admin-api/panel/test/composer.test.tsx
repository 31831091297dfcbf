import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { App } from '../src/app/App';
import { aConversation, aMessage, API, ME, problem, server, world } from './server';

const FILES = `${API}/conversations/:id/files`;

interface Sent {
  name: string;
  caption: string | null;
  key: string | null;
}

let sent: Sent[];

beforeEach(() => {
  sent = [];
  world.conversations = [aConversation({ handler: { kind: 'PERSON', person: ME.person, name: ME.name, since: new Date().toISOString() } })];
  server.use(
    http.post(FILES, async ({ request }) => {
      const form = await request.text();
      sent.push({
        name: /filename="([^"]*)"/.exec(form)?.[1] ?? '',
        caption: /name="caption"\r\n\r\n([^\r]*)/.exec(form)?.[1] ?? null,
        key: request.headers.get('Idempotency-Key'),
      });
      world.messages.push(aMessage({ author: 'AGENT', content: { type: 'media', kind: 'document', name: sent.at(-1)?.name ?? '', file: 'f-1' } }));
      return HttpResponse.json({ id: 'm' }, { status: 202 });
    }),
  );
});

const pdf = (name: string) => new File(['%PDF-1.7'], name, { type: 'application/pdf' });

async function open() {
  history.replaceState(null, '', '/panel/inbox/c-1');
  render(<App />);
  const user = userEvent.setup();
  await screen.findByPlaceholderText(/Ana Paz/);
  return user;
}

test('files go with the words, and one that was taken back stays here', async () => {
  const user = await open();
  await user.upload(screen.getByLabelText('Adjuntar archivos', { selector: 'input' }), [pdf('plano.pdf'), pdf('no.pdf')]);
  await user.click(screen.getByRole('button', { name: 'Quitar no.pdf' }));
  await user.type(screen.getByPlaceholderText(/Ana Paz/), 'Aquí va{Enter}');

  await screen.findByRole('link', { name: 'Descargar: plano.pdf' });

  expect(sent).toEqual([{ name: 'plano.pdf', caption: 'Aquí va', key: expect.any(String) as string }]);
  expect(screen.queryByRole('list', { name: 'Archivos que se enviarán' })).toBeNull();
});

test('what is dropped or pasted is attached, and sent without words', async () => {
  const user = await open();
  const field = screen.getByPlaceholderText(/Ana Paz/);
  fireEvent.paste(field, { clipboardData: { files: [pdf('pegado.pdf')] } });
  fireEvent.drop(field, { dataTransfer: { types: ['Files'], files: [pdf('soltado.pdf')] } });
  await screen.findByText('soltado.pdf');

  await user.click(screen.getByRole('button', { name: 'Enviar' }));

  await waitFor(() => expect(sent.map(({ name, caption }) => [name, caption])).toEqual([['pegado.pdf', null], ['soltado.pdf', null]]));
});

test('a file that is refused says why and can be sent again under the same key', async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.post(FILES, ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      return problem(413, 'body-too-large');
    }),
  );
  const user = await open();
  await user.upload(screen.getByLabelText('Adjuntar archivos', { selector: 'input' }), pdf('enorme.pdf'));
  await user.click(screen.getByRole('button', { name: 'Enviar' }));
  await screen.findByText('El archivo es demasiado grande.');

  await user.click(screen.getByRole('button', { name: 'Enviar de nuevo' }));

  await waitFor(() => expect(keys).toHaveLength(2));
  expect(keys[0]).toBe(keys[1]);
});

test('what is looked for is asked of the API, and the line shows the words marked', async () => {
  const asked = vi.fn<(q: string | null, state: string | null) => void>();
  server.use(
    http.get(`${API}/conversations`, ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked(searchParams.get('q'), searchParams.get('state'));
      const stretches = [{ text: 'mi ', hit: false }, { text: 'Router', hit: true }, { text: ' parpadea', hit: false }];
      const found = { at: new Date().toISOString(), author: 'CUSTOMER' as const, stretches };
      return HttpResponse.json({ items: searchParams.has('q') ? [aConversation({ found })] : [] });
    }),
  );
  const user = await open();

  await user.type(screen.getByLabelText('Buscar en lo que se dijo'), 'router');

  const mark = await screen.findByText('Router');
  expect(mark.tagName).toBe('MARK');
  expect(asked).toHaveBeenLastCalledWith('router', null);
});

test('who wrote to WhatsApp long ago gets a template with what stands in its places', async () => {
  const wishes: unknown[] = [];
  world.conversations = world.conversations.map((one) => ({ ...one, channelKind: 'WHATSAPP' as const }));
  server.use(
    http.get(`${API}/channels/ch-1/templates`, () =>
      HttpResponse.json({
        templates: [
          { name: 'hello', language: 'ENGLISH', body: 'Hello', late: false, buttons: [] },
          { name: 'visit_moved', language: 'SPANISH', body: 'Hola {{1}}, tu visita pasa al {{2}}.', late: false, buttons: [] },
        ],
        version: '7',
      }),
    ),
    http.post(`${API}/conversations/:id/templates`, async ({ request }) => {
      wishes.push(await request.json());
      return HttpResponse.json({ id: 'm' }, { status: 202 });
    }),
  );
  const user = await open();

  await user.click(screen.getByRole('button', { name: 'Plantilla' }));
  await user.type(await screen.findByLabelText(/Hueco 1/), 'Ana');
  await user.type(screen.getByLabelText(/Hueco 2/), 'lunes');
  await screen.findByText('Hola Ana, tu visita pasa al lunes.');
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Enviar' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(wishes).toEqual([{ name: 'visit_moved', language: 'SPANISH', values: ['Ana', 'lunes'] }]);
});
