import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Issuer } from '../src/api/types';
import { answers, open } from './pages';

test('who issues invoices and what may be promised are said once', async () => {
  let issuer: Issuer = { name: 'Red Andina', taxNumber: null, address: null, contact: null };
  answers('get', '/billing/issuer', () => issuer);
  answers('get', '/billing/promises', () => ({ mostDays: 7, mostPromises: 2, periodDays: 90, holdsOff: false }));
  const issuers = answers('put', '/billing/issuer', ({ body }) => (issuer = body as Issuer));
  const promises = answers('put', '/billing/promises', ({ body }) => body);
  const user = open('/invoicing');

  await user.type(await screen.findByLabelText(/tributaria/), ' 76.1-7 ');
  const [saveIssuer, savePromises] = screen.getAllByRole('button', { name: 'Guardar' });
  await user.click(saveIssuer as HTMLElement);
  await screen.findByText('Guardado.');
  await user.click(screen.getByRole('switch'));
  await user.click(savePromises as HTMLElement);

  await expect.poll(() => promises.length).toBe(1);
  expect(issuers[0]?.body).toEqual({ name: 'Red Andina', taxNumber: '76.1-7', address: null, contact: null });
  expect(promises[0]?.body).toEqual({ mostDays: 7, mostPromises: 2, periodDays: 90, holdsOff: true });
});
