import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { forgetDrafts } from '../src/features/inbox/api/drafts';
import { FakeEventSource } from './live';
import { server, world } from './server';

// Machines that build are busy; what comes, comes sooner.
configure({ asyncUtilTimeout: 20_000, getElementError: (message) => new Error(message ?? 'not there') });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));

// There is one window here.
Object.defineProperty(navigator, 'locks', { configurable: true, value: { request: (_: string, work: () => unknown) => work() } });

beforeEach(() => {
  localStorage.clear();
  localStorage.setItem('recado.language', 'es');
  history.replaceState(null, '', '/panel/inbox');
  world.reset();
  forgetDrafts();
  FakeEventSource.reset();
});

afterEach(() => {
  vi.useRealTimers();
  cleanup();
  server.resetHandlers();
});

afterAll(() => server.close());
