import type { Connection, ConnectionKind, NewConnection } from '../../../api/types';
import { engineOf } from './engines';
import type { ConnectionTexts } from './texts';

type Label = {
  [K in keyof ConnectionTexts]: ConnectionTexts[K] extends string ? K : never;
}[keyof ConnectionTexts];

/** One field of a form, by the name that the API has for it. */
export interface Field {
  name: string;
  label: Label;
  hint?: Label;
  form: 'line' | 'secret' | 'lines' | 'switch' | 'calendar' | 'engine';
  isOptional?: boolean;
  /** What it may look like. */
  pattern?: RegExp;
  /** What it nearly always is. */
  usual?: string;
  /** It is asked for when it is connected, and may be left empty when it is changed. */
  isKept?: boolean;
  /** It is not asked for when it is changed. */
  isFixed?: boolean;
}

const NAME: Field = { name: 'name', label: 'name', form: 'line', isFixed: true };
const SHOWN: Field = { name: 'name', label: 'shownName', hint: 'shownNameHint', form: 'line' };
const IN_CHAT: Field = { name: 'showInChat', label: 'showInChat', hint: 'showInChatHint', form: 'switch', isOptional: true };
const ADDRESS: Field = { name: 'address', label: 'address', hint: 'addressHint', form: 'line' };
const TOKEN: Field = { name: 'token', label: 'token', form: 'secret' };
const USER: Field = { name: 'user', label: 'user', form: 'line' };
const PASSWORD: Field = { name: 'password', label: 'password', form: 'secret' };
const AUTHORITY: Field = {
  name: 'authority',
  label: 'authority',
  hint: 'authorityHint',
  form: 'lines',
  isOptional: true,
};
const SIGNING: Field = { name: 'signingSecret', label: 'signingSecret', hint: 'signingHint', form: 'secret', isOptional: true };

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
  ICINGA: [NAME, ADDRESS, USER, PASSWORD, AUTHORITY],
  UISP: [NAME, ADDRESS, TOKEN, AUTHORITY],
  MONITOR_HOOK: [NAME],
  STRIPE: [{ name: 'key', label: 'stripeKey', hint: 'stripeKeyHint', form: 'secret', isKept: true }, SIGNING],
  MERCADO_PAGO: [{ name: 'key', label: 'accessToken', form: 'secret', isKept: true }, SIGNING],
  PORTAL_PASSWORDS: [SHOWN, IN_CHAT],
  LDAP_PASSWORDS: [
    SHOWN,
    { ...ADDRESS, hint: 'ldapHint' },
    { name: 'bindDn', label: 'bindDn', hint: 'bindDnHint', form: 'line' },
    PASSWORD,
    { name: 'baseDn', label: 'baseDn', hint: 'baseDnHint', form: 'line' },
    { name: 'loginAttribute', label: 'loginAttribute', hint: 'loginAttributeHint', form: 'line', isOptional: true },
    AUTHORITY,
    IN_CHAT,
  ],
  RADIUS_PASSWORDS: [
    SHOWN,
    { name: 'engine', label: 'engine', form: 'engine', usual: 'mariadb' },
    { name: 'server', label: 'databaseServer', hint: 'databaseServerHint', form: 'line', pattern: /^[^\s/?#@]+$/ },
    { name: 'database', label: 'databaseName', hint: 'databaseNameHint', form: 'line', pattern: /^[^\s/?#]+$/, usual: 'radius' },
    USER,
    PASSWORD,
    AUTHORITY,
    { name: 'withoutTls', label: 'withoutTls', hint: 'withoutTlsHint', form: 'switch', isOptional: true },
    IN_CHAT,
  ],
  ROUTEROS_PASSWORDS: [SHOWN, ADDRESS, USER, PASSWORD, IN_CHAT],
  JELLYFIN_PASSWORDS: [SHOWN, ADDRESS, { name: 'key', label: 'apiKey', form: 'secret' }, IN_CHAT],
  JFA_GO_PASSWORDS: [SHOWN, ADDRESS, USER, PASSWORD, IN_CHAT],
  MIKROTIK: [{ ...NAME, isFixed: false }, ADDRESS, USER, PASSWORD],
  CALDAV: [
    { name: 'calendar', label: 'calendar', hint: 'calendarHint', form: 'calendar', isFixed: true },
    { ...ADDRESS, hint: 'calendarAddressHint' },
    USER,
    PASSWORD,
  ],
};

/** Those that are asked for; what a connection is called stays where the API leaves it. */
export function fieldsOf(kind: ConnectionKind, isNew: boolean): Field[] {
  return FIELDS[kind]
    .filter(({ isFixed }) => isNew || !isFixed)
    .map((field) => (field.isKept && !isNew ? { ...field, isOptional: true } : field));
}

/** What stands in a form before anything is typed. */
export function usualOf(kind: ConnectionKind): Record<string, string> {
  return Object.fromEntries(FIELDS[kind].flatMap(({ name, usual }) => (usual === undefined ? [] : [[name, usual]])));
}

/** What may be seen of one that is there already, by the names of the fields; nothing of what lets us in. */
export function knownOf({ name, address, showsInChat }: Connection): Record<string, string> {
  const [scheme = '', server = ''] = (address ?? '').split('://');
  return { name, address: address ?? '', showInChat: showsInChat ? 'yes' : '', engine: engineOf(scheme), server };
}

/** What was typed, as the API takes it. */
export function wishOf(kind: ConnectionKind, typed: Record<string, string>): NewConnection {
  const text = (name: string) => (typed[name] ?? '').trim();
  const optional = (name: string) => text(name) || null;
  const monitor = { name: text('name'), address: text('address'), authority: optional('authority') };
  const login = { address: text('address'), user: text('user'), password: text('password') };
  const system = { name: text('name'), showInChat: text('showInChat') !== '' };
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
    case 'STRIPE':
    case 'MERCADO_PAGO':
      return { kind, key: optional('key'), signingSecret: optional('signingSecret') };
    case 'PORTAL_PASSWORDS':
      return { kind, ...system };
    case 'LDAP_PASSWORDS':
      return {
        kind,
        ...system,
        address: text('address'),
        bindDn: text('bindDn'),
        password: text('password'),
        baseDn: text('baseDn'),
        loginAttribute: optional('loginAttribute'),
        authority: optional('authority'),
      };
    case 'RADIUS_PASSWORDS':
      return {
        kind,
        ...system,
        ...login,
        address: `${engineOf(text('engine'))}://${text('server')}/${text('database')}`,
        tls: text('withoutTls') === '',
        authority: optional('authority'),
      };
    case 'ROUTEROS_PASSWORDS':
    case 'JFA_GO_PASSWORDS':
      return { kind, ...system, ...login };
    case 'JELLYFIN_PASSWORDS':
      return { kind, ...system, address: text('address'), key: text('key') };
    case 'MIKROTIK':
      return { kind, name: text('name'), ...login };
    case 'CALDAV':
      return { kind, calendar: optional('calendar'), ...login };
  }
}

/** Whether enough was typed; of a change, anything at all. */
export function isComplete(kind: ConnectionKind, typed: Record<string, string>, isNew = true): boolean {
  const fields = fieldsOf(kind, isNew);
  const text = ({ name }: Field) => (typed[name] ?? '').trim();
  return (
    fields.every((field) => (field.isOptional || text(field) !== '') && (field.pattern?.test(text(field)) ?? true)) &&
    fields.some((field) => text(field) !== '')
  );
}
