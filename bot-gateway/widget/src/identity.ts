/**
 * Whether two signed identities are of one person, so that a page may hand over a fresh one without disturbing what is
 * under way. Only the server can tell whether either is good.
 */
export function isSamePerson(one: string, other: string): boolean {
  const subject = subjectOf(one);
  return one === other || (subject !== undefined && subject === subjectOf(other));
}

function subjectOf(token: string): string | undefined {
  try {
    const claims = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(claims), (letter) => letter.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    // Nothing the server will take either; it says so, and why.
    return undefined;
  }
}
