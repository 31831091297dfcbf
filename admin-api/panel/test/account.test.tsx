import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it, vi } from 'vitest';
import { App } from '../src/app/App';
import { es as own } from '../src/features/account/texts';
import { es } from '../src/texts/es';
import { ACCOUNT, API, problem, server } from './server';

const CODES = ['AAAA-BBBB-CCCC-DDDD', 'EEEE-FFFF-GGGG-HHHH'];

function show(isOn = false) {
  let secondFactor = isOn;
  server.use(
    http.get(`${API}/account`, () => HttpResponse.json({ ...ACCOUNT, secondFactor, recoveryCodesLeft: secondFactor ? 2 : 0 })),
    http.post(`${API}/account/second-factor`, () =>
      HttpResponse.json({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Recado:eva?secret=JBSWY3DPEHPK3PXP' }),
    ),
    http.post(`${API}/account/second-factor/confirmation`, () => {
      secondFactor = true;
      return HttpResponse.json({ recoveryCodes: CODES });
    }),
  );
  history.replaceState(null, '', '/panel/account');
  render(<App />);
  return userEvent.setup();
}

it('switches the second factor on: password, picture, code, recovery codes', async () => {
  const user = show();

  await user.click(await screen.findByRole('button', { name: own.switchOn }));
  await user.type(await screen.findByLabelText(es.signIn.password), 'correct horse battery');
  await user.click(screen.getByRole('button', { name: own.next }));
  expect(await screen.findByRole('img', { name: own.qr })).toBeTruthy();
  expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy();
  await user.type(screen.getByLabelText(own.code), '123456');
  await user.click(screen.getAllByRole('button', { name: own.confirm }).at(-1) as HTMLElement);

  expect(await screen.findByText(CODES[0] as string)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: own.done }));
  expect(await screen.findByText(new RegExp(own.codesLeft(2)))).toBeTruthy();
});

it('turns notifications on once the browser allows them, and off again', async () => {
  const asked = vi.fn(() => Promise.resolve('granted'));
  vi.stubGlobal('Notification', { permission: 'default', requestPermission: asked });
  const user = show();
  const { here } = own.notifications;
  const words = new RegExp(`^${own.notifications.words}`);

  expect(await screen.findByLabelText(words)).toHaveProperty('disabled', true);
  await user.click(screen.getByLabelText(here));

  await waitFor(() => expect(screen.getByLabelText(here)).toHaveProperty('checked', true));
  expect(screen.getByLabelText(words)).toHaveProperty('checked', false);
  await user.click(screen.getByLabelText(here));
  expect(screen.getByLabelText(here)).toHaveProperty('checked', false);
  expect(asked).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});

it('warns when few recovery codes are left', async () => {
  show(true);

  expect(await screen.findByText(own.fewCodes)).toBeTruthy();
});

it('says when the old password is wrong', async () => {
  const user = show();
  server.use(http.put(`${API}/account/password`, () => problem(422, 'password-wrong') as never));

  await user.type(await screen.findByLabelText(own.old), 'wrong');
  await user.type(screen.getByLabelText(own.password), 'correct horse battery');
  await user.click(screen.getByRole('button', { name: own.changePassword }));

  expect(await screen.findByText(es.problem('password-wrong'))).toBeTruthy();
});
