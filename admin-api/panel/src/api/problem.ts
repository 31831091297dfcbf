/** A refusal by the API, or `offline` when there was no answer that could be read. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  /** What a second step is taken with, where one is needed. */
  readonly ticket: string | undefined;

  constructor(code: string, status: number, detail: string, ticket?: string) {
    super(detail);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.ticket = ticket;
  }

  /** Whether the same request may well be answered later. */
  get passes(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export function codeOf(failure: unknown): string {
  return failure instanceof ApiProblem ? failure.code : 'internal';
}

/** Reads a problem document (RFC 9457). A proxy's page in its place does not say whether a change was made. */
export async function problemOf(response: Response, isReading = false): Promise<ApiProblem> {
  const document: unknown = await response.json().catch(() => null);
  const field = (name: string) =>
    typeof document === 'object' && document !== null && name in document
      ? String((document as Record<string, unknown>)[name])
      : undefined;
  const code = field('code') ?? (response.status < 500 ? 'internal' : isReading ? 'try-again' : 'no-answer');
  return new ApiProblem(code, response.status, field('detail') ?? response.statusText, field('ticket'));
}
