import type { ConnectionKind } from '../../../api/types';
import { useLanguage, type Language } from '../../../texts/language';
import type { IconName } from '../../../ui/Icon';

/** What is connected, in the order in which it is offered. */
export const GROUPS = {
  payments: ['STRIPE', 'MERCADO_PAGO'],
  helpDesk: ['GLPI'],
  network: ['ZABBIX', 'ICINGA', 'UISP', 'MONITOR_HOOK', 'MIKROTIK'],
  passwords: [
    'PORTAL_PASSWORDS',
    'LDAP_PASSWORDS',
    'RADIUS_PASSWORDS',
    'ROUTEROS_PASSWORDS',
    'JELLYFIN_PASSWORDS',
    'JFA_GO_PASSWORDS',
  ],
  calendars: ['CALDAV'],
  webhooks: ['WEBHOOK'],
} as const satisfies Record<string, readonly ConnectionKind[]>;

export type GroupName = keyof typeof GROUPS;

export const ICONS: Record<GroupName, IconName> = {
  payments: 'receipt',
  helpDesk: 'ticket',
  network: 'network',
  passwords: 'key',
  calendars: 'calendar',
  webhooks: 'send',
};

export const GROUP_NAMES = Object.keys(GROUPS) as GroupName[];

export function groupOf(kind: ConnectionKind): GroupName {
  return GROUP_NAMES.find((name) => (GROUPS[name] as readonly ConnectionKind[]).includes(kind)) ?? 'webhooks';
}

export function isPayment(kind: ConnectionKind): boolean {
  return groupOf(kind) === 'payments';
}

/** How a kind is called, what it is for, and where one finds what lets Recado in. */
interface KindWords {
  name: string;
  use: string;
  where: string;
}

interface Words {
  groups: Record<GroupName, string>;
  kinds: Record<ConnectionKind, KindWords>;
}

