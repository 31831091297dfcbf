import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import type { Hours, NewHours, Service } from '../src/api/types';
import { toldAbsence } from '../src/features/offer/components/absence';
import { draftOf, fieldsOf } from '../src/features/offer/components/fields';
import { spokenOf } from '../src/features/offer/components/spoken';
import { toldWeek, wrongWith } from '../src/ui/week/spans';
import { answers, comeBack, open } from './pages';
import { API, problem, server } from './server';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
const MORNING = [{ opens: '09:00', closes: '13:00' }];

function hoursOf(wish: Partial<Hours> = {}): Hours {
  return {
    version: '0',
    timeZone: 'America/Santiago',
    week: DAYS.map((weekday) => ({ weekday, spans: [] })),
    specialDays: [],
    ...wish,
  };
}

const EVA = { id: 'cal-1', name: 'Eva', kind: 'PERSON', timeZone: 'America/Santiago', version: '7' };

const CUT: Service = {
  id: 's-1',
  names: { es: 'Corte', en: 'Haircut', de: 'Haarschnitt' },
  minutes: 45,
  bufferBeforeMinutes: 0,
  bufferMinutes: 15,
  stepMinutes: 30,
  noticeMinutes: 60,
  price: { minor: 12_000, currency: 'CLP' },
  calendars: ['cal-1'],
  version: '1',
};

test('a day is filled, copied to the others and saved as a whole', async () => {
  answers('get', '/hours', () => hoursOf());
  const wishes = answers('put', '/hours', ({ body }) => hoursOf({ version: '1', ...(body as NewHours) }));
  const user = open('/hours');

  await user.click(await screen.findByRole('button', { name: 'Abrir: lunes' }));
  await user.click(screen.getByRole('button', { name: 'Copiar el horario: lunes' }));
  await user.click(await screen.findByRole('menuitem', { name: 'De lunes a viernes', hidden: true }));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await screen.findByText('Guardado. Ya vale.');
  const { week } = wishes[0]?.body as NewHours;
  expect(week.filter(({ spans }) => spans.length === 1).map(({ weekday }) => weekday)).toEqual(DAYS.slice(0, 5));
});

test('a holiday is added, and hours that cross are not saved', async () => {
  answers('get', '/hours', () => hoursOf());
  const wishes = answers('put', '/hours', ({ body }) => hoursOf({ version: '1', ...(body as NewHours) }));
  const user = open('/hours');

  await user.click(await screen.findByRole('button', { name: 'Añadir un día' }));
  const dialog = screen.getByRole('dialog');
  fireEvent.change(within(dialog).getByLabelText('Fecha'), { target: { value: '2099-12-25' } });
  fireEvent.change(within(dialog).getByLabelText('Nombre'), { target: { value: 'Navidad' } });
  await user.click(within(dialog).getByRole('button', { name: 'Listo' }));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect((wishes[0]?.body as NewHours).specialDays).toEqual([{ day: '2099-12-25', name: 'Navidad', spans: [] }]));
  expect(wrongWith([...MORNING, { opens: '12:00', closes: '18:00' }])).toBe('overlap');
  expect(wrongWith([{ opens: '22:00', closes: '00:00' }])).toBeUndefined();
  expect(wrongWith([{ opens: '22:00', closes: '21:00' }])).toBe('backwards');
});

test('holidays of a calendar file are looked at, and the new ones are saved with the page', async () => {
  const known = { day: '2099-01-01', name: 'Feria', spans: MORNING };
  answers('get', '/hours', () => hoursOf({ specialDays: [known] }));
  const wishes = answers('put', '/hours', ({ body }) => hoursOf({ version: '1', ...(body as NewHours) }));
  const files = answers('post', '/hours/holidays', () => ({
    until: '2101-01-01',
    days: [
      { day: '2098-12-25', name: 'Navidad', known: false },
      { day: '2098-12-31', name: 'Fin de año', known: false },
      { day: '2099-01-01', name: 'Año Nuevo', known: true },
    ],
    passedOver: 2,
  }));
  const user = open('/hours');

  await user.click(await screen.findByRole('button', { name: 'Importar feriados' }));
  const dialog = screen.getByRole('dialog');
  await user.upload(fileField(dialog), new File(['BEGIN:VCALENDAR'], 'chile.ics', { type: 'text/calendar' }));
  await within(dialog).findByText(/2 eventos no son feriados/);
  within(dialog).getByText('Ya está: Feria');
  await user.click(within(dialog).getByRole('checkbox', { name: /Fin de año/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Añadir 1 día' }));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect((wishes[0]?.body as NewHours).specialDays).toEqual([{ day: '2098-12-25', name: 'Navidad', spans: [] }, known]));
  expect(files.map(({ body }) => body)).toEqual([{ calendar: 'BEGIN:VCALENDAR' }]);
});

test('another time zone is chosen, and not while there are appointments to come', async () => {
  answers('get', '/hours', () => hoursOf({ version: '4' }));
  let isBooked = true;
  const wishes = answers('put', '/hours/time-zone', () => (isBooked ? problem(409, 'still-booked') : hoursOf({ version: '5', timeZone: 'Europe/Madrid' })));
  const user = open('/hours');

  await user.click(await screen.findByRole('button', { name: 'Cambiar la zona horaria' }));
  const dialog = screen.getByRole('dialog');
  await user.selectOptions(within(dialog).getByLabelText('Zona horaria'), 'Europe/Madrid');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));
  await within(dialog).findByText(/Hay citas por venir/);
  isBooked = false;
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(wishes.map(({ body }) => body)).toEqual([{ timeZone: 'Europe/Madrid' }, { timeZone: 'Europe/Madrid' }]);
});

test('another time zone that somebody else has chosen meanwhile is not written over', async () => {
  let version = '4';
  const looks = answers('get', '/hours', () => hoursOf({ version }));
  const asked = answers('put', '/hours/time-zone', () => problem(412, 'terms-changed'));
  const user = open('/hours');
  await user.click(await screen.findByRole('button', { name: 'Cambiar la zona horaria' }));
  const dialog = screen.getByRole('dialog');
  await user.selectOptions(within(dialog).getByLabelText('Zona horaria'), 'Europe/Madrid');

  version = '5';
  comeBack();
  await waitFor(() => expect(looks).toHaveLength(2));
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));

  await within(dialog).findByText(/Otra persona lo cambió antes/);
  expect(asked.map((one) => one.version)).toEqual(['"4"']);
});

