import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InvoiceFile } from '../../../api/types';
import cards from '../../../ui/cards.module.css';
import { amountOf, plain } from '../../../ui/money';
import { Wish } from '../../../ui/Wish';
import { useCancelInvoice } from '../api/cancel-invoice';
import { useReceivePayment, WAYS } from '../api/receive-payment';
import { useBillingTexts } from '../texts';

/** What an owner may do with an invoice that is open. */
export function InvoiceDeeds({ file }: { file: InvoiceFile }) {
  const texts = useBillingTexts();
  const [asked, ask] = useState<'receive' | 'cancel'>();
  const { invoice } = file;
  // Outlives the dialog: what was entered and not answered, entered once more, is the same payment.
  const receive = useReceivePayment(invoice.id);
  if (invoice.state !== 'OPEN' && invoice.state !== 'OVERDUE') {
    return null;
  }
  const isUnpaid = invoice.outstanding.minor === invoice.total.minor;
  const close = () => {
    receive.reset();
    ask(undefined);
  };
  return (
    <div className={cards.buttons}>
      <Button onClick={() => ask('receive')}>{texts.receive}</Button>
      {isUnpaid && (
        <Button variant="default" onClick={() => ask('cancel')}>
          {texts.cancelInvoice}
        </Button>
      )}
      {asked === 'receive' && <Receive file={file} receive={receive} onClose={close} />}
      {asked === 'cancel' && <Cancel file={file} onClose={close} />}
    </div>
  );
}

interface ReceiveProps {
  file: InvoiceFile;
  receive: ReturnType<typeof useReceivePayment>;
  onClose: () => void;
}

function Receive({ file: { invoice }, receive, onClose }: ReceiveProps) {
  const texts = useBillingTexts();
  const { currency, minor: owed } = invoice.outstanding;
  const [typed, type] = useState(() => plain(invoice.outstanding));
  const [way, choose] = useState<(typeof WAYS)[number]>('CASH');
  const [receivedOn, setDay] = useState('');
  const [reference, refer] = useState('');
  const [isTried, setTried] = useState(false);
  const amount = amountOf(typed, currency);
  const isRight = amount !== null && amount.minor <= owed;
  const act = () => {
    setTried(true);
    if (amount && isRight) {
      const wish = { amount, way, receivedOn: receivedOn || null, reference: reference.trim() || null };
      receive.mutate(wish, { onSuccess: onClose });
    }
  };
  return (
    <Wish
      title={texts.receiveTitle(invoice.number)}
      act={texts.confirm}
      isPending={receive.isPending}
      failure={receive.error}
      onAct={act}
      onClose={onClose}
    >
      <p>{texts.receiveWords}</p>
      <TextInput
        label={texts.amount(currency)}
        inputMode="decimal"
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        error={isTried && !isRight && (amount ? texts.tooMuch : texts.amountWrong)}
      />
      <NativeSelect
        label={texts.way}
        value={way}
        onChange={(event) => choose(WAYS.find((one) => one === event.currentTarget.value) ?? 'CASH')}
        data={WAYS.map((value) => ({ value, label: texts.ways[value] }))}
      />
      <TextInput
        label={texts.receivedOn}
        description={texts.receivedOnHint}
        type="date"
        value={receivedOn}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <TextInput label={texts.receipt} maxLength={100} value={reference} onChange={(event) => refer(event.currentTarget.value)} />
    </Wish>
  );
}

function Cancel({ file: { invoice }, onClose }: { file: InvoiceFile; onClose: () => void }) {
  const texts = useBillingTexts();
  const cancel = useCancelInvoice(invoice.id);
  return (
    <Wish
      title={texts.cancelTitle(invoice.number)}
      act={texts.cancelInvoice}
      isGrave
      isPending={cancel.isPending}
      failure={cancel.error}
      onAct={() => cancel.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{texts.cancelWords}</p>
    </Wish>
  );
}
