import type { ConnectionKind, NewConnection } from '../../../api/types';
import type { ConnectionTexts } from './texts';

type Label = {
  [K in keyof ConnectionTexts]: ConnectionTexts[K] extends string ? K : never;
}[keyof ConnectionTexts];

/** One field of a form, by the name that the API has for it. */
export interface Field {
  name: string;
  label: Label;
  hint?: Label;
  form: 'line' | 'secret' | 'lines';
  isOptional?: boolean;
  /** What it may look like. */
  pattern?: RegExp;
}

const NAME: Field = { name: 'name', label: 'name', form: 'line' };
const ADDRESS: Field = { name: 'address', label: 'address', hint: 'addressHint', form: 'line' };
const TOKEN: Field = { name: 'token', label: 'token', form: 'secret' };
const AUTHORITY: Field = {
  name: 'authority',
  label: 'authority',
  hint: 'authorityHint',
  form: 'lines',
  isOptional: true,
};

/** What each kind takes. */
export const FIELDS: Record<ConnectionKind, Field[]> = {
  WEBHOOK: [ADDRESS, { name: 'types', label: 'types', hint: 'typesHint', form: 'lines', isOptional: true }],
  GLPI: [
    ADDRESS,
    { name: 'userToken', label: 'userToken', hint: 'userTokenHint', form: 'secret' },
    { name: 'appToken', label: 'appToken', form: 'secret', isOptional: true },
    { name: 'entity', label: 'entity', hint: 'entityHint', form: 'line', isOptional: true, pattern: /^\d*$/ },
    AUTHORITY,
  ],
  ZABBIX: [NAME, ADDRESS, TOKEN, AUTHORITY],
  ICINGA: [
    NAME,
    ADDRESS,
    { name: 'user', label: 'user', form: 'line' },
    { name: 'password', label: 'password', form: 'secret' },
    AUTHORITY,
  ],
  UISP: [NAME, ADDRESS, TOKEN, AUTHORITY],
  MONITOR_HOOK: [NAME],
};

export const KINDS: ConnectionKind[] = ['WEBHOOK', 'GLPI', 'ZABBIX', 'ICINGA', 'UISP', 'MONITOR_HOOK'];

/** What was typed, as the API takes it. */
export function wishOf(kind: ConnectionKind, typed: Record<string, string>): NewConnection {
  const text = (name: string) => (typed[name] ?? '').trim();
  const optional = (name: string) => text(name) || null;
  const monitor = { name: text('name'), address: text('address'), authority: optional('authority') };
  switch (kind) {
    case 'WEBHOOK':
      return { kind, address: text('address'), types: optional('types')?.split(/\s+/) ?? null };
    case 'GLPI':
      return {
        kind,
        address: text('address'),
        userToken: text('userToken'),
        appToken: optional('appToken'),
        entity: optional('entity') === null ? null : Number(text('entity')),
        authority: optional('authority'),
      };
    case 'ICINGA':
      return { kind, ...monitor, user: text('user'), password: text('password') };
    case 'ZABBIX':
    case 'UISP':
      return { kind, ...monitor, token: text('token') };
    case 'MONITOR_HOOK':
      return { kind, name: text('name') };
  }
}

export function isComplete(kind: ConnectionKind, typed: Record<string, string>): boolean {
  return FIELDS[kind].every(({ name, isOptional, pattern }) => {
    const text = (typed[name] ?? '').trim();
    return (isOptional || text !== '') && (pattern?.test(text) ?? true);
  });
}
