import { Button, Menu } from '@mantine/core';
import { Link } from 'wouter';
import { useMe } from '../../../api/queries/current-session';
import { useLabels } from '../../../api/queries/list-labels';
import type { Conversation } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { Problem } from '../../../ui/States';
import { useSetLabels } from '../api/set-labels';
import { LabelChip } from './LabelChip';
import classes from './Labels.module.css';

/** The labels of a conversation, and all that it could have. */
export function Labels({ conversation }: { conversation: Conversation }) {
  const { labels: texts } = useTexts();
  const isOwner = useMe().role === 'OWNER';
  const all = useLabels().data ?? [];
  const set = useSetLabels(conversation.id);
  const has = set.isPending ? set.variables : conversation.labels;
  const toggle = (id: string) => set.mutate(has.includes(id) ? has.filter((one) => one !== id) : [...has, id]);
  return (
    <div className={classes.labels}>
      {all
        .filter(({ id }) => has.includes(id))
        .map((label) => (
          <LabelChip key={label.id} label={label} />
        ))}
      {all.length > 0 ? (
        <Menu position="bottom-start" shadow="md" keepMounted={false} closeOnItemClick={false}>
          <Menu.Target>
            <Button size="compact-xs" variant="default" leftSection={<Icon name="tag" size={14} />}>
              {texts.set}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {all.map((label) => (
              <Menu.CheckboxItem
                key={label.id}
                checked={has.includes(label.id)}
                checkIcon={<Icon name="check" size={15} />}
                onChange={() => toggle(label.id)}
              >
                <LabelChip label={label} />
              </Menu.CheckboxItem>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <p className={classes.none}>{isOwner ? <Link to="/desk/labels">{texts.create}</Link> : texts.none}</p>
      )}
      <Problem failure={set.error} />
    </div>
  );
}
