import { TextInput } from '@mantine/core';
import { LANGUAGES } from '../../../texts/language';
import { useOfferTexts } from '../texts';
import { MOST_CHARACTERS, TONGUES, type Fields } from './fields';
import classes from './offer.module.css';

/** What customers read on a button, in each language. */
export function NameFields({ names, onNames }: { names: Fields['names']; onNames: (names: Fields['names']) => void }) {
  const texts = useOfferTexts();
  return (
    <fieldset className={classes.names}>
      <legend>{texts.name}</legend>
      {TONGUES.map((tongue) => (
        <TextInput
          key={tongue}
          lang={tongue}
          label={LANGUAGES[tongue]}
          value={names[tongue]}
          maxLength={MOST_CHARACTERS}
          onChange={(event) => onNames({ ...names, [tongue]: event.currentTarget.value })}
        />
      ))}
      <p className={classes.quiet}>{texts.nameHint}</p>
    </fieldset>
  );
}
