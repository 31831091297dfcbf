import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Account } from '../../../api/types';
import { useAccountTexts } from '../texts';
import classes from './AccountPage.module.css';
import { FactorRemoval } from './FactorRemoval';

const FactorEnrolment = lazy(() => import('./FactorEnrolment'));

/** With fewer left somebody is told. */
const FEW_CODES = 3;

export function FactorPart({ account }: { account: Account }) {
  const texts = useAccountTexts();
  const [shown, show] = useState<'enrolment' | 'removal' | null>(null);
  const isOn = account.secondFactor;
  return (
    <section className={classes.part}>
      <h2>{texts.factorTitle}</h2>
      <p className={classes.lead}>
        {isOn ? `${texts.factorOn} ${texts.codesLeft(account.recoveryCodesLeft)}` : texts.factorOff}
        {isOn && account.recoveryCodesLeft < FEW_CODES && <strong className={classes.few}> {texts.fewCodes}</strong>}
      </p>
      <Button variant={isOn ? 'default' : 'filled'} onClick={() => show(isOn ? 'removal' : 'enrolment')}>
        {isOn ? texts.switchOff : texts.switchOn}
      </Button>
      <Suspense>
        {shown === 'enrolment' && <FactorEnrolment onClose={() => show(null)} />}
        {shown === 'removal' && <FactorRemoval onClose={() => show(null)} />}
      </Suspense>
    </section>
  );
}
