import { NumberInput } from '@mantine/core';
import { useOfferTexts } from '../texts';

interface Props {
  label: string;
  description?: string;
  value: number;
  least: number;
  most: number;
  onMinutes: (minutes: number) => void;
}

/** A number of minutes, within what is taken. */
export function MinuteField({ label, description, value, least, most, onMinutes }: Props) {
  const texts = useOfferTexts();
  return (
    <NumberInput
      label={label}
      {...(description ? { description } : {})}
      suffix={` ${texts.min}`}
      value={value}
      min={least}
      max={most}
      step={5}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="blur"
      onChange={(typed) => typeof typed === 'number' && onMinutes(typed)}
    />
  );
}
