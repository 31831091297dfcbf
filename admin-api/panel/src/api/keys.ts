/** For a wish that must not be done twice, however often it is sent. */
export function newKey(): string {
  return crypto.randomUUID();
}
