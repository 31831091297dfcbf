import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import type { Tenant } from '../src/api/types';
import { App } from '../src/app/App';
import { ACCOUNT, API, ME, server } from './server';

const NODE = {
  node: 'ab12-node',
  startedAt: new Date().toISOString(),
  seenAt: new Date().toISOString(),
  work: [{ name: 'turns', underWay: 3, waiting: 7 }],
  open: 1,
  guards: [{ tenant: 't-2', kind: 'ACTION', name: 'billing', breaker: 'OPEN', openUntil: null, calls: 20, failed: 18 }],
};
const HEALTH = { components: [{ name: 'database', status: 'UP' }], nodes: [NODE], due: 2, oldestDueSeconds: 40, setAside: 0, toSend: 0, oldestToSendSeconds: 0, deadLetters: 0 };

function open(path: string) {
  history.replaceState(null, '', `/panel${path}`);
  render(<App />);
  return userEvent.setup();
}

function aTenant(wish: Partial<Tenant>): Tenant {
  const createdAt = new Date().toISOString();
  return { id: 't-2', name: 'Fibra Sur', language: 'SPANISH', plan: 'free', createdAt, people: 3, channels: 1, ...wish };
}

test('who belongs to several tenants goes over in their menu', async () => {
  const other = { id: 't-2', name: 'Fibra Sur', role: 'AGENT' };
  const went: string[] = [];
  server.use(
    http.get(`${API}/account/tenants`, () => HttpResponse.json([{ id: ME.tenant, name: 'Red Andina', role: ME.role }, other])),
    http.post(`${API}/account/tenants/:id/session`, ({ params }) => {
      went.push(String(params['id']));
      return HttpResponse.json({ ...ME, tenant: 't-2' }, { status: 201 });
    }),
  );
  const assign = vi.spyOn(location, 'assign').mockReturnValue();
  const user = open('/inbox');

  await user.click(await screen.findByRole('button', { name: /Eva Ríos/ }));
  await user.click(await screen.findByText('Fibra Sur'));

  await waitFor(() => expect(assign).toHaveBeenCalledWith('/panel/'));
  expect(went).toEqual(['t-2']);
  expect(screen.queryByText('Instalación')).toBeNull();
});

test('whoever runs the installation suspends a company, once asked, and resumes it', async () => {
  let suspendedAt: string | null = null;
  server.use(
    http.get(`${API}/account`, () => HttpResponse.json({ ...ACCOUNT, operator: true })),
    http.get(`${API}/health/installation`, () => HttpResponse.json(HEALTH)),
    http.get(`${API}/master-keys`, () => HttpResponse.json({ current: 'c0ffee00', others: [], othersNeeded: false, lastRun: null })),
    http.get(`${API}/tenants`, () => HttpResponse.json({ items: [aTenant({ suspendedAt }), aTenant({ id: ME.tenant, name: 'Red Andina' })] })),
    http.put(`${API}/tenants/t-2/suspension`, () => {
      suspendedAt = new Date().toISOString();
      return new HttpResponse(null, { status: 204 });
    }),
    http.delete(`${API}/tenants/t-2/suspension`, () => {
      suspendedAt = null;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const user = open('/inbox');
  await user.click(await screen.findByRole('button', { name: /Eva Ríos/ }));
  await user.click(await screen.findByText('Instalación'));
  await screen.findByText('la que más espera: 40 s');
  expect(screen.getAllByRole('button', { name: 'Suspender' })).toHaveLength(1);

  await user.click(screen.getByRole('button', { name: 'Suspender' }));
  const dialog = await screen.findByRole('dialog', { name: '¿Suspender a Fibra Sur?' });
  await user.click(within(dialog).getByRole('button', { name: 'Suspender' }));
  await screen.findByText('Suspendida');

  await user.click(screen.getByRole('button', { name: 'Reanudar' }));
  await waitFor(() => expect(screen.queryByText('Suspendida')).toBeNull());
});

test('whoever runs the installation sees every process, and when a master key may go', async () => {
  let resealed = 0;
  const run = { endedAt: new Date().toISOString(), key: 'c0ffee00', resealed: 12, unopened: [{ key: 'dead0000', secrets: 2 }] };
  const keys = () => ({ current: 'c0ffee00', others: ['0ld00000'], othersNeeded: resealed === 0, lastRun: run });
  server.use(
    http.get(`${API}/account`, () => HttpResponse.json({ ...ACCOUNT, operator: true })),
    http.get(`${API}/health/installation`, () => HttpResponse.json(HEALTH)),
    http.get(`${API}/tenants`, () => HttpResponse.json({ items: [] })),
    http.get(`${API}/master-keys`, () => HttpResponse.json(keys())),
    http.post(`${API}/master-keys/resealing`, () => {
      resealed++;
      return new HttpResponse(null, { status: 202 });
    }),
  );
  const user = open('/installation');

  await screen.findByText('turnos: 3 en curso, 7 esperan');
  screen.getByText('Deja en paz a 1');
  screen.getByText('Sistema billing');
  await screen.findByText(/No la quites todavía/);
  screen.getByText(/2 secretos no se abren con ninguna clave: los cifró dead0000/);

  await user.click(screen.getByRole('button', { name: 'Cifrar de nuevo ahora' }));

  await screen.findByText('Empieza en unos segundos.');
  await screen.findByText(/si es la anterior, se puede quitar/);
  expect(resealed).toBe(1);
});
