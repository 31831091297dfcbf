import { ApiProblem, problemOf } from './problem';
import type { paths } from './schema';
import type { SignedIn } from './types';

type Method = 'get' | 'post' | 'put' | 'delete';

type Body<O> = O extends { requestBody?: { content: infer C } } ? C[keyof C] : undefined;
type Parameters<O, Place extends string> = O extends { parameters: Partial<Record<Place, infer P>> } ? P : undefined;
type Content<R> = R extends { content: infer C } ? C[keyof C] : undefined;
type Answer<O> = O extends { responses: infer R } ? Content<R[keyof R & (200 | 201 | 202 | 204)]> : never;

/** Which methods a path of the description has. */
type Has<M extends Method> = { [P in keyof paths]: paths[P][M] extends object ? P : never }[keyof paths];

interface Wish<O> {
  path?: Parameters<O, 'path'>;
  query?: Parameters<O, 'query'>;
  header?: Parameters<O, 'header'>;
  body?: Body<O>;
  signal?: AbortSignal;
}

/** Told when the session is over, so that the sign-in page can be shown. */
let signedOut = (): void => undefined;

export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

/** Asked after each renewal whether this is still who the page is for. */
let isExpected: (who: SignedIn) => boolean = () => true;

export function onRenewed(listener: (who: SignedIn) => boolean): void {
  isExpected = listener;
}

/**
 * Calls one route of the API, as its description has it. A token that has run out is renewed once.
 *
 * @throws ApiProblem for every refusal; `offline` when there is no answer
 */
export async function call<M extends Method, P extends Has<M>>(
  method: M,
  path: P,
  wish: Wish<paths[P][M]> = {},
): Promise<Answer<paths[P][M]>> {
  const request = () => send(method, address(path, wish.path, wish.query), wish.header, wish.body, wish.signal);
  let response = await request();
  if (response.status === 401 && !path.startsWith('/api/v1/sessions/refresh') && (await isRenewable(response))) {
    await renew();
    response = await request();
  }
  if (!response.ok) {
    throw await problemOf(response, method === 'get');
  }
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer<paths[P][M]>;
}

/** Whether the token has run out, which a renewal mends. */
export async function isRenewable(response: Response): Promise<boolean> {
  return (await problemOf(response.clone())).code === 'not-signed-in';
}

let renewal: Promise<void> | undefined;

/** One renewal at a time, whoever asks; two would use up each other's token. */
export function renew(): Promise<void> {
  renewal ??= exclusively(renewNow).finally(() => {
    renewal = undefined;
  });
  return renewal;
}

async function renewNow(): Promise<void> {
  const response = await send('post', '/api/v1/sessions/refresh');
  // Another window was quicker: its tokens are this window's, too.
  if (response.ok || response.status === 409) {
    return expectSame(response.ok ? response : await send('get', '/api/v1/sessions/current'));
  }
  const problem = await problemOf(response);
  if (response.status === 401) {
    signedOut();
  }
  throw problem;
}

/** What was asked for is not asked for again in the name of somebody else. */
async function expectSame(response: Response): Promise<void> {
  if (response.ok && !isExpected((await response.json()) as SignedIn)) {
    throw new ApiProblem('not-signed-in', 401, 'Somebody else has signed in');
  }
}

/** Windows of one browser share their cookies, so they take turns. */
async function exclusively(work: () => Promise<void>): Promise<void> {
  await ('locks' in navigator ? navigator.locks.request('recado-renewal', work) : work());
}

function address(path: string, parameters: unknown, query: unknown): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(value(parameters, name)));
  const search = new URLSearchParams();
  for (const [name, given] of Object.entries(query ?? {})) {
    if (given !== undefined && given !== null) {
      // Several values of one name are divided by commas.
      search.set(name, String(given));
    }
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function value(parameters: unknown, name: string): string {
  const found = (parameters as Record<string, string | undefined> | undefined)?.[name];
  if (found === undefined) {
    throw new Error(`The path needs ${name}`);
  }
  return found;
}

async function send(
  method: Method,
  path: string,
  header?: unknown,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = { ...(header as Record<string, string> | undefined), Accept: 'application/json' };
  if (method !== 'get') {
    headers['X-Recado-Csrf'] = '1';
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  try {
    return await fetch(path, {
      method: method.toUpperCase(),
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
      redirect: 'error',
    });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw new ApiProblem('offline', 0, String(failure));
  }
}
