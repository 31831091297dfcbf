import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Content, Message, ReceivedFile } from '../src/api/types';
import { Bubble } from '../src/features/inbox/components/Bubble';
import { InConversation } from '../src/features/inbox/components/bubbles/conversation';
import { summaryOf } from '../src/features/inbox/components/names';
import { es } from '../src/texts/es';
import { aMessage } from './server';

/** One of each kind, with what must be seen of it. */
const KINDS: [Content, string | RegExp][] = [
  [{ type: 'text', body: 'Hola' }, 'Hola'],
  [{ type: 'choices', body: '¿Cuál?', options: ['Internet', 'Teléfono'] }, 'Teléfono'],
  [{ type: 'choice', title: 'Internet' }, 'Internet'],
  [{ type: 'choice', title: '' }, 'Un botón'],
  [{ type: 'media', kind: 'image', name: 'router.jpg', sizeBytes: 1_500_000, words: 'una luz roja' }, 'una luz roja'],
  [{ type: 'location', latitude: 4.6, longitude: -74.08, name: 'Casa' }, 'Casa'],
  [{ type: 'contacts', contacts: [{ name: 'Luis Gil', phones: ['+57 1'] }] }, 'Luis Gil'],
  [{ type: 'template', name: 'recordatorio', body: 'Tu cita es mañana' }, 'Tu cita es mañana'],
  [{ type: 'reaction', emoji: '👍' }, '👍'],
  [{ type: 'edited', content: { type: 'text', body: 'Mejor así' } }, 'Mejor así'],
  [{ type: 'other', kind: 'revoked' }, 'Borró un mensaje'],
];

test.each(KINDS)('%o has a bubble and a line in the list', (content, seen) => {
  render(
    <MantineProvider>
      <Bubble message={aMessage({ content })} speaker={undefined} />
    </MantineProvider>,
  );

  expect(screen.getByText(seen)).toBeTruthy();
  expect(summaryOf(content, es)).not.toBe('');
});

test('words stay words: no mark-up, and only addresses of the web are links', () => {
  const body = '<img src=x onerror=alert(1)> https://example.com/a?b=1. javascript:alert(2)';
  const { container } = render(
    <MantineProvider>
      <Bubble message={aMessage({ content: { type: 'text', body } })} speaker={undefined} />
    </MantineProvider>,
  );

  expect(container.querySelector('img')).toBeNull();
  expect([...container.querySelectorAll('a')].map(({ href }) => href)).toEqual(['https://example.com/a?b=1']);
  expect(container.textContent).toContain(body);
});

test('a message that was not delivered says why', () => {
  render(
    <MantineProvider>
      <Bubble message={aMessage({ author: 'AGENT', ticks: 'FAILED', failure: '131026' })} speaker="Eva" />
    </MantineProvider>,
  );

  expect(screen.getByLabelText('No entregado')).toBeTruthy();
  expect(screen.getByText('El canal lo rechazó (131026).')).toBeTruthy();
});

test('a file that an agent sent can be downloaded', () => {
  show({ author: 'AGENT', content: { type: 'media', kind: 'document', name: 'plano.pdf', sizeBytes: 1_500_000, file: 'f-1' } });

  expect(pathOf('Descargar: plano.pdf')).toBe('/api/v1/conversations/c-1/files/f-1');
});

const PHOTO: Content = { type: 'media', kind: 'image', name: 'router.jpg', caption: 'La luz roja' };
const NOTE: Content = { type: 'media', kind: 'voice' };
const BILL: Content = { type: 'media', kind: 'document', name: 'boleta.pdf', sizeBytes: 1 };
const FILE = '/api/v1/conversations/c-1/messages/m-1/file';

