import { useOwnTexts, type Language } from '../../texts/language';

const es = {
  title: 'Facturación',
  lead: 'Quién emite tus facturas, y qué pueden prometer los clientes que deben una.',
  issuer: 'Quién emite las facturas',
  issuerWords: 'Sale en el PDF de cada factura que se abra desde ahora, también de las anteriores.',
  name: 'Nombre',
  taxNumber: 'Número de identificación tributaria (opcional)',
  address: 'Dirección (opcional)',
  contact: 'Contacto (opcional)',
  contactHint: 'Dónde preguntan los clientes: teléfono, correo, web.',
  promises: 'Promesas de pago',
  promisesWords: 'Quien debe una factura vencida puede prometer pagarla un día. Ese día se le recuerda una vez.',
  mostDays: 'Hasta cuántos días después',
  mostDaysHint: '0: no se aceptan promesas.',
  mostPromises: 'Cuántas promesas por cliente',
  periodDays: 'En cuántos días',
  holdsOff: 'No suspendemos a nadie antes de ese día',
  holdsOffHint: 'Márcalo solo si tu sistema escucha payment.promised: al cliente se le dice que no se le suspende.',
  days: 'días',
  save: 'Guardar',
  saved: 'Guardado.',
};

type TermsTexts = typeof es;

const en: TermsTexts = {
  title: 'Invoicing',
  lead: 'Who issues your invoices, and what customers who owe one may promise.',
  issuer: 'Who issues invoices',
  issuerWords: 'It stands on the PDF of every invoice that is opened from now on, earlier ones too.',
  name: 'Name',
  taxNumber: 'Tax number (optional)',
  address: 'Address (optional)',
  contact: 'Contact (optional)',
  contactHint: 'Where customers ask: telephone, e-mail, site.',
  promises: 'Promises to pay',
  promisesWords: 'Who owes an overdue invoice may promise to pay it by a day. On that day they are reminded once.',
  mostDays: 'How many days ahead',
  mostDaysHint: '0: no promises are taken.',
  mostPromises: 'How many promises a customer',
  periodDays: 'Within how many days',
  holdsOff: 'We suspend nobody before that day',
  holdsOffHint: 'Only where your system listens to payment.promised: customers are told that they are not suspended.',
  days: 'days',
  save: 'Save',
  saved: 'Saved.',
};

const de: TermsTexts = {
  title: 'Rechnungsstellung',
  lead: 'Wer Ihre Rechnungen ausstellt, und was Kunden versprechen dürfen, die eine schulden.',
  issuer: 'Wer Rechnungen ausstellt',
  issuerWords: 'Steht auf dem PDF jeder Rechnung, die ab jetzt geöffnet wird, auch auf früheren.',
  name: 'Name',
  taxNumber: 'Steuernummer (freiwillig)',
  address: 'Anschrift (freiwillig)',
  contact: 'Kontakt (freiwillig)',
  contactHint: 'Wo Kunden nachfragen: Telefon, E-Mail, Website.',
  promises: 'Zahlungszusagen',
  promisesWords: 'Wer eine überfällige Rechnung schuldet, darf zusagen, sie bis zu einem Tag zu zahlen. An dem Tag wird einmal erinnert.',
  mostDays: 'Wie viele Tage im Voraus',
  mostDaysHint: '0: Es werden keine Zusagen angenommen.',
  mostPromises: 'Wie viele Zusagen je Kunde',
  periodDays: 'Innerhalb wie vieler Tage',
  holdsOff: 'Wir sperren niemanden vor diesem Tag',
  holdsOffHint: 'Nur, wenn Ihr System auf payment.promised hört: Kunden wird gesagt, dass sie nicht gesperrt werden.',
  days: 'Tage',
  save: 'Speichern',
  saved: 'Gespeichert.',
};

const TEXTS: Record<Language, TermsTexts> = { es, en, de };

export function useTermsTexts(): TermsTexts {
  return useOwnTexts(TEXTS);
}
