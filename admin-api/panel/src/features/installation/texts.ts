import { useOwnTexts, type Language } from '../../texts/language';

const es = {
  title: 'Instalación',
  lead: 'Las empresas que usan este Recado, y lo que espera en todas juntas. Aquí no se ve nada de lo que dicen sus clientes.',
  parts: 'Partes de este proceso',
  well: 'Bien',
  statuses: { DEGRADED: 'con problemas', DOWN: 'no responde', OUT_OF_SERVICE: 'fuera de servicio' } as Record<string, string>,
  waits: {
    due: 'Conversaciones por contestar',
    setAside: 'Conversaciones apartadas',
    toSend: 'Mensajes por enviar',
    deadLetters: 'Mensajes que no llegaron',
  },
  longest: (seconds: number) => `la que más espera: ${seconds} s`,
  tenants: 'Empresas',
  empty: 'Todavía no hay ninguna empresa',
  emptyHint: 'Aparecen aquí en cuanto una se da de alta.',
  since: (day: string) => `desde ${day}`,
  people: (count: number) => (count === 1 ? '1 persona' : `${count} personas`),
  channels: (count: number) => (count === 1 ? '1 canal' : `${count} canales`),
  plan: (name: string) => `plan ${name}`,
  suspended: 'Suspendida',
  served: 'Atendida',
  here: 'Estás aquí',
  suspend: 'Suspender',
  suspendTitle: (name: string) => `¿Suspender a ${name}?`,
  suspendHint: 'Su gente sale al momento y sus canales dejan de responder en medio minuto. Nada se borra: lo que está por enviar espera hasta tres días.',
  resume: 'Reanudar',
};

type InstallationTexts = typeof es;

const en: InstallationTexts = {
  title: 'Installation',
  lead: 'The companies that use this Recado, and what waits in all of them together. Nothing that their customers say is seen here.',
  parts: 'Parts of this process',
  well: 'Well',
  statuses: { DEGRADED: 'in trouble', DOWN: 'no answer', OUT_OF_SERVICE: 'out of service' },
  waits: {
    due: 'Conversations to answer',
    setAside: 'Conversations set aside',
    toSend: 'Messages to send',
    deadLetters: 'Messages that did not arrive',
  },
  longest: (seconds) => `the longest waits ${seconds} s`,
  tenants: 'Companies',
  empty: 'There is no company yet',
  emptyHint: 'They appear here as soon as one signs up.',
  since: (day) => `since ${day}`,
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  channels: (count) => (count === 1 ? '1 channel' : `${count} channels`),
  plan: (name) => `${name} plan`,
  suspended: 'Suspended',
  served: 'Served',
  here: 'You are here',
  suspend: 'Suspend',
  suspendTitle: (name) => `Suspend ${name}?`,
  suspendHint: 'Its people are out at once, and its channels stop answering within half a minute. Nothing is deleted: what is to be sent waits for up to three days.',
  resume: 'Resume',
};

const de: InstallationTexts = {
  title: 'Installation',
  lead: 'Die Firmen, die dieses Recado nutzen, und was bei allen zusammen wartet. Was ihre Kunden sagen, ist hier nicht zu sehen.',
  parts: 'Teile dieses Prozesses',
  well: 'Gut',
  statuses: { DEGRADED: 'gestört', DOWN: 'keine Antwort', OUT_OF_SERVICE: 'außer Betrieb' },
  waits: {
    due: 'Gespräche zu beantworten',
    setAside: 'Beiseitegelegte Gespräche',
    toSend: 'Nachrichten zu senden',
    deadLetters: 'Nachrichten, die nicht ankamen',
  },
  longest: (seconds) => `am längsten wartet eines ${seconds} s`,
  tenants: 'Firmen',
  empty: 'Noch gibt es keine Firma',
  emptyHint: 'Sie stehen hier, sobald sich eine anmeldet.',
  since: (day) => `seit ${day}`,
  people: (count) => (count === 1 ? '1 Person' : `${count} Personen`),
  channels: (count) => (count === 1 ? '1 Kanal' : `${count} Kanäle`),
  plan: (name) => `Tarif ${name}`,
  suspended: 'Gesperrt',
  served: 'In Betrieb',
  here: 'Hier sind Sie',
  suspend: 'Sperren',
  suspendTitle: (name) => `${name} sperren?`,
  suspendHint: 'Ihre Leute sind sofort draußen, ihre Kanäle antworten nach spätestens einer halben Minute nicht mehr. Gelöscht wird nichts: Was zu senden ist, wartet bis zu drei Tage.',
  resume: 'Wieder freigeben',
};

const TEXTS: Record<Language, InstallationTexts> = { es, en, de };

export function useInstallationTexts(): InstallationTexts {
  return useOwnTexts(TEXTS);
}
