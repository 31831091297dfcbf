import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTexts } from '../texts/language';
import classes from './Copyable.module.css';
import { Icon } from './Icon';

/** Something to be pasted elsewhere, with the button that copies it. */
export function Copyable({ label, text }: { label: string; text: string }) {
  const { common } = useTexts();
  const clipboard = useClipboard({ timeout: 2_500 });
  return (
    <div className={classes.field}>
      <span className={classes.label}>{label}</span>
      <div className={classes.row}>
        <code className={classes.text} tabIndex={0}>
          {text}
        </code>
        <Button
          variant="default"
          aria-label={`${common.copy}: ${label}`}
          leftSection={<Icon name={clipboard.copied ? 'check' : 'copy'} size={16} />}
          onClick={() => clipboard.copy(text)}
        >
          {clipboard.copied ? common.copied : common.copy}
        </Button>
      </div>
    </div>
  );
}
