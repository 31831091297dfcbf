import type { PasswordRequest } from '../../api/types';
import { useOwnTexts, type Language } from '../../texts/language';

const es = {
  title: 'Contraseñas',
  lead: 'Quién pidió una contraseña nueva, para qué acceso y cómo terminó. Las contraseñas no las ve nadie más.',
  state: 'Estado',
  anyState: 'Todas',
  states: { ASKED: 'Sin confirmar', CHANGED: 'Cambiada', REFUSED: 'No se pudo' } satisfies Record<PasswordRequest['state'], string>,
  empty: 'Nadie pidió una contraseña',
  emptyHint: 'Cuando un cliente que demostró quién es pida una, quedará aquí.',
  seen: (time: string) => `La vio: ${time}`,
  until: (time: string) => `El enlace vale hasta: ${time}`,
  reason: (code: string) => `Motivo: ${code}`,
  toConversation: 'Ver la conversación',
};

type PasswordTexts = typeof es;

const en: PasswordTexts = {
  title: 'Passwords',
  lead: 'Who asked for a new password, for which access, and what came of it. Nobody else sees the passwords.',
  state: 'State',
  anyState: 'All',
  states: { ASKED: 'Not confirmed', CHANGED: 'Changed', REFUSED: 'Not possible' },
  empty: 'Nobody has asked for a password',
  emptyHint: 'When a customer who has proven who they are asks for one, it will be here.',
  seen: (time) => `Seen: ${time}`,
  until: (time) => `The link holds until: ${time}`,
  reason: (code) => `Reason: ${code}`,
  toConversation: 'Go to the conversation',
};

const de: PasswordTexts = {
  title: 'Passwörter',
  lead: 'Wer ein neues Passwort wollte, wofür und was daraus wurde. Die Passwörter sieht sonst niemand.',
  state: 'Stand',
  anyState: 'Alle',
  states: { ASKED: 'Nicht bestätigt', CHANGED: 'Geändert', REFUSED: 'Nicht möglich' },
  empty: 'Niemand wollte ein Passwort',
  emptyHint: 'Verlangt ein Kunde eines, der sich ausgewiesen hat, steht es hier.',
  seen: (time) => `Gesehen: ${time}`,
  until: (time) => `Der Link gilt bis: ${time}`,
  reason: (code) => `Grund: ${code}`,
  toConversation: 'Zum Gespräch',
};

const TEXTS: Record<Language, PasswordTexts> = { es, en, de };

export function usePasswordTexts(): PasswordTexts {
  return useOwnTexts(TEXTS);
}