test('who was overtaken is told, keeps what they did, and saves it on top', async () => {
  answers('get', '/hours', () => hoursOf({ version: '7' }));
  const seen: (string | null)[] = [];
  server.use(
    http.put(`${API}/hours`, ({ request }) => {
      seen.push(request.headers.get('If-Match'));
      return seen.length === 1 ? problem(412, 'terms-changed') : HttpResponse.json(hoursOf({ version: '9' }));
    }),
  );
  const user = open('/hours');

  await user.click(await screen.findByRole('button', { name: 'De lunes a viernes, de 9 a 18' }));
  answers('get', '/hours', () => hoursOf({ version: '8' }));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));
  await screen.findByText(/Otra persona lo cambió antes/);
  expect(screen.getAllByDisplayValue('09:00')).toHaveLength(5);
  await waitFor(async () => {
    await user.click(screen.getByRole('button', { name: 'Guardar' }));
    expect(seen.at(-1)).toBe('"8"');
  });
});

test('who offers nothing yet offers the first service and whom it takes up in one step', async () => {
  answers('get', '/hours', () => hoursOf());
  answers('get', '/services', () => []);
  answers('get', '/calendars', () => []);
  const calendars = answers('post', '/calendars', () => ({ id: 'cal-9', name: 'Eva' }));
  const services = answers('post', '/services', () => CUT);
  const user = open('/services');

  await user.type(await screen.findByRole('textbox', { name: 'Español' }), 'Corte');
  await user.type(screen.getByRole('textbox', { name: 'Quién o dónde' }), 'Eva');
  await user.click(screen.getByRole('button', { name: 'Ofrecer' }));

  await waitFor(() => expect(services).toHaveLength(1));
  expect(calendars[0]?.body).toEqual({ name: 'Eva' });
  expect(services[0]?.body).toMatchObject({ names: { es: 'Corte', en: 'Corte', de: 'Corte' }, calendars: ['cal-9'] });
  screen.getByRole('link', { name: 'Fijar el horario' });
});

test('what is booked keeps its service, and the list goes up', async () => {
  answers('get', '/hours', () => hoursOf());
  answers('get', '/services', () => [CUT, { ...CUT, id: 's-2', names: { es: 'Color', en: 'Colour', de: 'Farbe' }, calendars: [] }]);
  answers('get', '/calendars', () => [EVA]);
  const orders = answers('put', '/services/order', () => []);
  answers('delete', '/services/:service', () => problem(409, 'still-booked'));
  const user = open('/services');

  await screen.findByText('No se ofrece: le falta con quién o dónde');
  await user.click(screen.getByRole('button', { name: 'Subir: Color' }));
  await waitFor(() => expect(orders[0]?.body).toEqual({ services: ['s-2', 's-1'] }));
  await user.click(screen.getByRole('button', { name: 'Cambiar: Corte' }));
  await user.click(screen.getByRole('button', { name: 'Eliminar' }));
  await user.click(screen.getByRole('button', { name: 'Sí, eliminar' }));

  await screen.findByText('Hay citas por venir. Cancélalas primero, en la agenda.');
});

test('a service that has people and places takes one of each', async () => {
  answers('get', '/hours', () => hoursOf());
  answers('get', '/services', () => [CUT]);
  answers('get', '/calendars', () => [EVA, { ...EVA, id: 'cal-2', name: 'Sala 1', kind: 'PLACE' }]);
  const wishes = answers('put', '/services/:service', ({ body }) => ({ ...CUT, ...(body as object) }));
  const user = open('/services');

  await user.click(await screen.findByRole('button', { name: 'Cambiar: Corte' }));
  screen.getByText('Cada cita toma uno de los elegidos.');
  await user.click(screen.getByRole('checkbox', { name: 'Sala 1' }));
  screen.getByText('Cada cita toma una de estas personas y uno de estos lugares.');
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(wishes[0]?.body).toMatchObject({ calendars: ['cal-1', 'cal-2'] }));
});

