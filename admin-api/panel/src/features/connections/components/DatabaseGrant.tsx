import { Copyable } from '../../../ui/Copyable';
import classes from '../../../ui/forms.module.css';
import { engineOf, grantOf } from './engines';
import { useConnectionTexts } from './texts';

/** What to say to a database so that Recado may do there what it has to, and no more. */
export function DatabaseGrant({ typed }: { typed: Record<string, string> }) {
  const texts = useConnectionTexts();
  const engine = engineOf(typed.engine ?? '');
  const login = { engine, database: typed.database ?? '', user: typed.user ?? '', hasTls: !typed.withoutTls };
  return (
    <div>
      <Copyable label={texts.grant} text={grantOf(login)} />
      <p className={classes.hint}>{texts.grantHints[engine]}</p>
    </div>
  );
}