const es: Words = {
  groups: {
    payments: 'Pagos',
    helpDesk: 'Mesa de ayuda',
    network: 'Red',
    passwords: 'Contraseñas',
    calendars: 'Calendarios',
    webhooks: 'Webhooks',
  },
  kinds: {
    STRIPE: {
      name: 'Stripe',
      use: 'Los clientes pagan sus facturas con tarjeta, desde el chat.',
      where:
        'En el panel de Stripe: Desarrolladores → Claves de API. Basta una clave restringida con permiso de escritura en Checkout Sessions y Refunds, y de lectura en PaymentIntents.',
    },
    MERCADO_PAGO: {
      name: 'Mercado Pago',
      use: 'Los clientes pagan sus facturas desde el chat.',
      where: 'En Mercado Pago: Tus integraciones → tu aplicación → Credenciales de producción. Es el Access Token.',
    },
    GLPI: {
      name: 'GLPI',
      use: 'Los tickets se llevan también allí, en los dos sentidos.',
      where: 'En GLPI: Mi configuración → Claves de acceso remoto, del usuario que será Recado.',
    },
    ZABBIX: {
      name: 'Zabbix',
      use: 'Sabe qué está caído y abre o cierra incidencias.',
      where: 'En Zabbix: Usuarios → Tokens de API. Basta un usuario que pueda leer.',
    },
    ICINGA: {
      name: 'Icinga',
      use: 'Sabe qué está caído y abre o cierra incidencias.',
      where: 'Un ApiUser de Icinga 2 que pueda consultar objetos, en api-users.conf.',
    },
    UISP: {
      name: 'UISP',
      use: 'Sabe qué equipos están desconectados.',
      where: 'En UISP: Ajustes → Usuarios → Tokens de API.',
    },
    MONITOR_HOOK: {
      name: 'Otro monitor',
      use: 'LibreNMS o cualquiera que llame a un webhook nuestro.',
      where: 'La dirección y el secreto para el monitor se muestran al conectarlo.',
    },
    MIKROTIK: {
      name: 'Router MikroTik',
      use: 'Cuando el cliente paga, se le vuelve a dar el servicio.',
      where: 'Un usuario de RouterOS 7 cuyo grupo tenga read, write y rest-api, y nada más (System → Users). El servicio www-ssl debe estar activo.',
    },
    PORTAL_PASSWORDS: {
      name: 'Portal propio',
      use: 'Recado guarda los hashes y tu portal los comprueba.',
      where: 'No necesita credenciales: tu portal lee los hashes bcrypt de portal_password.',
    },
    LDAP_PASSWORDS: {
      name: 'LDAP',
      use: 'Contraseñas nuevas en un directorio: correo, equipos.',
      where: 'Una entrada del directorio a la que sus reglas dejen cambiar las contraseñas por debajo de la base.',
    },
    RADIUS_PASSWORDS: {
      name: 'FreeRADIUS',
      use: 'Contraseñas nuevas de PPPoE, en su base de MariaDB, MySQL o PostgreSQL.',
      where: 'Un usuario de la base que pueda cambiar contraseñas de la tabla radcheck, y nada más. Abajo tienes cómo crearlo.',
    },
    ROUTEROS_PASSWORDS: {
      name: 'PPPoE en MikroTik',
      use: 'Contraseñas nuevas de los PPP secrets de un router.',
      where: 'Un usuario de RouterOS 7 cuyo grupo tenga read, write y rest-api (System → Users).',
    },
    JELLYFIN_PASSWORDS: {
      name: 'Jellyfin',
      use: 'Contraseñas nuevas de los usuarios del servidor.',
      where: 'En Jellyfin: Panel → Claves API.',
    },
    JFA_GO_PASSWORDS: {
      name: 'JFA-GO',
      use: 'Contraseñas nuevas de usuarios de Jellyfin que lleva JFA-GO.',
      where: 'Quien pueda entrar a la administración de JFA-GO. Los enlaces de restablecimiento deben estar activos, sin captcha.',
    },
    CALDAV: {
      name: 'Calendario CalDAV',
      use: 'Las citas van y vienen con Nextcloud, iCloud, Radicale u otro.',
      where: 'La dirección del propio calendario, no la del servidor. En Nextcloud: Calendario → editar → copiar enlace. Mejor con una contraseña de aplicación.',
    },
    WEBHOOK: {
      name: 'Webhook',
      use: 'n8n, un CRM o un programa tuyo recibe cada evento, firmado.',
      where: 'La dirección que te da quien recibe. El secreto que firma se muestra al conectarlo.',
    },
  },
};

