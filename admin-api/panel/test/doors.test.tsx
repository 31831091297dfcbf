import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { App } from '../src/app/App';
import { es as doors } from '../src/features/session/texts';
import { es } from '../src/texts/es';
import { API, ME, problem, server } from './server';

/** Who is outside, until a door lets them in. */
let isIn = false;
const asked: { path: string; body: unknown }[] = [];

function note(path: string, answer: (body: Record<string, string>) => Response) {
  return http.post(`${API}${path}`, async ({ request }) => {
    const body = (await request.json()) as Record<string, string>;
    asked.push({ path, body });
    return answer(body);
  });
}

function letIn() {
  isIn = true;
  return HttpResponse.json(ME, { status: 201 });
}

function at(path: string) {
  history.replaceState(null, '', `/panel${path}`);
  render(<App />);
}

beforeEach(() => {
  isIn = false;
  asked.length = 0;
  server.use(
    http.get(`${API}/sessions/current`, () => (isIn ? HttpResponse.json(ME) : (problem(401, 'sign-in-refused') as never))),
  );
});

describe('signing in', () => {
  it('asks for a code where there is a second factor', async () => {
    server.use(
      note('/sessions', () =>
        HttpResponse.json({ code: 'second-factor-needed', detail: '', ticket: 'ticket-1' }, { status: 401 }),
      ),
      note('/sessions/second-factor', () => letIn()),
    );
    at('/inbox');
    const user = userEvent.setup();

    await user.type(await screen.findByLabelText(es.signIn.email), 'eva@example.com');
    await user.type(screen.getByLabelText(es.signIn.password), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: es.signIn.submit }));
    await user.type(await screen.findByLabelText(es.signIn.code), '123456');
    await user.click(screen.getByRole('button', { name: es.signIn.submit }));

    expect(await screen.findByText(es.inbox.choose)).toBeTruthy();
    expect(asked.at(-1)?.body).toEqual({ ticket: 'ticket-1', code: '123456', cookies: true });
  });

  it('leads to the sign-up only where firms may sign up', async () => {
    server.use(http.get(`${API}/sign-ups`, () => HttpResponse.json({ open: false })));
    at('/inbox');

    expect(await screen.findByText(es.signIn.forgotten)).toBeTruthy();
    expect(screen.queryByText(es.signIn.signUp)).toBeNull();
  });
});

describe('signing up', () => {
  it('tells where to look, and sends no password', async () => {
    server.use(note('/sign-ups', () => new HttpResponse(null, { status: 202 })));
    at('/signup');
    const user = userEvent.setup();

    await user.type(await screen.findByLabelText(doors.signUp.company), 'Ríos e Hijos');
    await user.type(screen.getByLabelText(es.signIn.email), 'eva@example.com');
    await user.click(screen.getByRole('button', { name: doors.signUp.submit }));

    expect(await screen.findByText(doors.signUp.sent('eva@example.com'))).toBeTruthy();
    expect(asked[0]?.body).toMatchObject({ company: 'Ríos e Hijos', language: 'SPANISH' });
    expect(Object.keys(asked[0]?.body as object).sort()).toEqual(['company', 'email', 'language', 'timeZone']);
  });

  it('ends with the link: a name, a password, and one is in', async () => {
    server.use(
      note('/links', () =>
        HttpResponse.json({ kind: 'SIGN_UP', email: 'eva@example.com', company: 'Ríos e Hijos', hasAccount: false }),
      ),
      note('/sign-ups/confirmation', () => letIn()),
      http.get(`${API}/counts`, () => HttpResponse.json([])),
    );
    at('/confirm#token-1');
    const user = userEvent.setup();

    expect(await screen.findByText(doors.confirm.lead('Ríos e Hijos'))).toBeTruthy();
    await user.type(screen.getByLabelText(es.newcomer.name), 'Eva Ríos');
    await user.type(screen.getByLabelText(es.newcomer.password), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: doors.confirm.submit }));

    expect(await screen.findByRole('region', { name: 'Primeros pasos' })).toBeTruthy();
    expect(asked.at(-1)?.body).toMatchObject({ token: 'token-1', name: 'Eva Ríos', cookies: true });
  });
});

describe('a mailed link', () => {
  it.each(['/confirm', '/join', '/reset'])('says so when it no longer works: %s', async (path) => {
    server.use(note('/links', () => problem(410, 'link-refused')));
    at(`${path}#old`);

    expect(await screen.findByText(doors.link.refused)).toBeTruthy();
  });

  it('asks who has an account for its password', async () => {
    server.use(
      note('/links', () =>
        HttpResponse.json({ kind: 'INVITATION', email: 'eva@example.com', company: 'Sol', role: 'AGENT', hasAccount: true }),
      ),
    );
    at('/join#token-2');

    expect(await screen.findByText(doors.join.known)).toBeTruthy();
    expect(screen.getByLabelText(doors.join.ownPassword)).toBeTruthy();
  });
});
