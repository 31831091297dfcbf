import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InvoiceSeries } from '../../../api/types';
import { Wish } from '../../../ui/Wish';
import { useChangeSeries, useInvoiceSeries } from '../api/invoice-series';
import { useBillingTexts } from '../texts';

/** What the next invoice is called, and how to say otherwise. */
export function SeriesButton() {
  const texts = useBillingTexts();
  const series = useInvoiceSeries();
  const [isAsked, ask] = useState(false);
  return (
    series.data && (
      <>
        <Button variant="subtle" onClick={() => ask(true)}>
          {texts.nextNumber(`${series.data.prefix}${series.data.next}`)}
        </Button>
        {isAsked && <Change series={series.data} onClose={() => ask(false)} />}
      </>
    )
  );
}

const PREFIX = /^[\p{L}\d ./_-]{0,20}$/u;
const NUMBER = /^[1-9]\d{0,11}$/;

function Change({ series, onClose }: { series: InvoiceSeries; onClose: () => void }) {
  const texts = useBillingTexts();
  const change = useChangeSeries();
  const [prefix, setPrefix] = useState(series.prefix);
  const [next, setNext] = useState(String(series.next));
  const isRight = PREFIX.test(prefix) && NUMBER.test(next.trim());
  return (
    <Wish
      title={texts.series}
      act={texts.save}
      isPending={change.isPending}
      failure={change.error}
      onAct={() => isRight && change.mutate({ prefix, next: Number(next) }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{texts.seriesWords}</p>
      <TextInput label={texts.prefix} maxLength={20} value={prefix} onChange={(event) => setPrefix(event.currentTarget.value)} error={!PREFIX.test(prefix)} />
      <TextInput
        label={texts.next}
        inputMode="numeric"
        maxLength={12}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
        error={!NUMBER.test(next.trim())}
      />
    </Wish>
  );
}