const en: Words = {
  groups: {
    payments: 'Payments',
    helpDesk: 'Help desk',
    network: 'Network',
    passwords: 'Passwords',
    calendars: 'Calendars',
    webhooks: 'Webhooks',
  },
  kinds: {
    STRIPE: {
      name: 'Stripe',
      use: 'Customers pay their invoices by card, from the chat.',
      where:
        "In Stripe's Dashboard: Developers → API keys. A restricted key will do, with write access to Checkout Sessions and Refunds, and read access to PaymentIntents.",
    },
    MERCADO_PAGO: {
      name: 'Mercado Pago',
      use: 'Customers pay their invoices from the chat.',
      where: 'In Mercado Pago: Your integrations → your application → Production credentials. It is the access token.',
    },
    GLPI: {
      name: 'GLPI',
      use: 'Tickets are kept there as well, both ways.',
      where: 'In GLPI: My settings → Remote access keys, of the user that Recado will be.',
    },
    ZABBIX: {
      name: 'Zabbix',
      use: 'Knows what is down, and opens or ends incidents.',
      where: 'In Zabbix: Users → API tokens. A user who may read will do.',
    },
    ICINGA: {
      name: 'Icinga',
      use: 'Knows what is down, and opens or ends incidents.',
      where: 'An ApiUser of Icinga 2 who may query objects, in api-users.conf.',
    },
    UISP: {
      name: 'UISP',
      use: 'Knows which devices are disconnected.',
      where: 'In UISP: Settings → Users → API tokens.',
    },
    MONITOR_HOOK: {
      name: 'Another monitor',
      use: 'LibreNMS, or any that calls a webhook of ours.',
      where: 'The address and the secret for the monitor are shown once it is connected.',
    },
    MIKROTIK: {
      name: 'MikroTik router',
      use: 'Once a customer has paid, their service is switched on again.',
      where: 'A user of RouterOS 7 whose group has read, write and rest-api, and nothing else (System → Users). The service www-ssl must be on.',
    },
    PORTAL_PASSWORDS: {
      name: 'Your own portal',
      use: 'Recado keeps the hashes, and your portal checks them.',
      where: 'It needs no credentials: your portal reads the bcrypt hashes of portal_password.',
    },
    LDAP_PASSWORDS: {
      name: 'LDAP',
      use: 'New passwords in a directory: mail, workstations.',
      where: 'An entry of the directory whose rules let it set the passwords below the base.',
    },
    RADIUS_PASSWORDS: {
      name: 'FreeRADIUS',
      use: 'New passwords for PPPoE, in its MariaDB, MySQL or PostgreSQL database.',
      where: 'A user of the database who may change passwords in the table radcheck, and nothing else. How to make one stands below.',
    },
    ROUTEROS_PASSWORDS: {
      name: 'PPPoE on MikroTik',
      use: "New passwords for a router's PPP secrets.",
      where: 'A user of RouterOS 7 whose group has read, write and rest-api (System → Users).',
    },
    JELLYFIN_PASSWORDS: {
      name: 'Jellyfin',
      use: "New passwords for the server's users.",
      where: 'In Jellyfin: Dashboard → API keys.',
    },
    JFA_GO_PASSWORDS: {
      name: 'JFA-GO',
      use: 'New passwords for users of Jellyfin whom JFA-GO keeps.',
      where: 'Somebody who may sign in to the administration of JFA-GO. Reset links must be on, without a captcha.',
    },
    CALDAV: {
      name: 'CalDAV calendar',
      use: 'Appointments go to and from Nextcloud, iCloud, Radicale or another.',
      where: "The calendar's own address, not the server's. In Nextcloud: Calendar → edit → copy link. An app password is best.",
    },
    WEBHOOK: {
      name: 'Webhook',
      use: 'n8n, a CRM or a program of yours gets every event, signed.',
      where: 'The address that the receiver gives you. The secret that signs is shown once it is connected.',
    },
  },
};

