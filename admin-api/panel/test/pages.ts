import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { createElement } from 'react';
import { vi } from 'vitest';
import type { Appointment, Incident, Ticket, TicketFile, Transfer, Turn } from '../src/api/types';
import { App } from '../src/app/App';
import { API, server } from './server';

/** A page of the panel, as somebody opens it. */
export function open(path: string) {
  history.replaceState(null, '', `/panel${path}`);
  render(createElement(App));
  return userEvent.setup();
}

/** Comes back to the page after a while: what it shows is asked for again. */
export function comeBack() {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  window.dispatchEvent(new Event('visibilitychange'));
}

/** What was asked of a route: its query and its body, in order. */
export interface Asked {
  path: string;
  query: URLSearchParams;
  body: unknown;
  key: string | null;
  /** What it was to be a change of. */
  version: string | null;
}

/** Answers a route with what the test says, and writes down what it was asked. */
export function answers(method: 'get' | 'post' | 'put' | 'delete', path: string, answer: (asked: Asked) => unknown): Asked[] {
  const all: Asked[] = [];
  server.use(
    http[method](`${API}${path}`, async ({ request }) => {
      const url = new URL(request.url);
      const text = method === 'get' ? '' : await request.text();
      const asked = {
        path: url.pathname,
        query: url.searchParams,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
        key: request.headers.get('Idempotency-Key'),
        version: request.headers.get('If-Match'),
      };
      all.push(asked);
      const given = answer(asked);
      return given instanceof Response ? given : HttpResponse.json(given as never);
    }),
  );
  return all;
}

export const page = (...items: unknown[]) => ({ items });

const HOUR = 3_600_000;

export function soon(hours: number): string {
  return new Date(Date.now() + hours * HOUR).toISOString();
}

export function aTicket(wish: Partial<Ticket> = {}): Ticket {
  return {
    number: 'T-1042',
    state: 'UNANSWERED',
    category: 'INTERNET',
    priority: 'HIGH',
    summary: 'Sin internet desde ayer',
    conversation: 'c-1',
    contact: 'contact-ab12',
    contactName: 'Ana Paz',
    openedAt: soon(-2),
    answer: { due: soon(-1), missed: true },
    resolution: { due: soon(8), missed: false },
    ...wish,
  };
}

export function aFile(wish: Partial<TicketFile> = {}): TicketFile {
  return {
    ticket: aTicket(),
    attachments: [
      { file: 0, state: 'KEPT', name: 'router.jpg', mimeType: 'image/jpeg', sizeBytes: 120_000 },
      { file: 1, state: 'REFUSED', name: 'virus.exe', mimeType: null, sizeBytes: 10 },
    ],
    events: [{ at: soon(-2), by: 'CUSTOMER', kind: 'OPENED', files: [] }],
    ...wish,
  };
}

export function anIncident(wish: Partial<Incident> = {}): Incident {
  return { id: 'i-1', node: 'n-1', area: 'Cerro Norte', state: 'SUSPECTED', beganAt: soon(-1), reports: 4, followers: 3, ...wish };
}

export function anAppointment(wish: Partial<Appointment> = {}): Appointment {
  return {
    number: 'C-1001',
    calendar: 'cal-1',
    calendarName: 'Técnica Marta',
    contact: 'contact-ab12',
    contactName: 'Ana Paz',
    conversation: 'c-1',
    service: { es: 'Visita técnica', en: 'Visit', de: 'Besuch' },
    startsAt: soon(2),
    endsAt: soon(3),
    state: 'BOOKED',
    ...wish,
  };
}

export function aTransfer(wish: Partial<Transfer> = {}): Transfer {
  return {
    id: 'claim-1',
    invoice: 'F-7',
    amount: { minor: 14_990, currency: 'CLP' },
    paidOn: '2026-11-20',
    reference: 'internet noviembre',
    hasProof: true,
    conversation: 'c-1',
    contact: 'contact-ab12',
    contactName: 'Ana Paz',
    state: 'CLAIMED',
    claimedAt: soon(-3),
    ...wish,
  };
}

export function aTurn(wish: Partial<Turn> = {}): Turn {
  const free = { inputTokens: 0, outputTokens: 0, micros: 0 };
  return {
    id: 'turn-1',
    at: soon(-1),
    language: 'SPANISH',
    doubt: 'ASKED_A_MODEL',
    messages: ['m-1'],
    understood: [
      { command: 'START_FLOW', subject: 'open_ticket', confidence: 0.62, decidedBy: 'LANGUAGE_MODEL', evidence: 'no tengo internet', cost: free },
    ],
    asked: [
      { reader: 'LOCAL_MODEL', outcome: 'UNSURE', tookMillis: 4, cost: free },
      { reader: 'LANGUAGE_MODEL', outcome: 'READ', tookMillis: 800, cost: { inputTokens: 400, outputTokens: 20, micros: 1_500 } },
    ],
    cost: { inputTokens: 400, outputTokens: 20, micros: 1_500 },
    actions: [{ action: 'open_ticket', attempts: 1, createdAt: soon(-1), state: 'DONE', receipt: 'T-1042' }],
    ...wish,
  };
}
