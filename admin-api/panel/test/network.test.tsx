import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { NewOutagePolicy } from '../src/api/types';
import { tableText } from '../src/features/network/components/tableText';
import { answers, open, page, soon } from './pages';
import { problem } from './server';

const TREE = [
  {
    id: 'n-1',
    kind: 'NODE',
    name: 'Cerro',
    accesses: 0,
    state: 'WELL',
    incident: null,
    feeds: [{ id: 'n-2', kind: 'SECTOR', name: 'Cerro Norte', accesses: 1, state: 'WELL', incident: null, feeds: [] }],
  },
  { id: 'n-3', kind: 'NODE', name: 'Valle', accesses: 0, state: 'WELL', incident: null, feeds: [] },
];
const ACCESS = { id: 'n-4', name: 'Acceso 1', customer: 'Ana Paz', contract: 'C-101' };

test('a sector is moved to another node', async () => {
  answers('get', '/network', () => TREE);
  const asked = answers('put', '/network/nodes/n-2', () => ({ id: 'n-2', kind: 'SECTOR', name: 'Cerro Norte', parent: 'n-3', ties: [] }));
  const user = open('/network');

  await user.click(await screen.findByRole('button', { name: 'Opciones de Cerro Norte' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Cambiar el nombre o mover', hidden: true }));
  const dialog = await screen.findByRole('dialog');
  await user.selectOptions(within(dialog).getByLabelText('Depende de'), 'Valle');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked[0]?.body).toEqual({ name: 'Cerro Norte', parent: 'n-3' });
});

test('a sector shows its accesses, and what something hangs on stays', async () => {
  answers('get', '/network', () => TREE);
  answers('get', '/network/nodes/n-2/accesses', () => page(ACCESS));
  answers('get', '/network/nodes/n-4', () => ({ id: 'n-4', kind: 'ACCESS', name: 'Acceso 1', parent: 'n-2', ties: ['CONTRACTS'] }));
  const user = open('/network');

  await user.click(await screen.findByRole('button', { name: 'Cerro Norte: 1 acceso' }));
  await screen.findByText('Ana Paz · C-101');
  await user.click(screen.getByRole('button', { name: 'Opciones de Acceso 1' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Quitar', hidden: true }));
  const dialog = await screen.findByRole('dialog');

  await within(dialog).findByText(/contrato de un cliente/);
  expect(within(dialog).queryByRole('button', { name: 'Quitar' })).toBeNull();
});

test('a table is looked through before it is imported', async () => {
  answers('get', '/network', () => []);
  const reports = [
    { lines: 2, added: 0, wrong: 1, problems: [{ line: 2, code: 'PARENT_UNKNOWN', value: 'Monte' }] },
    { lines: 1, added: 0, wrong: 0, problems: [] },
    { lines: 1, added: 1, wrong: 0, problems: [] },
  ];
  const asked = answers('post', '/network/imports', () => reports[asked.length - 1]);
  const user = open('/network');

  await user.click(await screen.findByRole('button', { name: 'Importar una tabla' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Tabla'), 'node,Valle{enter}sector,Norte,Monte');
  await user.click(within(dialog).getByRole('button', { name: 'Revisar' }));
  await within(dialog).findByText(/no existe de quién depende: Monte/);
  await user.clear(within(dialog).getByLabelText('Tabla'));
  await user.type(within(dialog).getByLabelText('Tabla'), 'node,Valle');
  await user.click(within(dialog).getByRole('button', { name: 'Revisar' }));
  await user.click(await within(dialog).findByRole('button', { name: 'Añadir 1' }));

  await within(dialog).findByText('Se añadió 1.');
  expect(asked.map(({ body }) => (body as { dryRun: boolean }).dryRun)).toEqual([true, true, false]);
});

test('a table reads the same from UTF-8 and from the code page of spreadsheets', () => {
  const inUtf8 = new Uint8Array([0x50, 0x65, 0xc3, 0xb1, 0x61]).buffer;
  const inWindows1252 = new Uint8Array([0x50, 0x65, 0xf1, 0x61]).buffer;

  expect([tableText(inUtf8), tableText(inWindows1252)]).toEqual(['Peña', 'Peña']);
});

test('an object of a monitor is mapped to a node', async () => {
  answers('get', '/network', () => TREE);
  answers('get', '/connections', () => [
    { id: 'm-1', kind: 'ICINGA', name: 'Icinga', address: null, state: 'WELL', code: null, since: null, types: [], webhook: null },
  ]);
  answers('get', '/monitored-objects', () => page());
  const asked = answers('post', '/monitored-objects', () => ({ id: 'o-1' }));
  const user = open('/network/monitors');

  await user.click(await screen.findByRole('button', { name: 'Añadir un objeto' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText(/Cómo lo llama/), 'olt-3');
  await user.selectOptions(within(dialog).getByLabelText(/Qué parte/), 'n-2');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toEqual({ monitor: 'm-1', object: 'olt-3', node: 'n-2' });
});

test('how many reports make a suspicion is changed', async () => {
  answers('get', '/outage-policy', () => ({ version: '2', reports: 3, withinMinutes: 15, provenOnly: false, staleMinutes: 240 }));
  const asked = answers('put', '/outage-policy', ({ body }) => ({ version: '3', ...(body as NewOutagePolicy) }));
  const user = open('/network/policy');

  const reports = await screen.findByLabelText(/Cuántos clientes/);
  await user.clear(reports);
  await user.type(reports, '5');
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await screen.findByText('Vale desde el próximo aviso.');
  expect(asked[0]?.version).toBe('"2"');
  expect(asked[0]?.body).toEqual({ reports: 5, withinMinutes: 15, provenOnly: false, staleMinutes: 240 });
});

test('works are planned with words in the languages that are written', async () => {
  answers('get', '/network', () => TREE);
  answers('get', '/incidents', () => page());
  answers('get', '/planned-works', () => page());
  const asked = answers('post', '/planned-works', () => ({ id: 'w-1' }));
  const user = open('/outages');

  await user.click(await screen.findByRole('button', { name: 'Programar un mantenimiento' }));
  const dialog = await screen.findByRole('dialog');
  await user.selectOptions(within(dialog).getByLabelText(/Dónde/), 'n-2');
  await user.type(within(dialog).getByLabelText(/Desde/), '2030-01-01T03:00');
  await user.type(within(dialog).getByLabelText(/Hasta/), '2030-01-01T05:00');
  await user.type(within(dialog).getByLabelText(/En español/), 'Nueva antena');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({ node: 'n-2', texts: { es: 'Nueva antena', en: null, de: null } });
});

test('works that somebody else has changed are found however many there are', async () => {
  const works = {
    id: 'w-101',
    area: 'Cerro Norte',
    node: 'n-2',
    startsAt: soon(24),
    endsAt: soon(26),
    state: 'TO_COME',
    texts: { es: null, en: null, de: null },
    version: '1',
  };
  answers('get', '/network', () => TREE);
  answers('get', '/incidents', () => page());
  answers('get', '/planned-works', ({ query }) => {
    if (query.get('limit') !== '100') {
      return page(works);
    }
    return query.get('cursor') === 'more' ? page({ ...works, version: '2' }) : { items: [{ ...works, id: 'w-1', version: '9' }], next: 'more' };
  });
  const asked = answers('put', '/planned-works/w-101', ({ version }) => (version === '"2"' ? works : problem(412, 'terms-changed')));
  const user = open('/outages');

  await user.click(await screen.findByRole('button', { name: 'Cambiar' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));
  await within(dialog).findByText(/Otra persona lo cambió antes/);
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.map(({ version }) => version)).toEqual(['"1"', '"2"']);
});
