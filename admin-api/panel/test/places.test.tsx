import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { GROUPS, PLACES } from '../src/app/places';
import { LANGUAGES } from '../src/texts/language';
import { answers, open } from './pages';
import { aCard, ME } from './server';

test('every place has a path of its own and a name in each language', () => {
  const paths = PLACES.map(({ path }) => path);

  expect(new Set(paths).size).toBe(paths.length);
  for (const { name } of [...GROUPS, ...PLACES]) {
    expect(Object.keys(name).sort()).toEqual(Object.keys(LANGUAGES).sort());
  }
});

test('agents see daily work, and not what is for owners', async () => {
  answers('get', '/sessions/current', () => ({ ...ME, role: 'AGENT' }));
  open('/audit');

  const rail = await screen.findByRole('navigation', { name: 'Partes del panel' });

  within(rail).getByRole('link', { name: 'Tickets' });
  within(rail).getByRole('link', { name: 'Equipo' });
  expect(within(rail).queryByRole('link', { name: 'Registro' })).toBeNull();
  await screen.findByText('Todavía no hay conversaciones');
});

test('the side folds to icons, and remembers it', async () => {
  // A wide window; there is none here.
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('>='),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  const user = open('/inbox');

  await user.click(await screen.findByRole('button', { name: 'Plegar el menú' }));

  await screen.findByRole('button', { name: 'Desplegar el menú' });
  expect(localStorage.getItem('recado.rail-folded')).toBe('yes');
  screen.getByRole('link', { name: 'Bandeja' });
  vi.unstubAllGlobals();
});

test('on a phone, what does not fit at the bottom is behind "more"', async () => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('< 50rem'),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  answers('get', '/audit', () => ({ items: [] }));
  const user = open('/inbox');
  const rail = await screen.findByRole('navigation', { name: 'Partes del panel' });
  expect(within(rail).queryByRole('link', { name: 'Registro' })).toBeNull();

  await user.click(within(rail).getByRole('button', { name: 'Más' }));
  await user.click(await screen.findByRole('link', { name: 'Registro' }));

  await screen.findByRole('heading', { name: 'Registro', level: 1 });
  expect(screen.queryByRole('dialog')).toBeNull();
  vi.unstubAllGlobals();
});

test('contacts are looked for by what the address says, and the field says it too', async () => {
  const asked = answers('get', '/contacts', () => ({ items: [aCard().contact] }));
  const user = open('/contacts?q=ana&blocked=yes');
  const field = await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Nombre, teléfono o identificador' });
  expect(field.value).toBe('ana');
  await screen.findByRole('link', { name: /Ana Paz/ });
  expect([asked[0]?.query.get('q'), asked[0]?.query.get('blocked')]).toEqual(['ana', 'true']);

  await user.type(field, ' paz');
  await waitFor(() => expect(asked.at(-1)?.query.get('q')).toBe('ana paz'));
  act(() => history.pushState(null, '', '/panel/contacts'));

  await waitFor(() => expect(field.value).toBe(''));
  await waitFor(() => expect(asked.at(-1)?.query.get('q')).toBeNull());
});
