import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Icon } from '../../../ui/Icon';
import { useBillingTexts } from '../texts';
import classes from './Invoice.module.css';

/** A line as it is being typed. */
export interface TypedLine {
  description: string;
  quantity: string;
  price: string;
  tax: string;
}

interface Props {
  lines: TypedLine[];
  usualTax: string;
  wrong: boolean[];
  onChange: (lines: TypedLine[]) => void;
}

export function LineFields({ lines, usualTax, wrong, onChange }: Props) {
  const texts = useBillingTexts();
  const set = (index: number, changed: Partial<TypedLine>) =>
    onChange(lines.map((line, one) => (one === index ? { ...line, ...changed } : line)));
  return (
    <fieldset className={classes.lines}>
      <legend>{texts.lines}</legend>
      {lines.map((line, index) => (
        <div key={index} className={classes.line} role="group" aria-label={texts.lineOf(index + 1)}>
          <TextInput
            className={classes.concept ?? ''}
            label={texts.concept}
            maxLength={200}
            value={line.description}
            onChange={(event) => set(index, { description: event.currentTarget.value })}
            error={wrong[index] && texts.lineWrong}
          />
          <TextInput
            label={texts.quantity}
            inputMode="numeric"
            value={line.quantity}
            onChange={(event) => set(index, { quantity: event.currentTarget.value })}
          />
          <TextInput
            label={texts.unitPrice}
            inputMode="text"
            value={line.price}
            onChange={(event) => set(index, { price: event.currentTarget.value })}
          />
          <TextInput
            label={texts.taxPercent}
            inputMode="decimal"
            placeholder={usualTax || '0'}
            value={line.tax}
            onChange={(event) => set(index, { tax: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={texts.removeLine(index + 1)}
            disabled={lines.length === 1}
            onClick={() => onChange(lines.filter((_, one) => one !== index))}
          >
            <Icon name="trash" size={18} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        onClick={() => onChange([...lines, { description: '', quantity: '1', price: '', tax: lines.at(-1)?.tax ?? '' }])}
      >
        {texts.addLine}
      </Button>
    </fieldset>
  );
}
