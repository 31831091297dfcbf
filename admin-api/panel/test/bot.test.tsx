import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Bot, BotDiff, BotProblem, BotQuality, Edition, Flow, PreviewConversation, PreviewLine } from '../src/api/types';
import { App, newQueries } from '../src/app/App';
import { layout } from '../src/features/bot/components/layout';
import { API, ME, problem, server } from './server';

const words = (text: string) => ({ es: text, en: `${text} (en)`, de: `${text} (de)` });

const FLOW: Flow = {
  version: 'd1',
  flow: 'ring_bell',
  origin: 'OWN',
  yaml: 'flow: ring_bell\nintent: ring_bell\n',
  stations: [
    { name: 'where', kind: 'COLLECT', line: 3, subject: null, says: words('¿Dónde?'), ways: [{ to: 'fork', when: 'NEXT', detail: null }] },
    {
      name: 'fork',
      kind: 'BRANCH',
      line: 5,
      subject: 'where',
      ways: [
        { to: 'finished', when: 'CASE', detail: 'home' },
        { to: 'ring', when: 'OTHERWISE', detail: null },
      ],
    },
    { name: 'ring', kind: 'CALL', line: 8, subject: 'ring', says: words('Listo'), ways: [{ to: 'finished', when: 'NEXT', detail: null }, { to: 'where', when: 'REJECTED', detail: null }] },
    { name: 'finished', kind: 'END', line: 12, subject: null, ways: [] },
  ],
  texts: [
    { path: 'title', line: 1, text: words('timbre') },
    { path: 'slots.where.prompt', line: 3, text: words('¿Dónde?') },
    { path: 'steps.ring.done', line: 9, text: words('Listo') },
  ],
};

const QUALITY: BotQuality = {
  of: 'PUBLISHED',
  current: true,
  languages: [
    {
      language: 'es',
      own: true,
      phrases: 120,
      judged: 96,
      accuracy: 0.9,
      usual: 0.85,
      threshold: 0.8,
      coverage: 0.7,
      steps: [
        { from: 0.4, acted: 0.95, right: 0.91 },
        { from: 0.6, acted: 0.82, right: 0.97 },
      ],
      intents: [
        { intent: 'open_ticket', phrases: 60, judged: 48, accuracy: 0.95 },
        { intent: 'greet', phrases: 60, judged: 48, accuracy: 0.85 },
      ],
      confusions: [{ label: 'open_ticket', takenFor: 'greet', messages: 3, share: 0.0625, example: 'sin internet' }],
      weakPhrases: [{ label: 'open_ticket', phrase: 'no anda', probability: 0.21 }],
      labelErrors: [],
    },
  ],
};

const GAP = {
  best: 'es',
  trailing: 'de',
  width: 0.081,
  chance: 0.032,
  allowed: 0.03,
  warns: true,
  holdsBack: true,
  weakest: [{ intent: 'open_ticket', accuracy: 0.6, usual: 0.92, phrases: 12 }],
};

const world = {
  bot: {} as Bot,
  diff: {} as BotDiff,
  problems: [] as BotProblem[],
  quality: {} as BotQuality,
  editions: [] as Edition[],
  sent: [] as { what: string; version: string | null; body: unknown }[],
  played: [] as PreviewConversation[],
};

