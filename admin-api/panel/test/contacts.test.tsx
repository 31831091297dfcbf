import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import type { ContactCard } from '../src/api/types';
import { answers, open } from './pages';
import { aCard, API, problem, server } from './server';

/** A contact of whom the team keeps something, and whom somebody else changes meanwhile. */
function aContact(kept: Partial<ContactCard>, tags: string[] = []) {
  const shown: { card: ContactCard } = { card: { ...aCard({ tags }), ...kept } };
  answers('get', '/contacts/contact-ab12', () => shown.card);
  answers('get', '/contacts/contact-ab12/errands', () => ({ tickets: [], appointments: [], invoices: [], payments: [] }));
  return shown;
}

test('a note that somebody else has written is not written over unseen', async () => {
  const shown = aContact({ note: 'Prefiere la mañana' });
  const sent = answers('put', '/contacts/contact-ab12/note', ({ version, body }) => {
    if (version !== '"n-2"') {
      shown.card = { ...shown.card, note: 'Se muda en mayo', noteVersion: 'n-2' };
      return problem(412, 'terms-changed');
    }
    shown.card = { ...shown.card, note: (body as { text: string }).text, noteVersion: 'n-3' };
    return shown.card;
  });
  const user = open('/contacts/contact-ab12');

  await user.type(await screen.findByLabelText('Nota'), ', siempre');
  await user.click(screen.getByRole('button', { name: 'Guardar' }));
  await screen.findByText(/Otra persona lo cambió antes/);
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.body).toEqual({ text: 'Prefiere la mañana, siempre' });
  await waitFor(() => expect(screen.getByRole('button', { name: 'Guardar' })).toHaveProperty('disabled', true));
});

test('a tag is added to those that others have put on meanwhile', async () => {
  const shown = aContact({}, ['vip']);
  const sent = answers('put', '/contacts/contact-ab12/tags', ({ version, body }) => {
    if (version !== '"t-2"') {
      shown.card = { ...shown.card, contact: { ...shown.card.contact, tags: ['moroso', 'vip'] }, tagsVersion: 't-2' };
      return problem(412, 'terms-changed');
    }
    shown.card = { ...shown.card, contact: { ...shown.card.contact, ...(body as { tags: string[] }) }, tagsVersion: 't-3' };
    return shown.card;
  });
  const user = open('/contacts/contact-ab12');

  await user.type(await screen.findByRole('combobox', { name: 'Marcas' }), 'fibra{Enter}');

  await waitFor(() => expect(sent[1]?.body).toEqual({ tags: ['moroso', 'vip', 'fibra'] }));
  await screen.findByText('moroso');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a tag that is taken away while it is being added is gone', async () => {
  const shown = aContact({}, ['vip']);
  let version = 1;
  let isAnswered = () => {};
  const isHeld = new Promise<void>((done) => (isAnswered = done));
  server.use(
    http.put(`${API}/contacts/contact-ab12/tags`, async ({ request }) => {
      const { tags } = (await request.json()) as { tags: string[] };
      if (request.headers.get('If-Match') !== `"t-${version}"`) {
        return problem(412, 'terms-changed');
      }
      version++;
      shown.card = { ...shown.card, contact: { ...shown.card.contact, tags }, tagsVersion: `t-${version}` };
      if (version === 2) {
        await isHeld;
      }
      return HttpResponse.json(shown.card);
    }),
  );
  const user = open('/contacts/contact-ab12');

  const field = await screen.findByRole('combobox', { name: 'Marcas' });
  await user.type(field, 'fibra{Enter}');
  await screen.findByText('fibra');
  await user.type(field, '{Backspace}');
  await waitFor(() => expect(screen.queryByText('fibra')).toBeNull());
  isAnswered();

  await waitFor(() => expect(version).toBe(3));
  expect(shown.card.contact.tags).toEqual(['vip']);
});