const de: Words = {
  groups: {
    payments: 'Zahlungen',
    helpDesk: 'Helpdesk',
    network: 'Netz',
    passwords: 'Passwörter',
    calendars: 'Kalender',
    webhooks: 'Webhooks',
  },
  kinds: {
    STRIPE: {
      name: 'Stripe',
      use: 'Kunden zahlen ihre Rechnungen mit Karte, aus dem Chat heraus.',
      where:
        'Im Stripe-Dashboard: Entwickler → API-Schlüssel. Ein eingeschränkter Schlüssel genügt: Checkout Sessions und Refunds schreiben, PaymentIntents lesen.',
    },
    MERCADO_PAGO: {
      name: 'Mercado Pago',
      use: 'Kunden zahlen ihre Rechnungen aus dem Chat heraus.',
      where: 'Bei Mercado Pago: Tus integraciones → Ihre Anwendung → Credenciales de producción. Es ist der Access Token.',
    },
    GLPI: {
      name: 'GLPI',
      use: 'Tickets werden auch dort geführt, in beide Richtungen.',
      where: 'In GLPI: Meine Einstellungen → Fernzugriffsschlüssel, des Benutzers, der Recado sein soll.',
    },
    ZABBIX: {
      name: 'Zabbix',
      use: 'Weiß, was ausgefallen ist, und eröffnet oder beendet Störungen.',
      where: 'In Zabbix: Benutzer → API-Token. Ein Benutzer, der lesen darf, genügt.',
    },
    ICINGA: {
      name: 'Icinga',
      use: 'Weiß, was ausgefallen ist, und eröffnet oder beendet Störungen.',
      where: 'Ein ApiUser von Icinga 2, der Objekte abfragen darf, in api-users.conf.',
    },
    UISP: {
      name: 'UISP',
      use: 'Weiß, welche Geräte getrennt sind.',
      where: 'In UISP: Einstellungen → Benutzer → API-Token.',
    },
    MONITOR_HOOK: {
      name: 'Andere Überwachung',
      use: 'LibreNMS oder was immer einen Webhook von uns aufruft.',
      where: 'Adresse und Geheimnis für die Überwachung werden beim Verbinden gezeigt.',
    },
    MIKROTIK: {
      name: 'MikroTik-Router',
      use: 'Hat ein Kunde gezahlt, wird sein Anschluss wieder freigeschaltet.',
      where: 'Ein Benutzer von RouterOS 7, dessen Gruppe read, write und rest-api hat und sonst nichts (System → Users). Der Dienst www-ssl muss laufen.',
    },
    PORTAL_PASSWORDS: {
      name: 'Eigenes Portal',
      use: 'Recado bewahrt die Hashes auf, Ihr Portal prüft sie.',
      where: 'Braucht keine Zugangsdaten: Ihr Portal liest die bcrypt-Hashes aus portal_password.',
    },
    LDAP_PASSWORDS: {
      name: 'LDAP',
      use: 'Neue Passwörter in einem Verzeichnis: E-Mail, Arbeitsplätze.',
      where: 'Ein Eintrag des Verzeichnisses, der nach dessen Regeln die Passwörter unterhalb der Basis setzen darf.',
    },
    RADIUS_PASSWORDS: {
      name: 'FreeRADIUS',
      use: 'Neue Passwörter für PPPoE, in seiner Datenbank: MariaDB, MySQL oder PostgreSQL.',
      where: 'Ein Benutzer der Datenbank, der Passwörter in der Tabelle radcheck ändern darf und sonst nichts. Wie man ihn anlegt, steht unten.',
    },
    ROUTEROS_PASSWORDS: {
      name: 'PPPoE auf MikroTik',
      use: 'Neue Passwörter für die PPP-Secrets eines Routers.',
      where: 'Ein Benutzer von RouterOS 7, dessen Gruppe read, write und rest-api hat (System → Users).',
    },
    JELLYFIN_PASSWORDS: {
      name: 'Jellyfin',
      use: 'Neue Passwörter für die Benutzer des Servers.',
      where: 'In Jellyfin: Übersicht → API-Schlüssel.',
    },
    JFA_GO_PASSWORDS: {
      name: 'JFA-GO',
      use: 'Neue Passwörter für Benutzer von Jellyfin, die JFA-GO führt.',
      where: 'Jemand, der sich in der Verwaltung von JFA-GO anmelden darf. Links zum Zurücksetzen müssen an sein, ohne Captcha.',
    },
    CALDAV: {
      name: 'CalDAV-Kalender',
      use: 'Termine gehen hin und her mit Nextcloud, iCloud, Radicale oder anderen.',
      where: 'Die Adresse des Kalenders selbst, nicht die des Servers. In Nextcloud: Kalender → bearbeiten → Link kopieren. Am besten mit einem App-Passwort.',
    },
    WEBHOOK: {
      name: 'Webhook',
      use: 'n8n, ein CRM oder Ihr Programm erhält jedes Ereignis, signiert.',
      where: 'Die Adresse, die Ihnen der Empfänger nennt. Das Geheimnis, das signiert, wird beim Verbinden gezeigt.',
    },
  },
};

const WORDS: Record<Language, Words> = { es, en, de };

export function useKindWords(): Words {
  return WORDS[useLanguage()];
}