beforeEach(() => {
  Object.assign(world, {
    bot: {
      version: 'd1',
      flows: [{ flow: 'ring_bell', intent: 'ring_bell', title: words('timbre'), offered: true, origin: 'OWN' }],
      texts: [
        { key: 'greeting', button: false, placeholders: ['firm'], text: words('Hola'), shipped: words('Hola'), origin: 'SHIPPED' },
        { key: 'button_yes', button: true, placeholders: [], text: words('Sí'), shipped: words('Sí'), origin: 'SHIPPED' },
      ],
      intents: [{ intent: 'open_ticket', flow: 'open_ticket', origin: 'SHIPPED', es: 2, en: 1, de: 1 }],
      actsFrom: {},
    } satisfies Bot,
    diff: { flows: [], texts: [], phrases: [], actsFrom: [] },
    problems: [],
    quality: QUALITY,
    editions: [],
    sent: [],
    played: [],
  });
  const keep = (what: string, answer: unknown) =>
    async ({ request }: { request: Request }) => {
      const text = await request.text();
      world.sent.push({ what, version: request.headers.get('If-Match'), body: text ? JSON.parse(text) : null });
      return HttpResponse.json(answer as never);
    };
  server.use(
    http.get(`${API}/bot/draft`, () => HttpResponse.json(world.bot)),
    http.get(`${API}/bot/draft/diff`, () => HttpResponse.json(world.diff)),
    http.post(`${API}/bot/draft/validation`, () => HttpResponse.json({ version: 'd1', problems: world.problems })),
    http.get(`${API}/bot/draft/flows/ring_bell`, () => HttpResponse.json(FLOW)),
    http.get(`${API}/bot/quality`, () => HttpResponse.json(world.quality)),
    http.put(`${API}/bot/draft/acts-from`, keep('acts from', { version: 'd2' })),
    http.put(`${API}/bot/draft/flows/ring_bell/texts`, keep('flow texts', { version: 'd2' })),
    http.put(`${API}/bot/draft/flows/ring_bell`, keep('flow', { version: 'd2' })),
    http.put(`${API}/bot/draft/texts`, keep('texts', { version: 'd2' })),
    http.get(`${API}/bot/draft/phrases/open_ticket`, () =>
      HttpResponse.json({
        version: 'd1',
        intent: 'open_ticket',
        flow: 'open_ticket',
        origin: 'SHIPPED',
        phrases: { es: ['no anda', 'sin internet'], en: ['broken'], de: ['kaputt'] },
      }),
    ),
    http.put(`${API}/bot/draft/phrases/open_ticket`, keep('phrases', { version: 'd2' })),
    http.post(`${API}/bot/draft/understanding`, () =>
      HttpResponse.json({
        language: 'SPANISH',
        understood: [
          {
            command: 'START_FLOW',
            subject: 'open_ticket',
            value: null,
            confidence: 0.934,
            evidence: 'no anda',
            decidedBy: 'LOCAL_MODEL',
            cost: { microUsd: 0 },
          },
        ],
        asked: [],
        learned: 'PUBLISHED',
      }),
    ),
    http.post(`${API}/bot/draft/preview`, async ({ request }) => {
      const conversation = (await request.json()) as PreviewConversation;
      world.played.push(conversation);
      return HttpResponse.json({ lines: conversation.messages.flatMap(({ text }) => played(text)), learned: 'DRAFT' });
    }),
    http.post(`${API}/bot/publication`, keep('publication', { publication: 2 })),
    http.get(`${API}/bot/publications`, () => HttpResponse.json(world.editions)),
    http.post(`${API}/bot/publications/1/restoration`, keep('restoration', { publication: 3 })),
  );
});

function played(text: string): PreviewLine[] {
  const line = { buttons: [], ending: null, inputs: {} };
  return [
    { ...line, speaker: 'CUSTOMER', text },
    { ...line, speaker: 'ACTION', text: 'open_ticket', ending: 'SUCCEEDS' },
    { ...line, speaker: 'BOT', text: `Listo: ${text}`, buttons: [{ option: 'o-1', title: 'Sí, gracias' }] },
  ];
}

function open(queries = newQueries()) {
  history.replaceState(null, '', '/panel/bot');
  render(<App queries={queries} />);
  return userEvent.setup();
}

/** What is asked once, so that a test need not wait for the second and third time. */
function impatient() {
  const queries = newQueries();
  queries.setDefaultOptions({ queries: { retry: false } });
  return queries;
}

async function tab(user: ReturnType<typeof open>, name: string) {
  await user.click(within(await screen.findByRole('group', { name: 'Bot' })).getByRole('button', { name: new RegExp(`^${name}`) }));
}

test('ways beside each other never share a lane, and the next needs none', () => {
  const { edges, forward, backward } = layout(FLOW.stations);

  expect(edges.find(({ from, to }) => from === 0 && to === 1)?.lane).toBe(0);
  expect(edges.find(({ from, to }) => from === 1 && to === 3)?.lane).toBe(1);
  expect(edges.find(({ from, to }) => from === 2 && to === 0)?.lane).toBe(1);
  expect([forward, backward]).toEqual([1, 1]);
});

