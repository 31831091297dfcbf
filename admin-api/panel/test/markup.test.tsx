import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { expect, test } from 'vitest';
import type { Content } from '../src/api/types';
import { Bubble } from '../src/features/inbox/components/Bubble';
import { summaryOf } from '../src/features/inbox/components/names';
import { es } from '../src/texts/es';
import { open } from './pages';
import { aCard, aConversation, aMessage, API, server, world } from './server';

/** Abuse case 21: what customers, their address books and devices, and models write is nowhere mark-up. */
const ATTACK = '<img src=x onerror="globalThis.attacked=1"><script>globalThis.attacked=1</script>';

const WRITTEN: Content[] = [
  { type: 'text', body: ATTACK },
  { type: 'choices', body: ATTACK, options: [ATTACK] },
  { type: 'choice', title: ATTACK },
  { type: 'media', kind: 'document', name: ATTACK, sizeBytes: 1, words: ATTACK },
  { type: 'media', kind: 'voice', name: null, sizeBytes: 1, words: ATTACK },
  { type: 'location', latitude: 4.6, longitude: -74.08, name: ATTACK },
  { type: 'contacts', contacts: [{ name: ATTACK, phones: [ATTACK] }] },
  { type: 'template', name: ATTACK, body: ATTACK },
  { type: 'reaction', emoji: ATTACK },
  { type: 'edited', content: { type: 'text', body: ATTACK } },
];

test.each(WRITTEN.flatMap((content) => (['CUSTOMER', 'BOT'] as const).map((author) => ({ author, content }))))(
  'case 21: a message stays words: $author, $content.type',
  ({ author, content }) => {
    const { container } = render(
      <MantineProvider>
        <Bubble message={aMessage({ author, content })} speaker={ATTACK} />
      </MantineProvider>,
    );

    expect(container.querySelector('img, script, [onerror]')).toBeNull();
    expect(container.textContent).toContain(ATTACK);
    expect(summaryOf(content, es)).not.toBe('');
  },
);

test('case 21: so do a name, what was said last and a tag, wherever the inbox shows them', async () => {
  world.conversations = [aConversation({ name: ATTACK, last: { at: new Date().toISOString(), author: 'BOT', content: { type: 'text', body: ATTACK } } })];
  world.messages = [aMessage({ content: { type: 'text', body: ATTACK } })];
  server.use(http.get(`${API}/contacts/:id`, () => Response.json(aCard({ name: ATTACK, tags: [ATTACK] }))));

  open('/inbox/c-1/details');

  await waitFor(() => expect(screen.getAllByText(ATTACK, { exact: false }).length).toBeGreaterThan(4));
  expect(document.querySelector('img[src=x], script, [onerror]')).toBeNull();
});
