import { useState } from 'react';
import { Dialog } from '../../../../ui/Dialog';
import { useInboxTexts } from '../../texts';
import { Download } from './Download';
import classes from './media.module.css';
import { NotShown } from './NotShown';
import { useShown, type Shown } from './useShown';

/** A picture in a box that is there before it; large at a click. */
export function Photo(shown: Shown) {
  const texts = useInboxTexts();
  const { attempt, isFailed, fail, again } = useShown();
  const [isLarge, enlarge] = useState(false);
  if (isFailed) {
    return <NotShown icon="image" shown={shown} onRetry={again} />;
  }
  return (
    <>
      <button
        type="button"
        className={classes.box}
        data-sticker={shown.isSticker}
        aria-label={texts.enlarge(shown.caption ?? shown.name)}
        onClick={() => enlarge(true)}
      >
        <img key={attempt} src={shown.href} alt={shown.caption ?? shown.name} loading="lazy" decoding="async" onError={fail} />
      </button>
      {isLarge && <Large shown={shown} onClose={() => enlarge(false)} />}
    </>
  );
}

/** It is asked for anew: by then a sign-in may have run out, the line be gone, or the file. */
function Large({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { attempt, isFailed, fail, again } = useShown();
  return (
    <Dialog title={shown.name} size="fitting" onClose={onClose}>
      {isFailed ? (
        <div role="status">
          <NotShown icon="image" shown={shown} onRetry={again} />
        </div>
      ) : (
        <img key={attempt} className={classes.large} src={shown.href} alt={shown.caption ?? shown.name} onError={fail} />
      )}
      <div className={classes.below}>
        <p>{shown.caption}</p>
        {!isFailed && <Download href={shown.href} name={shown.name} />}
      </div>
    </Dialog>
  );
}