test('the texts of a station are changed in three languages, reached by the keyboard', async () => {
  const user = open();
  const first = await screen.findByRole('button', { name: /^where/ });
  first.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');

  const field = await screen.findByLabelText('ring · hecho, Deutsch');
  await user.clear(field);
  await user.type(field, 'Fertig');
  await user.click(screen.getByRole('button', { name: 'Guardar en el borrador' }));

  await waitFor(() => expect(world.sent).toHaveLength(1));
  expect(world.sent[0]).toEqual({
    what: 'flow texts',
    version: '"d1"',
    body: { texts: [{ path: 'steps.ring.done', text: { ...words('Listo'), de: 'Fertig' } }] },
  });
});

test('what is wrong in a flow stands at its line and its station', async () => {
  world.problems = [
    { part: 'FLOW', code: 'flow', flow: 'ring_bell', step: 'ring', line: 2, text: null, intent: null, language: null, reason: 'calls the unknown action' },
  ];
  const user = open();

  await screen.findByText(/calls the unknown action/);
  await user.click(screen.getByRole('button', { name: 'Archivo' }));
  await user.click(await screen.findByRole('button', { name: /Línea 2 calls the unknown action/ }));

  const file = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Archivo' });
  expect(file.value.slice(file.selectionStart, file.selectionEnd)).toBe('intent: ring_bell');
});

test('somebody else was quicker, and the page says so', async () => {
  server.use(http.put(`${API}/bot/draft/texts`, () => problem(412, 'draft-changed')));
  const user = open();
  await tab(user, 'Textos');

  await user.type(await screen.findByLabelText('Saludo de bienvenida, Español'), '!');
  await user.click(screen.getByRole('button', { name: 'Guardar en el borrador' }));

  await screen.findByText(/Otra persona cambió el borrador/);
  expect(screen.getByLabelText<HTMLTextAreaElement>('Saludo de bienvenida, Español').value).toBe('Hola!');
});

test('a file outlives that it cannot be asked for again', async () => {
  const queries = impatient();
  const user = open(queries);
  await user.click(await screen.findByRole('button', { name: 'Archivo' }));
  await user.type(await screen.findByRole('textbox', { name: 'Archivo' }), '# mine');

  server.use(http.get(`${API}/bot/draft/flows/ring_bell`, () => problem(503, 'try-again')));
  await queries.invalidateQueries({ queryKey: ['bot'] });

  expect(queries.getQueryState(['bot', 'flow', 'ring_bell'])?.status).toBe('error');
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Archivo' }).value).toBe(`${FLOW.yaml}# mine`);
});

test('a file outlives what others change meanwhile, and is saved over it once one was told', async () => {
  let version = 'd1';
  server.use(
    http.get(`${API}/bot/draft`, () => HttpResponse.json({ ...world.bot, version })),
    http.get(`${API}/bot/draft/flows/ring_bell`, () => HttpResponse.json({ ...FLOW, version, yaml: `${FLOW.yaml}# ${version}\n` })),
    http.put(`${API}/bot/draft/flows/ring_bell`, async ({ request }) => {
      const looked = request.headers.get('If-Match');
      world.sent.push({ what: 'flow', version: looked, body: await request.json() });
      return looked === `"${version}"` ? HttpResponse.json({ version }) : problem(412, 'draft-changed');
    }),
  );
  const queries = impatient();
  const user = open(queries);
  await user.click(await screen.findByRole('button', { name: 'Archivo' }));
  await user.type(await screen.findByRole('textbox', { name: 'Archivo' }), '# mine');
  const mine = `${FLOW.yaml}# d1\n# mine`;

  version = 'd2';
  await queries.invalidateQueries({ queryKey: ['bot'] });
  await user.click(screen.getByRole('button', { name: 'Guardar en el borrador' }));
  await screen.findByText(/Otra persona cambió el borrador/);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Archivo' }).value).toBe(mine);

  await user.click(screen.getByRole('button', { name: 'Guardar en el borrador' }));
  await waitFor(() => expect(screen.queryByText(/Otra persona/)).toBeNull());
  expect(world.sent).toEqual([
    { what: 'flow', version: '"d1"', body: { yaml: mine } },
    { what: 'flow', version: '"d2"', body: { yaml: mine } },
  ]);
});

test('a text is saved with the version that was looked at', async () => {
  const queries = impatient();
  const user = open(queries);
  await tab(user, 'Textos');
  await user.type(await screen.findByLabelText('Saludo de bienvenida, Español'), '!');

  world.bot = { ...world.bot, version: 'd2' };
  await queries.invalidateQueries({ queryKey: ['bot'] });
  await user.click(screen.getByRole('button', { name: 'Guardar en el borrador' }));

  await waitFor(() => expect(world.sent[0]?.version).toBe('"d1"'));
});

