import { Kbd, Switch } from '@mantine/core';
import { useTexts } from '../texts/language';
import { Dialog } from './Dialog';
import classes from './ShortcutsHelp.module.css';
import { useShortcutsEnabled } from './shortcuts';

export function ShortcutsHelp({ onClose }: { onClose: () => void }) {
  const { keys } = useTexts();
  const [enabled, enable] = useShortcutsEnabled();
  const rows: [string[], string][] = [
    [['J'], keys.next],
    [['K'], keys.previous],
    [['1', '2', '3', '4', '5'], keys.views],
    [['T'], keys.takeOver],
    [['H'], keys.handBack],
    [['E'], keys.resolve],
    [['S'], keys.snooze],
    [['R'], keys.reply],
    [['N'], keys.note],
    [['/'], keys.savedReplies],
    [['Esc'], keys.leave],
    [['?'], keys.help],
  ];
  return (
    <Dialog title={keys.title} onClose={onClose}>
      <dl className={classes.keys}>
        {rows.map(([names, meaning]) => (
          <div key={meaning} className={classes.row}>
            <dt>{meaning}</dt>
            <dd>
              {names.map((name) => (
                <Kbd key={name}>{name}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch label={keys.enabled} checked={enabled} onChange={(event) => enable(event.currentTarget.checked)} />
    </Dialog>
  );
}
