import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Content } from '../src/api/types';
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

test('a file that an agent sent can be downloaded, and one that stays with its channel cannot', () => {
  const file: Content = { type: 'media', kind: 'document', name: 'plano.pdf', sizeBytes: 1_500_000, file: 'f-1' };
  render(
    <MantineProvider>
      <InConversation value="c-1">
        <Bubble message={aMessage({ author: 'AGENT', content: file })} speaker="Eva" />
        <Bubble message={aMessage({ content: { ...file, name: 'boleta.pdf', file: null } })} speaker={undefined} />
      </InConversation>
    </MantineProvider>,
  );

  const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Descargar: plano.pdf' });
  expect(new URL(link.href).pathname).toBe('/api/v1/conversations/c-1/files/f-1');
  expect(screen.queryByRole('link', { name: /boleta/ })).toBeNull();
  expect(screen.getByText(/El archivo queda en el canal/)).toBeTruthy();
});
