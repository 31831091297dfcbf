import { Download } from './Download';
import classes from './media.module.css';
import { NotShown } from './NotShown';
import { useShown, type Shown } from './useShown';

/** A voice note, or music. */
export function Recording(shown: Shown) {
  const { attempt, isFailed, fail, again } = useShown();
  return isFailed ? (
    <NotShown icon="audio" shown={shown} onRetry={again} />
  ) : (
    <div className={classes.recording}>
      <audio key={attempt} src={shown.href} aria-label={shown.name} controls preload="metadata" onError={fail} />
      <Download href={shown.href} name={shown.name} />
    </div>
  );
}

/** A film, in a box of one shape whatever its own. */
export function Film(shown: Shown) {
  const { attempt, isFailed, fail, again } = useShown();
  return isFailed ? (
    <NotShown icon="video" shown={shown} onRetry={again} />
  ) : (
    <video
      key={attempt}
      className={classes.film}
      src={shown.href}
      aria-label={shown.name}
      controls
      playsInline
      preload="metadata"
      onError={fail}
    />
  );
}
