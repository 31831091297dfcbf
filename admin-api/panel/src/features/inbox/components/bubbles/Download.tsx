import { Icon } from '../../../../ui/Icon';
import { useInboxTexts } from '../../texts';
import classes from './bubbles.module.css';

/** Has a file stored under its name. */
export function Download({ href, name }: { href: string; name: string }) {
  const texts = useInboxTexts();
  return (
    <a className={classes.download} href={href} download aria-label={`${texts.download}: ${name}`} title={texts.download}>
      <Icon name="download" size={18} />
    </a>
  );
}