test('a photo is shown small, and large at a click', async () => {
  const { container } = show({ content: PHOTO, file: kept('image/jpeg') });

  expect(container.querySelector('img')?.getAttribute('src')).toBe(FILE);
  await userEvent.click(screen.getByRole('button', { name: 'Ampliar: La luz roja' }));
  const dialog = screen.getByRole('dialog', { name: 'router.jpg' });
  expect(dialog.querySelector('img')?.getAttribute('src')).toBe(FILE);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cerrar' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test.each([
  ['a voice note', NOTE, 'audio/ogg', 'audio'],
  ['a film', { ...NOTE, kind: 'video' }, 'video/mp4', 'video'],
])('%s has a player', (_, content, type, player) => {
  const { container } = show({ content, file: kept(type) });

  expect(container.querySelector(player)?.getAttribute('src')).toBe(FILE);
  expect(container.querySelector(player)?.hasAttribute('controls')).toBe(true);
});

test.each([
  ['a document', BILL, 'application/pdf'],
  ['what was sent as a photo and is none', { ...PHOTO, name: 'boleta.pdf' }, null],
])('%s is a download by its name and size', (_, content, type) => {
  const { container } = show({ content, file: kept(type) });

  expect(pathOf('Descargar: boleta.pdf')).toBe(FILE);
  expect(screen.getByText('1,5 MB')).toBeTruthy();
  expect(container.querySelector('img')).toBeNull();
});

test('what its channel does not give for long says so', () => {
  show({ at: new Date(Date.now() - 5 * 60_000).toISOString(), content: NOTE, file: { state: 'WAITING' } });

  expect(screen.getByText(/todavía no lo entrega/)).toBeTruthy();
});

test.each([
  ['WAITING', /Llega del canal/],
  ['TOO_LARGE', /Demasiado grande/],
  ['TOO_MANY', /más de lo que se guarda/],
  ['GONE', /Ya no se puede abrir/],
] as const)('a file that is %s says what to do', (state, words) => {
  const { container } = show({ content: PHOTO, file: { state } });

  expect(screen.getByText(words)).toBeTruthy();
  expect(container.querySelector('img')).toBeNull();
  expect(screen.queryByRole('link')).toBeNull();
});

test('what cannot be loaded is tried once more, and then by whoever wants it', async () => {
  const { container } = show({ content: NOTE, file: kept('audio/ogg') });
  const first = screen.getByLabelText('Nota de voz');

  fireEvent.error(first);
  await waitFor(() => expect(screen.getByLabelText('Nota de voz')).not.toBe(first));
  fireEvent.error(screen.getByLabelText('Nota de voz'));
  expect(await screen.findByText(/No se pudo mostrar/)).toBeTruthy();
  expect(pathOf('Descargar: Nota de voz')).toBe(FILE);
  await userEvent.click(screen.getByRole('button', { name: 'Intentar de nuevo: Nota de voz' }));

  await waitFor(() => expect(container.querySelector('audio')).toBeTruthy());
});

test('a photo that does not come large says so, and can be tried again or downloaded', async () => {
  show({ content: PHOTO, file: kept('image/jpeg') });
  await userEvent.click(screen.getByRole('button', { name: /^Ampliar/ }));
  const dialog = within(screen.getByRole('dialog'));
  const first = dialog.getByRole('img');

  fireEvent.error(first);
  await waitFor(() => expect(dialog.getByRole('img')).not.toBe(first));
  fireEvent.error(dialog.getByRole('img'));
  expect(await dialog.findByText(/No se pudo mostrar/)).toBeTruthy();
  expect(dialog.getAllByRole('link')).toHaveLength(1);
  await userEvent.click(dialog.getByRole('button', { name: /^Intentar de nuevo/ }));

  expect(await dialog.findByRole('img')).toBeTruthy();
});

function kept(type: string | null): ReceivedFile {
  return { state: 'KEPT', type, sizeBytes: 1_500_000 };
}

function show(wish: Partial<Message>) {
  return render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <InConversation value="c-1">
          <Bubble message={aMessage({ id: 'm-1', ...wish })} speaker={undefined} />
        </InConversation>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

function pathOf(name: string): string {
  return new URL(screen.getByRole<HTMLAnchorElement>('link', { name }).href).pathname;
}
