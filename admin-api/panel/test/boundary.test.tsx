import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Boundary } from '../src/ui/Boundary';
import { notify } from '../src/ui/notifications';

function Broken(): never {
  throw new Error('The page is of an older deployment');
}

const page = (at: string) => (
  <MantineProvider>
    <Boundary at={at}>{at === '/people' ? <Broken /> : <p>here</p>}</Boundary>
  </MantineProvider>
);

test('a page that breaks says so, and another one is shown after it', () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { rerender } = render(page('/people'));
  screen.getByText('No se pudo cargar');

  rerender(page('/inbox'));

  screen.getByText('here');
  silent.mockRestore();
});

test('a browser that throws at notifications breaks nothing', () => {
  vi.stubGlobal('Notification', function Refusing() {
    throw new TypeError('Illegal constructor');
  });

  expect(() => notify('Ana espera', 'c-1', () => undefined)).not.toThrow();
  vi.unstubAllGlobals();
});