test('once phrases are learned, nothing is left to be published', async () => {
  world.diff = { flows: [{ flow: 'ring_bell', fate: 'ADDED', texts: [], structure: true }], texts: [], phrases: [], actsFrom: [] };
  const { bot } = world;
  world.bot = { ...bot, publishing: { since: new Date().toISOString() } };
  const queries = impatient();
  const user = open(queries);
  await tab(user, 'Publicar');
  await screen.findByText('Lo que cambiaría');

  world.bot = bot;
  world.diff = { flows: [], texts: [], phrases: [], actsFrom: [] };
  await queries.invalidateQueries({ queryKey: ['bot', 'draft'] });

  await screen.findByText('Nada por publicar');
});

test('phrases are lines, each once', async () => {
  const user = open();
  await tab(user, 'Frases');

  await user.type(await screen.findByLabelText(/^Español/), '{Control>}{End}{/Control}{Enter}  se cayó  {Enter}');
  await user.click(screen.getByRole('button', { name: 'Guardar en el borrador' }));

  await waitFor(() => expect(world.sent[0]?.body).toEqual({ es: ['no anda', 'sin internet', 'se cayó'], en: ['broken'], de: ['kaputt'] }));
});

test('a sentence is tried out, and a conversation beside it', async () => {
  const user = open();
  await tab(user, 'Probar');

  await user.type(await screen.findByLabelText('Frase de un cliente'), 'no anda{Enter}');
  await screen.findByText('93 %');
  await screen.findByText(/se aprenden al publicar/);

  await user.type(screen.getByLabelText('Escribe como cliente…'), 'hola{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Sí, gracias' }));
  await screen.findByText('Listo: Sí, gracias');
  await user.selectOptions(screen.getAllByLabelText('Cómo termina open_ticket')[0] as HTMLElement, 'no disponible');

  await waitFor(() => expect(world.played).toHaveLength(3));
  expect(world.played[1]?.messages).toEqual([
    { text: 'hola', option: null },
    { text: 'Sí, gracias', option: 'o-1' },
  ]);
  expect(world.played[2]?.pretended).toEqual([{ name: 'open_ticket', ending: 'AWAY', reason: null }]);
});

test('a conversation that cannot be played goes on where it was', async () => {
  const user = open();
  await tab(user, 'Probar');
  const field = screen.getByLabelText<HTMLInputElement>('Escribe como cliente…');
  await user.type(field, 'hola{Enter}');
  await screen.findByText('Listo: hola');
  await waitFor(() => expect(field.value).toBe(''));

  server.use(http.post(`${API}/bot/draft/preview`, () => problem(503, 'try-again')));
  await user.type(field, 'adiós{Enter}');
  await screen.findByRole('alert');

  screen.getByText('Listo: hola');
  expect(field.value).toBe('adiós');
});

