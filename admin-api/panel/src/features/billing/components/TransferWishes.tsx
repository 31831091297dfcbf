import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Transfer } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { amountOf, money, plain } from '../../../ui/money';
import { Wish } from '../../../ui/Wish';
import { useConfirmTransfer } from '../api/confirm-transfer';
import { REASONS, useRejectTransfer, type RejectionReason } from '../api/reject-transfer';
import { useBillingTexts } from '../texts';

interface Props {
  transfer: Transfer;
  onClose: () => void;
}

export function ConfirmTransfer({ transfer, onClose }: Props) {
  const texts = useBillingTexts();
  const language = useLanguage();
  const confirm = useConfirmTransfer(transfer.id);
  const { amount } = transfer;
  const [typed, type] = useState(() => plain(amount));
  const [isTried, setTried] = useState(false);
  const arrived = amountOf(typed, amount.currency);
  const act = () => {
    setTried(true);
    if (arrived) {
      confirm.mutate(arrived, { onSuccess: onClose });
    }
  };
  return (
    <Wish
      title={texts.arrivedTitle(transfer.invoice)}
      act={texts.confirm}
      isPending={confirm.isPending}
      failure={confirm.error}
      onAct={act}
      onClose={onClose}
    >
      <p>{texts.arrivedWords}</p>
      <TextInput
        label={texts.amount(amount.currency)}
        inputMode="decimal"
        required
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        error={isTried && !arrived && texts.amountWrong}
        description={arrived && arrived.minor !== amount.minor ? texts.otherAmount(money(amount, language)) : undefined}
      />
    </Wish>
  );
}

export function RejectTransfer({ transfer, onClose }: Props) {
  const texts = useBillingTexts();
  const reject = useRejectTransfer(transfer.id);
  const [reason, choose] = useState<RejectionReason>('NOT_ARRIVED');
  return (
    <Wish
      title={texts.rejectTitle(transfer.invoice)}
      act={texts.reject}
      isGrave
      isPending={reject.isPending}
      failure={reject.error}
      onAct={() => reject.mutate(reason, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{texts.rejectWords}</p>
      <NativeSelect
        label={texts.reason}
        value={reason}
        onChange={(event) => choose(REASONS.find((one) => one === event.currentTarget.value) ?? 'NOT_ARRIVED')}
        data={REASONS.map((value) => ({ value, label: texts.reasons[value] }))}
      />
    </Wish>
  );
}
