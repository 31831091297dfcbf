import { useMe } from '../api/queries/current-session';
import { useGoOver, useOwnTenants } from '../api/queries/own-tenants';
import { useOwnTexts } from '../texts/language';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/States';
import classes from './Account.module.css';

const TEXTS = { es: 'Empresa', en: 'Company', de: 'Firma' };

/** From one tenant to another, for who belongs to several. */
export function TenantSwitch() {
  const heading = useOwnTexts(TEXTS);
  const me = useMe();
  const tenants = useOwnTenants().data ?? [];
  const goOver = useGoOver();
  return tenants.length < 2 ? null : (
    <div role="group" aria-label={heading}>
      <p className={classes.heading}>{heading}</p>
      {tenants.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className={classes.choice}
          aria-pressed={id === me.tenant}
          disabled={goOver.isPending}
          onClick={() => id !== me.tenant && goOver.mutate(id)}
        >
          <Icon name={id === me.tenant ? 'check' : 'right'} size={18} />
          {name}
        </button>
      ))}
      <Problem failure={goOver.error} />
      <hr className={classes.line} />
    </div>
  );
}