test('what would change is shown and published after a question', async () => {
  world.diff = { flows: [], texts: [{ text: 'greeting', before: words('Hola'), after: { ...words('Hola'), es: 'Buenas' } }], phrases: [], actsFrom: [] };
  const user = open();
  await tab(user, 'Publicar');

  await screen.findByText('Buenas');
  expect(screen.queryByText('Hola (en)')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Publicar' }));
  const dialog = await screen.findByRole('dialog');
  expect(world.sent).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Publicar' }));

  await waitFor(() => expect(world.sent).toEqual([{ what: 'publication', version: '"d1"', body: null }]));
});

test('what is mixed up leads to its phrase', async () => {
  const user = open();
  await tab(user, 'Calidad');

  await screen.findByText('96 de 120 frases probadas');
  await user.click(screen.getByRole('button', { name: /por ejemplo, «sin internet»/ }));

  const field = await screen.findByLabelText<HTMLTextAreaElement>(/^Español/);
  await waitFor(() => expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('sin internet'));
});

test('a phrase that is gone is said to be', async () => {
  world.quality = { ...QUALITY, languages: QUALITY.languages.map((one) => ({ ...one, weakPhrases: [{ label: 'open_ticket', phrase: 'ya no está', probability: 0.1 }] })) };
  const user = open();
  await tab(user, 'Calidad');

  await user.click(await screen.findByRole('button', { name: /ya no está/ }));

  await screen.findByText('Esa frase ya no está en el borrador.');
});

test('a language that trails within chance is warned of', async () => {
  world.quality = { ...QUALITY, of: 'PUBLISHED', gap: { ...GAP, width: 0.05, chance: 0.067, holdsBack: false } };
  const user = open();
  await tab(user, 'Calidad');

  await screen.findByText('Deutsch se entiende peor que Español');
  await screen.findByText(/5 puntos atrás.* Hasta 6,7 puede ser azar/);
  await user.click(screen.getByRole('button', { name: /60.% bien entendidas/ }));
  expect(document.activeElement).toBe(await screen.findByLabelText(/^Deutsch/));
});

test('a language that is hardly behind is not spoken of', async () => {
  world.quality = { ...QUALITY, gap: { ...GAP, width: 0.02, warns: false, holdsBack: false } };
  const user = open();
  await tab(user, 'Calidad');

  await screen.findByText('96 de 120 frases probadas');
  expect(screen.queryByText(/se entiende peor/)).toBeNull();
});

test('nothing is known of what an earlier version has learned', async () => {
  world.quality = { ...QUALITY, languages: [] };
  const user = open();
  await tab(user, 'Calidad');

  await screen.findByText('Todavía no hay medidas');
});

test('what lets a language trail is published all the same only after a question', async () => {
  world.diff = { flows: [], texts: [], phrases: [{ intent: 'open_ticket', language: 'de', added: ['kaputt'], removed: [] }], actsFrom: [] };
  world.bot = { ...world.bot, publishing: { since: new Date().toISOString(), failed: 'languages-apart', gap: GAP } };
  const user = open();
  await tab(user, 'Publicar');

  await screen.findByText('Deutsch se entiende mucho peor que Español');
  await screen.findByText(/8,1 puntos/);
  await user.click(screen.getByRole('button', { name: 'Publicar de todos modos' }));
  expect(world.sent).toEqual([]);
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Publicar de todos modos' }));
  await waitFor(() => expect(world.sent).toEqual([{ what: 'publication', version: '"d1"', body: { allTheSame: true } }]));

  await user.click(screen.getByRole('button', { name: /60.% bien entendidas/ }));
  expect(document.activeElement).toBe(await screen.findByLabelText(/^Deutsch/));
});

test('how sure it must be shows what that would do, and is kept in the draft', async () => {
  const user = open();
  await tab(user, 'Probar');

  await screen.findByText(/actuaría con 95.%, y acertaría en 91.%/);
  await user.click(screen.getByRole('button', { name: 'Más prudente' }));
  await screen.findByText(/actuaría con 82.%, y acertaría en 97.%.* Por debajo de 90.%/);
  await user.click(screen.getByRole('button', { name: 'Guardar en el borrador' }));

  await waitFor(() => expect(world.sent).toEqual([{ what: 'acts from', version: '"d1"', body: { es: 0.6 } }]));
});

test('nothing wrong can be published', async () => {
  world.diff = { flows: [{ flow: 'ring_bell', fate: 'ADDED', texts: [], structure: true }], texts: [], phrases: [], actsFrom: [] };
  world.problems = [
    { part: 'PHRASES', code: 'phrases', flow: null, step: null, line: null, text: null, intent: 'open_ticket', language: 'de', reason: 'it has 1 phrases and needs 3' },
  ];
  const user = open();
  await tab(user, 'Publicar');

  expect(await screen.findByRole<HTMLButtonElement>('button', { name: 'Publicar' })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('button', { name: /needs 3/ }));
  await screen.findByLabelText(/^Deutsch/);
});

test('an earlier publication is gone back to after a question', async () => {
  world.editions = [
    { number: 2, at: new Date().toISOString(), by: ME.person, restores: null, allTheSame: false },
    { number: 1, at: new Date().toISOString(), by: null, restores: null, allTheSame: false },
  ];
  const user = open();
  await tab(user, 'Publicar');

  await screen.findByText('Nada por publicar');
  await screen.findByText('Desde archivos');
  await user.click(screen.getByRole('button', { name: 'Volver a esta' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Volver a esta' }));

  await waitFor(() => expect(world.sent.map(({ what }) => what)).toEqual(['restoration']));
});
