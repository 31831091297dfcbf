import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Transfer } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { visitorName } from '../../../ui/contacts';
import { Listing } from '../../../ui/Listing';
import { money } from '../../../ui/money';
import { Empty } from '../../../ui/States';
import { fullMoment } from '../../../ui/time';
import { useTransfers } from '../api/list-transfers';
import { useBillingTexts } from '../texts';
import { ConfirmTransfer, RejectTransfer } from './TransferWishes';
import { dayOf } from './days';

/** What nobody has decided yet, the oldest first. */
export function TransferList() {
  const texts = useBillingTexts();
  const empty = (
    <Empty icon="check" title={texts.noTransfers}>
      {texts.noTransfersHint}
    </Empty>
  );
  return (
    <Listing query={useTransfers()} empty={empty} rowHeight="9rem">
      {(found) => (
        <ul className={cards.list}>
          {found.map((transfer) => (
            <TransferCard key={transfer.id} transfer={transfer} />
          ))}
        </ul>
      )}
    </Listing>
  );
}

function TransferCard({ transfer }: { transfer: Transfer }) {
  const texts = useBillingTexts();
  const all = useTexts();
  const language = useLanguage();
  const [wish, setWish] = useState<'confirm' | 'reject'>();
  const close = () => setWish(undefined);
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <h2 className={cards.name}>
          {money(transfer.amount, language)} · {texts.invoice(transfer.invoice)}
        </h2>
        <span className={cards.end}>{visitorName(transfer.contact, transfer.contactName, all)}</span>
      </div>
      <p className={cards.small}>
        <span>
          {texts.paidOn}: {dayOf(transfer.paidOn, language)}
        </span>
        <span>
          {texts.reference}: {transfer.reference}
        </span>
      </p>
      <p className={cards.small}>
        <span>
          {texts.claimedAt}: {fullMoment(transfer.claimedAt, language)}
        </span>
        <span>{transfer.hasProof ? texts.proof : texts.noProof}</span>
        <Link to={`/inbox/${transfer.conversation}`} className={cards.link}>
          {texts.toConversation}
        </Link>
      </p>
      <div className={cards.buttons}>
        <Button onClick={() => setWish('confirm')}>{texts.arrived}</Button>
        <Button variant="default" onClick={() => setWish('reject')}>
          {texts.rejected}
        </Button>
      </div>
      {wish === 'confirm' && <ConfirmTransfer transfer={transfer} onClose={close} />}
      {wish === 'reject' && <RejectTransfer transfer={transfer} onClose={close} />}
    </li>
  );
}
