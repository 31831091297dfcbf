import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '../../../api/types';
import { costOf, isCurrency, plain, taxOf, percentOf } from '../../../ui/money';
import { Wish } from '../../../ui/Wish';
import { useRemovePlan } from '../api/remove-plan';
import { useSavePlan } from '../api/save-plan';
import { useCustomerTexts } from '../texts';
import classes from './Customers.module.css';

interface Props {
  plan: Plan | undefined;
  /** Another one, whose currency and tax a new one begins with. */
  known: Plan | undefined;
  onClose: () => void;
}

const WHOLE = /^\d{1,6}$/;

/** One plan, to be made, changed or taken away. */
export function PlanForm({ plan, known, onClose }: Props) {
  const texts = useCustomerTexts();
  const save = useSavePlan(plan);
  const like = plan ?? known;
  const [typed, setTyped] = useState({
    name: plan?.name ?? '',
    down: plan ? String(plan.downloadMbps) : '',
    up: plan ? String(plan.uploadMbps) : '',
    price: plan ? plain(plan.price) : '',
    currency: like?.price.currency ?? '',
    tax: like ? percentOf(like.taxBasisPoints) : '',
  });
  const [isTried, setTried] = useState(false);
  const currency = typed.currency.trim().toUpperCase();
  const price = isCurrency(currency) ? costOf(typed.price, currency) : null;
  const tax = taxOf(typed.tax);
  const wrong = {
    name: typed.name.trim() === '',
    down: !WHOLE.test(typed.down.trim()) || Number(typed.down) < 1,
    up: !WHOLE.test(typed.up.trim()) || Number(typed.up) < 1,
    price: price === null && isCurrency(currency),
    currency: !isCurrency(currency),
    tax: tax === null,
  };
  const act = () => {
    setTried(true);
    if (price && tax !== null && !Object.values(wrong).some(Boolean)) {
      const wish = {
        name: typed.name.trim(),
        downloadMbps: Number(typed.down),
        uploadMbps: Number(typed.up),
        price,
        taxBasisPoints: tax,
      };
      save.mutate(wish, { onSuccess: onClose });
    }
  };
  const field = (name: keyof typeof typed, error: string) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => setTyped({ ...typed, [name]: event.currentTarget.value }),
    error: isTried && wrong[name] && error,
  });
  return (
    <Wish
      title={plan ? texts.changeOf(plan.name) : texts.addPlan}
      act={texts.save}
      isPending={save.isPending}
      failure={save.error}
      onAct={act}
      onClose={onClose}
    >
      <TextInput label={texts.planName} maxLength={100} {...field('name', texts.needed)} />
      <div className={classes.pair}>
        <TextInput label={texts.down} inputMode="numeric" {...field('down', texts.speedWrong)} />
        <TextInput label={texts.up} inputMode="numeric" {...field('up', texts.speedWrong)} />
      </div>
      <div className={classes.pair}>
        <TextInput label={texts.price} inputMode="decimal" {...field('price', texts.amountWrong)} />
        <TextInput label={texts.currency} placeholder="CLP" maxLength={3} {...field('currency', texts.currencyWrong)} />
        <TextInput label={texts.tax} inputMode="decimal" placeholder="19" {...field('tax', texts.taxWrong)} />
      </div>
      <p className={classes.hint}>{texts.priceHint}</p>
      {plan && plan.subscriptions === 0 && <Removal plan={plan} onClose={onClose} />}
    </Wish>
  );
}

/** Asks once more where it stands: there is no way back. */
function Removal({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const texts = useCustomerTexts();
  const [isAsked, ask] = useState(false);
  const remove = useRemovePlan(plan.id);
  return (
    <Button
      color="red.8"
      variant={isAsked ? 'filled' : 'subtle'}
      {...(isAsked ? {} : { c: 'var(--bad)' })}
      loading={remove.isPending}
      onClick={() => (isAsked ? remove.mutate(undefined, { onSuccess: onClose }) : ask(true))}
    >
      {remove.isError ? texts.planUsed : isAsked ? texts.reallyRemove : texts.remove}
    </Button>
  );
}
