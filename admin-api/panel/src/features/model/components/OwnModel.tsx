import { Checkbox, NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import type { LanguageModel, Provider } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { useModelTexts } from '../texts';
import classes from './ModelPage.module.css';
import { ADDRESSES, canDropKey, keepsKey, unitsOf, withProvider, type Draft } from './wish';

const PROVIDERS = Object.keys(ADDRESSES) as Provider[];

interface Props {
  model: LanguageModel;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** Where a model is, what opens it, and how much of it may be used. */
export function OwnModel({ model, draft, onChange }: Props) {
  const texts = useModelTexts();
  const language = useLanguage();
  const line = (field: 'address' | 'model' | 'apiKey') => ({
    value: draft[field],
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => onChange({ ...draft, [field]: event.currentTarget.value }),
  });
  const amount = (field: 'inputPrice' | 'outputPrice' | 'daily' | 'monthly', most?: number) => ({
    value: draft[field],
    min: 0,
    max: most,
    decimalScale: 6,
    allowNegative: false,
    clampBehavior: 'strict' as const,
    decimalSeparator: language === 'en' ? '.' : ',',
    hideControls: true,
    onChange: (value: number | string) => onChange({ ...draft, [field]: Number(value) }),
  });
  const { dailyMicros, monthlyMicros } = model.limits;
  const canDrop = canDropKey(draft, model);
  const goes = canDrop && draft.dropsKey;
  return (
    <div className={classes.own}>
      <div className={classes.pair}>
        <Select
          label={texts.provider}
          description={texts.providerHint}
          data={PROVIDERS.map((provider) => ({ value: provider, label: texts.providers[provider] }))}
          value={draft.provider}
          allowDeselect={false}
          onChange={(provider) => onChange(withProvider(draft, provider as Provider))}
        />
        <TextInput label={texts.model} description={texts.modelHint} maxLength={200} {...line('model')} />
      </div>
      <TextInput label={texts.address} description={texts.addressHint} type="url" maxLength={2000} {...line('address')} />
      {draft.provider !== 'OLLAMA' && (
        <PasswordInput
          label={texts.key}
          description={goes ? texts.keyGoes : keepsKey(draft, model) ? texts.keyKept : texts.keyHint}
          maxLength={1000}
          disabled={goes}
          {...line('apiKey')}
        />
      )}
      {canDrop && (
        <Checkbox
          label={texts.dropKey}
          description={texts.dropKeyHint}
          checked={draft.dropsKey}
          onChange={(event) => onChange({ ...draft, apiKey: '', dropsKey: event.currentTarget.checked })}
        />
      )}
      <div className={classes.pair}>
        <NumberInput label={texts.inputPrice} description={texts.priceHint} {...amount('inputPrice')} />
        <NumberInput label={texts.outputPrice} description={texts.priceHint} {...amount('outputPrice')} />
      </div>
      <div className={classes.pair}>
        <NumberInput
          label={texts.daily}
          description={texts.atMost(unitsOf(dailyMicros, language))}
          {...amount('daily', dailyMicros / 1_000_000)}
        />
        <NumberInput
          label={texts.monthly}
          description={texts.atMost(unitsOf(monthlyMicros, language))}
          {...amount('monthly', monthlyMicros / 1_000_000)}
        />
      </div>
    </div>
  );
}
