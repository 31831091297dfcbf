import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { LanguageModel } from '../src/api/types';
import { answers, open } from './pages';
import { problem } from './server';

const NOTHING: LanguageModel = {
  use: 'INSTALLATION',
  installation: 'gpt-large',
  limits: { dailyMicros: 5_000_000, monthlyMicros: 50_000_000, answerMillis: 900 },
  spent: { todayMicros: 1_250, monthMicros: 2_500_000 },
};

const OWN: LanguageModel = {
  ...NOTHING,
  use: 'OWN',
  own: {
    state: 'READY',
    provider: 'OPENAI',
    address: 'https://llm.example.com/v1',
    model: 'gpt-small',
    hasKey: true,
    inputPriceMicros: 150_000,
    outputPriceMicros: 600_000,
    dailyMicros: 2_000_000,
    monthlyMicros: 20_000_000,
  },
};

test('a model of one’s own is tried and saved, and one that is too slow is told of', async () => {
  answers('get', '/language-model', () => NOTHING);
  const puts = answers('put', '/language-model', () => ({ languageModel: OWN, answeredInMillis: 1400 }));
  const user = open('/model');

  await screen.findByText(/Hoy es gpt-large/);
  await user.click(screen.getByRole('radio', { name: 'Un modelo propio' }));
  await user.type(screen.getByLabelText('Modelo'), 'gpt-small');
  await user.type(screen.getByLabelText('Clave de API'), 'a-key');
  await user.clear(screen.getByLabelText('Precio de lo que lee'));
  await user.type(screen.getByLabelText('Precio de lo que lee'), '0.15');
  await user.click(screen.getByRole('button', { name: 'Probar y guardar' }));

  await screen.findByText(/tardó 1400 ms y al cliente se le hace esperar 900 ms/);
  expect(puts[0]?.body).toEqual({
    use: 'OWN',
    provider: 'OPENAI',
    address: 'https://api.openai.com/v1',
    model: 'gpt-small',
    apiKey: 'a-key',
    inputPriceMicros: 150_000,
    outputPriceMicros: 0,
    dailyMicros: 5_000_000,
    monthlyMicros: 50_000_000,
  });
  expect(screen.getByLabelText<HTMLInputElement>('Clave de API').value).toBe('');
});

test('the key that is kept need not be typed, unless the model moves', async () => {
  answers('get', '/language-model', () => OWN);
  const puts = answers('put', '/language-model', () => ({ languageModel: OWN, answeredInMillis: 300 }));
  const user = open('/model');

  await screen.findByText('Hay una guardada. Déjalo vacío para conservarla.');
  await user.click(screen.getByRole('button', { name: 'Probar y guardar' }));
  await screen.findByText('Guardado: respondió en 300 ms.');
  expect(puts[0]?.body).toMatchObject({ apiKey: null, address: 'https://llm.example.com/v1' });

  await user.type(screen.getByLabelText('Dirección'), '/elsewhere');
  screen.getByText('Se guarda sellada y nadie la vuelve a ver.');
});

test('who refuses says so with one click, and a refusal of the provider is told', async () => {
  answers('get', '/language-model', () => OWN);
  const puts = answers('put', '/language-model', ({ body }) =>
    (body as { use: string }).use === 'NONE'
      ? { languageModel: { ...NOTHING, use: 'NONE' }, answeredInMillis: null }
      : problem(422, 'model-unknown'),
  );
  const user = open('/model');

  await user.click(await screen.findByRole('button', { name: 'Probar y guardar' }));
  await screen.findByText(/El proveedor no tiene ese modelo/);
  await user.click(screen.getByRole('radio', { name: 'Ninguno' }));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await screen.findByText('Guardado.');
  expect(puts.at(-1)?.body).toEqual({ use: 'NONE' });
});

test('the key that is kept is taken away by saying so, and then cannot be typed', async () => {
  answers('get', '/language-model', () => OWN);
  const puts = answers('put', '/language-model', () => ({
    languageModel: { ...OWN, own: OWN.own && { ...OWN.own, hasKey: false } },
    answeredInMillis: 300,
  }));
  const user = open('/model');

  await user.click(await screen.findByRole('checkbox', { name: 'Quitar la clave guardada' }));
  expect(screen.getByLabelText<HTMLInputElement>('Clave de API').disabled).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Probar y guardar' }));

  await screen.findByText('Guardado: respondió en 300 ms.');
  expect(puts[0]?.body).toMatchObject({ apiKey: '' });
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('Clave de API').disabled).toBe(false);
});

test('where nobody is answered without a key, it cannot be taken away', async () => {
  answers('get', '/language-model', () => ({ ...OWN, own: OWN.own && { ...OWN.own, provider: 'ANTHROPIC' } }));
  open('/model');

  await screen.findByText('Hay una guardada. Déjalo vacío para conservarla.');
  expect(screen.queryByRole('checkbox')).toBeNull();
});
