import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aFile, answers, aTicket, open, page, soon } from './pages';
import { problem } from './server';

test('the board shows tickets by their state, with the clock that runs', async () => {
  answers('get', '/tickets', ({ query }) => page(...(query.get('state') === 'UNANSWERED' ? [aTicket()] : [])));
  open('/tickets');

  const column = await screen.findByRole('region', { name: 'Sin respuesta' });

  await within(column).findByText('Sin internet desde ayer');
  within(column).getByText(/Respuesta: .* de retraso/);
  expect(await screen.findAllByText('Nada aquí')).toHaveLength(2);
});

test('filters narrow the list down and stand in the address', async () => {
  const asked = answers('get', '/tickets', () => page());
  const user = open('/tickets?as=list');
  await screen.findByText('Ningún ticket');

  await user.selectOptions(screen.getByLabelText('Prioridad'), 'Alta');
  await user.selectOptions(screen.getByLabelText('Plazos'), 'Solo con retraso');
  await user.type(screen.getByLabelText('Número o nombre'), 'ana');

  await waitFor(() => expect(asked.at(-1)?.query.get('q')).toBe('ana'));
  expect(asked.at(-1)?.query.get('priority')).toBe('HIGH');
  expect(asked.at(-1)?.query.get('missed')).toBe('true');
  expect(location.search).toContain('priority=HIGH');
  await screen.findByText('Ninguno con estos filtros');
});

test('files that are kept can be downloaded, and the others say why not', async () => {
  answers('get', '/tickets/T-1042', () => aFile());
  open('/tickets/T-1042');

  const link = await screen.findByRole('link', { name: /Descargar.*router\.jpg/ });

  expect(link.getAttribute('href')).toBe('/api/v1/tickets/T-1042/files/0');
  expect(link.hasAttribute('download')).toBe(true);
  screen.getByText('no se guarda');
  expect(screen.queryByRole('link', { name: /virus/ })).toBeNull();
});

test('a ticket is closed once, however often it is tried', async () => {
  answers('get', '/tickets/T-1042', () => aFile());
  let tries = 0;
  const asked = answers('post', '/tickets/T-1042/closing', () => {
    tries += 1;
    return tries === 1 ? problem(503, 'try-again') : aFile({ ticket: aTicket({ state: 'CLOSED', closedAt: soon(0) }) });
  });
  const user = open('/tickets/T-1042');

  await user.click(await screen.findByRole('button', { name: 'Cerrar ticket' }));
  const dialog = await screen.findByRole('dialog', { name: '¿Cerrar T-1042?' });
  await user.type(within(dialog).getByRole('textbox'), 'Router cambiado');
  await user.click(within(dialog).getByRole('button', { name: 'Cerrar ticket' }));
  await within(dialog).findByText('No se cambió nada. Inténtalo de nuevo en un momento.');
  await user.click(within(dialog).getByRole('button', { name: 'Cerrar ticket' }));

  await screen.findByRole('button', { name: 'Reabrir' });
  expect(asked.map(({ body }) => body)).toEqual([{ text: 'Router cambiado' }, { text: 'Router cambiado' }]);
  expect(asked[0]?.key).toBe(asked[1]?.key);
});

test('each note has a key of its own, and is in the story', async () => {
  answers('get', '/tickets/T-1042', () => aFile());
  const asked = answers('post', '/tickets/T-1042/notes', () =>
    aFile({ events: [{ at: soon(0), by: 'AGENT', name: 'Eva Ríos', kind: 'NOTED', words: 'Cliente de viaje', files: [] }] }),
  );
  const user = open('/tickets/T-1042');
  const field = await screen.findByLabelText('Nota para el equipo');

  await user.type(field, 'Cliente de viaje');
  await user.click(screen.getByRole('button', { name: 'Guardar nota' }));
  await screen.findByText('Cliente de viaje', { selector: 'p' });
  expect(field).toHaveProperty('value', '');
  await user.type(field, 'Otra');
  await user.click(screen.getByRole('button', { name: 'Guardar nota' }));

  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[0]?.key).not.toBe(asked[1]?.key);
});
