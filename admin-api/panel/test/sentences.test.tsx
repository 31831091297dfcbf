import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { LabelledSentence } from '../src/api/types';
import { answers, open, soon } from './pages';

const labelled = (id: string, words: string): LabelledSentence => ({ id, at: soon(-1), language: 'SPANISH', intent: 'open_ticket', words });

test('labelled sentences come page by page, and of one meaning where that is chosen', async () => {
  answers('get', '/sentences', () => ({ items: [], next: null }));
  answers('get', '/sentences/intents', () => ['open_ticket', 'faq']);
  const asked = answers('get', '/sentences/labelled', ({ query }) => {
    if (query.get('intent') === 'faq') {
      return { items: [], next: null };
    }
    return query.get('cursor') === 'c-1'
      ? { items: [labelled('s-2', 'no anda el coso')], next: null }
      : { items: [labelled('s-1', 'se cayó el coso')], next: 'c-1' };
  });
  const user = open('/sentences');

  await user.click(await screen.findByText('Etiquetadas'));
  await screen.findByText('se cayó el coso');
  await user.click(screen.getByRole('button', { name: 'Mostrar más' }));
  await screen.findByText('no anda el coso');
  expect(screen.queryByRole('button', { name: 'Mostrar más' })).toBeNull();

  await user.selectOptions(screen.getByRole('combobox', { name: 'Qué quería decir' }), 'faq');
  await screen.findByText('Aún no hay frases etiquetadas');
  await waitFor(() => expect(asked.at(-1)?.query.get('intent')).toBe('faq'));
});
