import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { Conversation } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { useShortcuts } from '../../../ui/shortcuts';
import { fullMoment, HOUR } from '../../../ui/time';
import classes from './ConversationHead.module.css';

/** Puts a conversation aside, and brings it back. */
export function SnoozeMenu({
  conversation,
  isAboutToWrite,
  onSnooze,
}: {
  conversation: Conversation;
  isAboutToWrite: boolean;
  onSnooze: (until: Date | null) => void;
}) {
  const { snooze } = useTexts();
  const language = useLanguage();
  const [isOpen, open] = useState(false);
  useShortcuts({ s: isAboutToWrite ? undefined : () => open(true) });
  const times = isOpen ? timesFrom(new Date()) : [];
  return (
    <Menu position="bottom-end" shadow="md" keepMounted={false} opened={isOpen} onChange={open} trapFocus>
      <Menu.Target>
        <Button className={classes.action ?? ''} variant="default">
          <Icon name="clock" size={17} />
          <span className={classes.label}>{snooze.button}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{snooze.until}</Menu.Label>
        {times.map(({ name, at }) => (
          <Menu.Item key={name} rightSection={<span className={classes.at}>{fullMoment(at.toISOString(), language)}</span>} onClick={() => onSnooze(at)}>
            {snooze.times[name]}
          </Menu.Item>
        ))}
        {conversation.snoozedUntil && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<Icon name="back" size={17} />} onClick={() => onSnooze(null)}>
              {snooze.wake}
            </Menu.Item>
          </>
        )}
        <Menu.Label>{snooze.hint}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}

const MONDAY = 1;
const MORNING = 9;

function timesFrom(now: Date) {
  const tomorrow = morning(now, 1);
  const monday = morning(now, ((MONDAY - now.getDay() + 6) % 7) + 1);
  return [
    { name: 'hour' as const, at: new Date(now.getTime() + HOUR) },
    { name: 'threeHours' as const, at: new Date(now.getTime() + 3 * HOUR) },
    { name: 'tomorrow' as const, at: tomorrow },
    ...(monday.getTime() === tomorrow.getTime() ? [] : [{ name: 'monday' as const, at: monday }]),
    { name: 'week' as const, at: morning(now, 7) },
  ];
}

function morning(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}
