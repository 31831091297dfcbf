/** The databases that FreeRADIUS is run with, by the schemes of their addresses, the usual one first. */
export const ENGINES = ['mariadb', 'postgresql'] as const;

export type Engine = (typeof ENGINES)[number];

/** The engine that a scheme is of; `mysql` says the same as `mariadb`. */
export function engineOf(scheme: string): Engine {
  return scheme === 'postgresql' ? 'postgresql' : 'mariadb';
}

/** Who signs in where, as far as it was typed. */
export interface Login {
  engine: Engine;
  database: string;
  user: string;
  hasTls: boolean;
}

/** What makes a user who can set passwords, and can neither read them nor do anything else. */
export function grantOf({ engine, database, user, hasTls }: Login): string {
  const rights = 'GRANT SELECT (username, attribute), UPDATE (value)';
  if (engine === 'postgresql') {
    const role = quoted(user || 'recado', '"');
    return `CREATE ROLE ${role} LOGIN PASSWORD '…';\n${rights} ON radcheck TO ${role};`;
  }
  const name = quoted((user || 'recado').replaceAll('\\', '\\\\'), "'") + "@'%'";
  const table = `${quoted(database || 'radius', '`')}.radcheck`;
  return `CREATE USER ${name} IDENTIFIED BY '…'${hasTls ? ' REQUIRE SSL' : ''};\n${rights} ON ${table} TO ${name};`;
}

function quoted(text: string, mark: string): string {
  return mark + text.replaceAll(mark, mark + mark) + mark;
}
