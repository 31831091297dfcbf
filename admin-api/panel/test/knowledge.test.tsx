import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import type { KnowledgeSource } from '../src/api/types';
import { pairsOf, parsed, written } from '../src/features/knowledge/components/faq';
import { titleOf, typeOf } from '../src/features/knowledge/components/files';
import { answers, open, soon } from './pages';
import { API, server } from './server';

function aSource(wish: Partial<KnowledgeSource> = {}): KnowledgeSource {
  return {
    id: 's-1',
    kind: 'FAQ',
    format: null,
    title: 'Preguntas',
    url: null,
    language: 'SPANISH',
    state: 'PUBLISHED',
    error: null,
    passages: 12,
    bytes: 2_000,
    handedInAt: soon(-1),
    readAt: soon(-1),
    version: 'e-1',
    ...wish,
  };
}

test('a list says how each source fares, and what to do about it', async () => {
  answers('get', '/knowledge', () => [
    aSource(),
    aSource({ id: 's-2', kind: 'FILE', format: 'PDF', title: 'Contrato', state: 'FAILED', error: 'NO_TEXT', passages: 3 }),
    aSource({ id: 's-3', kind: 'ADDRESS', title: 'Web', url: 'https://example.com/', state: 'READING', passages: 0, readAt: null }),
  ]);
  open('/knowledge');

  const cards = await screen.findAllByRole('listitem');
  const texts = cards.map((card) => card.textContent).join('\n');

  expect(texts).toContain('Publicado');
  expect(texts).toContain('una página escaneada es solo una imagen');
  expect(texts).toContain('Lo publicado antes sigue valiendo.');
  expect(texts).toContain('Leyendo…');
});

test('questions are written one by one, and sent with their wordings', async () => {
  answers('get', '/knowledge', () => []);
  const sent = answers('post', '/knowledge', () => HttpResponse.json(aSource({ state: 'READING' }), { status: 202 }));
  const user = open('/knowledge');

  await screen.findByText('El bot todavía no sabe nada');
  await user.click(screen.getByRole('button', { name: 'Añadir' }));
  await user.click(await screen.findByRole('button', { name: /Preguntas y respuestas/ }));
  const form = within(await screen.findByRole('dialog', { name: 'Preguntas y respuestas' }));
  await user.type(form.getByLabelText('Título'), 'Horario');
  await user.type(form.getByLabelText('Pregunta'), '¿Cuándo abren?{Enter}¿A qué hora abren?');
  expect(form.getByRole('button', { name: 'Publicar' })).toHaveProperty('disabled', true);
  await user.type(form.getByLabelText('Respuesta'), 'A las nueve.');
  await user.click(form.getByRole('button', { name: 'Publicar' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent[0]?.key).toBeTruthy();
  expect(sent[0]?.body).toEqual({
    kind: 'FAQ',
    title: 'Horario',
    language: 'SPANISH',
    pairs: [{ wordings: ['¿Cuándo abren?', '¿A qué hora abren?'], answer: 'A las nueve.' }],
  });
});

test('what was written is there to be written on', async () => {
  const source = aSource({ kind: 'PAGE', title: 'Router' });
  answers('get', '/knowledge', () => [source]);
  answers('get', '/knowledge/s-1', () => ({ source, pairs: null, markdown: '# Luces' }));
  const sent = answers('put', '/knowledge/s-1', () => HttpResponse.json(source, { status: 202 }));
  const user = open('/knowledge');

  await user.click(await screen.findByRole('button', { name: 'Opciones de Router' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Editar', hidden: true }));
  const field = await screen.findByLabelText('Texto (Markdown)');
  expect(field).toHaveProperty('value', '# Luces');
  await user.type(field, '{Enter}Verde: bien.');
  await user.click(screen.getByRole('button', { name: 'Publicar' }));

  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toEqual({ kind: 'PAGE', title: 'Router', language: 'SPANISH', markdown: '# Luces\nVerde: bien.' });
  expect(sent[0]?.version).toBe('"e-1"');
});

test('a file goes out as it is, under a title that may be changed', async () => {
  answers('get', '/knowledge', () => []);
  const got: string[] = [];
  server.use(
    http.post(`${API}/knowledge/files`, async ({ request }) => {
      got.push(new URL(request.url).searchParams.get('title') ?? '', request.headers.get('Content-Type') ?? '', await request.text());
      return HttpResponse.json(aSource({ kind: 'FILE' }), { status: 202 });
    }),
  );
  const user = open('/knowledge');

  await screen.findByText('El bot todavía no sabe nada');
  await user.click(screen.getByRole('button', { name: 'Añadir' }));
  await user.click(await screen.findByRole('button', { name: /Archivo/ }));
  await user.upload(await screen.findByLabelText('Archivo', { selector: 'input' }), new File(['# Luces'], 'guia_router.md'));
  await user.click(screen.getByRole('button', { name: 'Publicar' }));

  await waitFor(() => expect(got).toEqual(['guia router', 'text/markdown', '# Luces']));
});

test('a question is tried: what would be said, from where, and why not', async () => {
  const found = { source: 'Preguntas', headings: ['¿Cuándo abren?'], text: 'A las nueve.', support: 0.82 };
  answers('get', '/knowledge', () => [aSource()]);
  const asked = answers('post', '/knowledge/answer', ({ body }) =>
    (body as { text: string }).text === 'helados'
      ? { answer: null, withheld: 'NOTHING_FOUND', enough: 0.5, passages: [] }
      : { answer: { words: 'A las nueve.', source: 'Preguntas' }, withheld: null, enough: 0.5, passages: [found] },
  );
  const user = open('/knowledge');
  const field = await screen.findByLabelText('Una pregunta de un cliente');

  await user.type(field, 'cuándo abren{Enter}');
  await screen.findByText('El bot diría');
  screen.getByText('Respaldo 82 %');
  await user.clear(field);
  await user.type(field, 'helados{Enter}');

  await screen.findByText(/nada de lo publicado en este idioma/);
  expect(asked[0]?.body).toEqual({ text: 'cuándo abren', language: 'SPANISH' });
});

test('the text form and the fields say the same', () => {
  const text = '# nota\n? ¿Uno?\n? ¿Otra vez?\nPrimera\n\nlínea.\n\n? ¿Dos?\nSí.';

  const pairs = parsed(text);

  expect(pairsOf(pairs)).toEqual([
    { wordings: ['¿Uno?', '¿Otra vez?'], answer: 'Primera\n\nlínea.' },
    { wordings: ['¿Dos?'], answer: 'Sí.' },
  ]);
  expect(parsed(written(pairs))).toEqual(pairs);
  expect(pairsOf(parsed('Solo una respuesta.'))).toBeNull();
  expect(pairsOf(parsed('? ¿Solo una pregunta?'))).toBeNull();
});

test('a file is known by its ending', () => {
  expect(typeOf(new File([], 'A.PDF'))).toBe('application/pdf');
  expect(typeOf(new File([], 'foto.png'))).toBeUndefined();
  expect(titleOf(new File([], 'guia_del_router.v2.pdf'))).toBe('guia del router.v2');
});
