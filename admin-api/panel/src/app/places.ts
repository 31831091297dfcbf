import { lazy, type ComponentType } from 'react';
import { WaitingCount } from '../features/inbox/components/WaitingCount';
import { InboxPage } from '../features/inbox/components/InboxPage';
import { NewsMark } from '../features/inbox/components/NewsMark';
import type { Language } from '../texts/language';
import type { IconName } from '../ui/Icon';

/** Where one can go. */
export interface Place {
  path: `/${string}`;
  /** What may follow the path, as a pattern of routes; the page gets it as `params`. */
  under?: `/${string}`;
  icon: IconName;
  name: Record<Language, string>;
  /** Loaded when somebody goes there, except for the inbox. */
  page: ComponentType<{ params: Record<string, string | undefined> }>;
  /** For owners alone. */
  owners?: true;
  /** For those who run the installation alone; to others the API says that there is no such thing. */
  operators?: true;
  /** How much waits there, shown at its icon. */
  Count?: ComponentType;
  /** That something is new there, quietly. */
  Mark?: ComponentType;
}

export interface Group {
  id: string;
  name: Record<Language, string>;
  places: Place[];
}

/** How many of the first group a phone shows at its bottom; the rest is behind "more". */
export const ON_A_PHONE = 4;

/** All there is, in the order in which it is shown. A new page is a line here. */
export const GROUPS: Group[] = [
  {
    id: 'work',
    name: { es: 'Día a día', en: 'Daily work', de: 'Tagesgeschäft' },
    places: [
      {
        path: '/inbox',
        under: '/:conversation?/:details?',
        icon: 'inbox',
        name: { es: 'Bandeja', en: 'Inbox', de: 'Eingang' },
        page: InboxPage,
        Count: WaitingCount,
        Mark: NewsMark,
      },
      {
        path: '/tickets',
        under: '/:ticket?',
        icon: 'ticket',
        name: { es: 'Tickets', en: 'Tickets', de: 'Tickets' },
        page: lazy(() => import('../features/tickets/components/TicketsPage')),
      },
      {
        path: '/outages',
        icon: 'network',
        name: { es: 'Cortes', en: 'Outages', de: 'Störungen' },
        page: lazy(() => import('../features/outages/components/OutagesPage')),
      },
      {
        path: '/calendar',
        icon: 'calendar',
        name: { es: 'Agenda', en: 'Calendar', de: 'Kalender' },
        page: lazy(() => import('../features/calendar/components/CalendarPage')),
      },
      {
        path: '/billing',
        under: '/:part?/:invoice?',
        icon: 'bank',
        name: { es: 'Cobros', en: 'Billing', de: 'Zahlungen' },
        page: lazy(() => import('../features/billing/components/BillingPage')),
      },
      {
        path: '/contacts',
        under: '/:contact?',
        icon: 'contacts',
        name: { es: 'Contactos', en: 'Contacts', de: 'Kontakte' },
        page: lazy(() => import('../features/contacts/components/ContactsPage')),
      },
    ],
  },
  {
    id: 'bot',
    name: { es: 'El bot', en: 'The bot', de: 'Der Bot' },
    places: [
      {
        path: '/bot',
        under: '/:tab?',
        icon: 'bot',
        name: { es: 'Bot', en: 'Bot', de: 'Bot' },
        page: lazy(() => import('../features/bot/components/BotPage')),
        owners: true,
      },
      {
        path: '/knowledge',
        icon: 'book',
        name: { es: 'Conocimiento', en: 'Knowledge', de: 'Wissen' },
        page: lazy(() => import('../features/knowledge/components/KnowledgePage')),
        owners: true,
      },
      {
        path: '/sentences',
        icon: 'teach',
        name: { es: 'Enseñar', en: 'Teach', de: 'Anlernen' },
        page: lazy(() => import('../features/sentences/components/SentencesPage')),
        owners: true,
      },
      {
        path: '/channels',
        icon: 'channels',
        name: { es: 'Canales', en: 'Channels', de: 'Kanäle' },
        page: lazy(() => import('../features/channels/components/ChannelsPage')),
        owners: true,
      },
      {
        path: '/connections',
        icon: 'plug',
        name: { es: 'Conexiones', en: 'Connections', de: 'Verbindungen' },
        page: lazy(() => import('../features/connections/components/ConnectionsPage')),
        owners: true,
      },
      {
        path: '/model',
        icon: 'model',
        name: { es: 'Modelo de IA', en: 'AI model', de: 'KI-Modell' },
        page: lazy(() => import('../features/model/components/ModelPage')),
        owners: true,
      },
    ],
  },
  {
    id: 'care',
    name: { es: 'El negocio', en: 'The business', de: 'Der Betrieb' },
    places: [
      {
        path: '/dashboard',
        icon: 'chart',
        name: { es: 'Resumen', en: 'Dashboard', de: 'Übersicht' },
        page: lazy(() => import('../features/dashboard/components/DashboardPage')),
        owners: true,
      },
      {
        path: '/customers',
        under: '/:part?',
        icon: 'contact',
        name: { es: 'Clientes', en: 'Customers', de: 'Kunden' },
        page: lazy(() => import('../features/customers/components/CustomersPage')),
        owners: true,
      },
      {
        path: '/desk',
        under: '/:tab?',
        icon: 'desk',
        name: { es: 'Mesa', en: 'Desk', de: 'Schalter' },
        page: lazy(() => import('../features/desk/components/DeskPage')),
        owners: true,
      },
      {
        path: '/invoicing',
        icon: 'invoice',
        name: { es: 'Facturación', en: 'Invoicing', de: 'Rechnungsstellung' },
        page: lazy(() => import('../features/terms/components/TermsPage')),
        owners: true,
      },
      {
        path: '/hours',
        icon: 'clock',
        name: { es: 'Horario', en: 'Opening hours', de: 'Öffnungszeiten' },
        page: lazy(() => import('../features/hours/components/HoursPage')),
        owners: true,
      },
      {
        path: '/services',
        under: '/:tab?',
        icon: 'tag',
        name: { es: 'Servicios', en: 'Services', de: 'Leistungen' },
        page: lazy(() => import('../features/offer/components/OfferPage')),
        owners: true,
      },
      {
        path: '/support',
        under: '/:tab?',
        icon: 'flag',
        name: { es: 'Soporte', en: 'Support', de: 'Support' },
        page: lazy(() => import('../features/support/components/SupportPage')),
        owners: true,
      },
      {
        path: '/network',
        under: '/:tab?',
        icon: 'branch',
        name: { es: 'Red', en: 'Network', de: 'Netz' },
        page: lazy(() => import('../features/network/components/NetworkPage')),
        owners: true,
      },
      {
        path: '/people',
        icon: 'people',
        name: { es: 'Equipo', en: 'Team', de: 'Team' },
        page: lazy(() => import('../features/people/components/PeoplePage')),
      },
      {
        path: '/undone',
        icon: 'undone',
        name: { es: 'Sin hacer', en: 'Not done', de: 'Nicht erledigt' },
        page: lazy(() => import('../features/undone/components/UndonePage')),
        owners: true,
      },
      {
        path: '/health',
        icon: 'health',
        name: { es: 'Salud', en: 'Health', de: 'Zustand' },
        page: lazy(() => import('../features/health/components/HealthPage')),
        owners: true,
      },
      {
        path: '/passwords',
        icon: 'key',
        name: { es: 'Contraseñas', en: 'Passwords', de: 'Passwörter' },
        page: lazy(() => import('../features/passwords/components/PasswordsPage')),
        owners: true,
      },
      {
        path: '/audit',
        icon: 'audit',
        name: { es: 'Registro', en: 'Audit', de: 'Protokoll' },
        page: lazy(() => import('../features/audit/components/AuditPage')),
        owners: true,
      },
    ],
  },
];

/** What is somebody's own, in the menu of their account. */
export const OWN: Place[] = [
  {
    path: '/account',
    icon: 'person',
    name: { es: 'Mi cuenta', en: 'My account', de: 'Mein Konto' },
    page: lazy(() => import('../features/account/components/AccountPage')),
  },
  {
    path: '/sessions',
    icon: 'devices',
    name: { es: 'Sesiones', en: 'Sessions', de: 'Sitzungen' },
    page: lazy(() => import('../features/session/components/SessionsPage')),
  },
  {
    path: '/installation',
    icon: 'desk',
    name: { es: 'Instalación', en: 'Installation', de: 'Installation' },
    page: lazy(() => import('../features/installation/components/InstallationPage')),
    operators: true,
  },
];

export const PLACES: Place[] = [...GROUPS.flatMap(({ places }) => places), ...OWN];

export function isFor(isOwner: boolean): (place: Place) => boolean {
  return ({ owners }) => isOwner || !owners;
}

/** The groups in which there is something for this person. */
export function groupsFor(isOwner: boolean): Group[] {
  return GROUPS.map((group) => ({ ...group, places: group.places.filter(isFor(isOwner)) })).filter(
    ({ places }) => places.length > 0,
  );
}
