import { useTexts } from '../../../../texts/language';
import { Icon } from '../../../../ui/Icon';
import classes from './bubbles.module.css';
import type { Kind } from './kinds';

export function LocationContent({ content }: Kind<'location'>) {
  const texts = useTexts();
  const at = `${content.latitude.toFixed(5)}, ${content.longitude.toFixed(5)}`;
  const map = `https://www.openstreetmap.org/?mlat=${content.latitude}&mlon=${content.longitude}#map=16/${content.latitude}/${content.longitude}`;
  return (
    <div className={classes.card}>
      <Icon name="place" size={24} />
      <div>
        <p className={classes.strong}>{content.name ?? texts.content.location}</p>
        <p className={classes.small}>{content.address ?? at}</p>
        <a className={classes.small} href={map} target="_blank" rel="noopener noreferrer">
          {texts.content.openMap}
        </a>
      </div>
    </div>
  );
}