test('a calendar is of somebody until it is said to be a place', async () => {
  answers('get', '/hours', () => hoursOf());
  answers('get', '/calendars', () => [EVA]);
  answers('get', '/calendar-hours', () => []);
  answers('get', '/absences', () => []);
  const wishes = answers('put', '/calendars/:calendar', ({ body }) => ({ id: 'cal-1', ...(body as object) }));
  const user = open('/services/calendars');

  await user.click(await screen.findByRole('button', { name: 'Cambiar: Eva' }));
  await user.click(screen.getByRole('radio', { name: 'Un lugar' }));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(wishes[0]?.body).toEqual({ name: 'Eva', kind: 'PLACE' }));
  expect(wishes[0]?.version).toBe('"7"');
});

test('an absence of whole days ends with its last day', async () => {
  answers('get', '/hours', () => hoursOf());
  answers('get', '/calendars', () => [EVA]);
  answers('get', '/calendar-hours', () => []);
  answers('get', '/absences', () => [{ id: 'a-1', calendar: 'cal-1', from: '2099-01-01T00:00:00', until: '2099-01-03T00:00:00', booked: 2 }]);
  const wishes = answers('post', '/absences', () => ({}));
  const user = open('/services/calendars');

  await screen.findByText('2 citas caen en ella');
  await user.click(screen.getByRole('button', { name: 'Añadir una ausencia: Eva' }));
  await user.type(screen.getByLabelText(/^Desde/), '2099-02-01');
  await user.type(screen.getByLabelText(/^Último día/), '2099-02-28');
  await user.click(screen.getByRole('button', { name: 'Añadir' }));

  await waitFor(() => expect(wishes[0]?.body).toEqual({ calendar: 'cal-1', from: '2099-02-01T00:00:00', until: '2099-03-01T00:00:00' }));
});

test('hours of their own begin as those of the business, and a day is taken out of them', async () => {
  const week = hoursOf().week;
  answers('get', '/hours', () => hoursOf({ week: week.map((day) => ({ ...day, spans: MORNING })) }));
  answers('get', '/calendars', () => [EVA]);
  answers('get', '/absences', () => []);
  answers('get', '/calendar-hours', () => [{ id: 'cal-1', week, version: '7' }]);
  const wishes = answers('put', '/calendars/:calendar/hours', ({ body }) => ({ id: 'cal-1', version: '8', ...(body as object) }));
  const user = open('/services/calendars');

  const button = await screen.findByRole('button', { name: 'Horario: Eva' });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await user.click(button);
  const dialog = screen.getByRole('dialog');
  await user.click(within(dialog).getByRole('radio', { name: 'Solo en su propio horario' }));
  await user.click(within(dialog).getByRole('button', { name: 'Quitar el tramo 1: domingo' }));
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(wishes[0]?.version).toBe('"7"');
  expect(wishes[0]?.body).toEqual({ week: week.map((day) => ({ ...day, spans: day.weekday === 'SUNDAY' ? [] : MORNING })) });
  expect(toldWeek([{ weekday: 'MONDAY', spans: MORNING }, { weekday: 'TUESDAY', spans: MORNING }, { weekday: 'WEDNESDAY', spans: [] }, { weekday: 'THURSDAY', spans: MORNING }], 'en')).toBe(
    'Mon–Tue 09:00–13:00; Thu 09:00–13:00',
  );
});

test('services, absences and reminders are told as one says them', () => {
  expect(draftOf({ ...fieldsOf(CUT), price: '12.5' })).toBeNull();
  expect(draftOf(fieldsOf(CUT))?.price).toEqual({ minor: 12_000, currency: 'CLP' });
  expect(draftOf({ ...fieldsOf(CUT), price: '0' })?.price).toEqual({ minor: 0, currency: 'CLP' });
  expect(draftOf({ ...fieldsOf(CUT), names: { es: ' ', en: '', de: '' } })).toBeNull();
  const away = { id: 'a', calendar: 'c', booked: 0 };
  expect(toldAbsence({ ...away, from: '2099-01-01T00:00:00', until: '2099-01-02T00:00:00' }, 'en', 'ever')).toBe('Jan 1, 2099');
  expect(toldAbsence({ ...away, from: '2099-01-01T00:00:00', until: null }, 'en', 'ever')).toBe('Jan 1, 2099 – ever');
  expect([1440, 2880, 120, 90].map(spokenOf)).toEqual([
    { count: 24, unit: 'hours' },
    { count: 2, unit: 'days' },
    { count: 2, unit: 'hours' },
    { count: 90, unit: 'minutes' },
  ]);
});

/** Mantine's field is a button; what takes the file stands beside it. */
function fileField(dialog: HTMLElement): HTMLInputElement {
  const field = dialog.querySelector<HTMLInputElement>('input[type=file]');
  if (!field) {
    throw new Error('there is no field for a file');
  }
  return field;
}
