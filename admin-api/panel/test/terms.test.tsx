import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Issuer, IssuerView, NewBankAccounts, PromiseTerms } from '../src/api/types';
import { answers, open } from './pages';

test('who issues invoices and what may be promised are said once', async () => {
  let issuer: IssuerView = { version: '3', name: 'Red Andina', taxNumber: null, address: null, contact: null };
  answers('get', '/billing/issuer', () => issuer);
  answers('get', '/billing/promises', () => ({ version: '4', mostDays: 7, mostPromises: 2, periodDays: 90, holdsOff: false }));
  answers('get', '/bank-accounts', () => ({ version: '0', accounts: [] }));
  const issuers = answers('put', '/billing/issuer', ({ body }) => (issuer = { version: '5', ...(body as Issuer) }));
  const promises = answers('put', '/billing/promises', ({ body }) => ({ version: '6', ...(body as PromiseTerms) }));
  const user = open('/invoicing');

  await user.type(await screen.findByLabelText(/tributaria/), ' 76.1-7 ');
  const [saveIssuer, savePromises] = screen.getAllByRole('button', { name: 'Guardar' });
  await user.click(saveIssuer as HTMLElement);
  await screen.findByText('Guardado.');
  await user.click(screen.getByRole('switch'));
  await user.click(savePromises as HTMLElement);

  await expect.poll(() => promises.length).toBe(1);
  expect([issuers[0]?.version, promises[0]?.version]).toEqual(['"3"', '"4"']);
  expect(issuers[0]?.body).toEqual({ name: 'Red Andina', taxNumber: '76.1-7', address: null, contact: null });
  expect(promises[0]?.body).toEqual({ mostDays: 7, mostPromises: 2, periodDays: 90, holdsOff: true });
});

test('an account to transfer to is added, changed and taken away', async () => {
  answers('get', '/billing/issuer', () => ({ version: '0', name: 'Red Andina', taxNumber: null, address: null, contact: null }));
  answers('get', '/billing/promises', () => ({ version: '0', mostDays: 7, mostPromises: 2, periodDays: 90, holdsOff: false }));
  answers('get', '/bank-accounts', () => ({ version: '0', accounts: [] }));
  const wishes = answers('put', '/bank-accounts', ({ body }) => ({ version: '1', ...(body as NewBankAccounts) }));
  const user = open('/invoicing');

  await user.click(await screen.findByRole('button', { name: 'Añadir una cuenta' }));
  const dialog = screen.getByRole('dialog');
  await user.type(within(dialog).getByLabelText('Banco'), 'Banco del Sur');
  await user.type(within(dialog).getByLabelText('Titular'), 'Red Andina SpA');
  await user.type(within(dialog).getByLabelText('Número'), ' 00-123 ');
  await user.type(within(dialog).getByLabelText('Moneda'), 'clp');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));
  await user.click(await screen.findByRole('button', { name: 'Cambiar la cuenta: Banco del Sur' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Quitar' }));

  await screen.findByText(/^Ninguna todavía/);
  const account = { standard: 'OTHER', number: '00-123', currency: 'CLP', holder: 'Red Andina SpA', bank: 'Banco del Sur', note: null };
  expect(wishes.map(({ body }) => body)).toEqual([{ accounts: [account] }, { accounts: [] }]);
});
