import { ActionIcon, Button, Menu } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { usePeople } from '../../../api/queries/list-people';
import type { Conversation } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Avatar } from '../../../ui/Avatar';
import { CHANNEL_ICON, CHANNEL_NAME } from '../../../ui/channels';
import { Icon } from '../../../ui/Icon';
import classes from './ConversationHead.module.css';
import { nameOf } from './names';
import { SnoozeMenu } from './SnoozeMenu';
import type { Desk } from './useDesk';

/** Whom one talks with, and what to do with the conversation as a whole. */
export function ConversationHead({
  conversation,
  desk,
  isAboutToWrite,
  showsDetails,
}: {
  conversation: Conversation;
  desk: Desk;
  isAboutToWrite: boolean;
  showsDetails: boolean;
}) {
  const texts = useTexts();
  const name = nameOf(conversation, texts);
  return (
    <header className={classes.head}>
      <Link to={`/inbox${location.search}`} className={classes.back} aria-label={texts.common.back}>
        <Icon name="left" />
      </Link>
      <Avatar id={conversation.contact} name={name} />
      <div className={classes.who}>
        <h2>{name}</h2>
        <p>
          <Icon name={CHANNEL_ICON[conversation.channelKind]} size={14} />
          {CHANNEL_NAME[conversation.channelKind]}
          {conversation.blocked && <span className={classes.blocked}>{texts.contacts.blocked}</span>}
          {conversation.snoozedUntil && <span className={classes.resolved}>{texts.snooze.mark}</span>}
          {conversation.resolved && <span className={classes.resolved}>{texts.talk.resolvedMark}</span>}
        </p>
      </div>
      <SnoozeMenu conversation={conversation} isAboutToWrite={isAboutToWrite} onSnooze={desk.snooze} />
      <AssignMenu conversation={conversation} onAssign={desk.assign} />
      <Button
        className={classes.action ?? ''}
        variant="default"
        disabled={conversation.resolved}
        loading={desk.isResolving}
        onClick={desk.resolve}
      >
        <Icon name="check" size={17} />
        <span className={classes.label}>{texts.talk.resolve}</span>
      </Button>
      <DetailsButton conversation={conversation.id} isOpen={showsDetails} />
    </header>
  );
}

function AssignMenu({ conversation, onAssign }: { conversation: Conversation; onAssign: (person: string) => void }) {
  const { talk } = useTexts();
  const people = usePeople().data ?? [];
  const others = people.filter(({ id }) => id !== conversation.handler.person);
  return (
    <Menu position="bottom-end" shadow="md" keepMounted={false}>
      <Menu.Target>
        <Button className={classes.action ?? ''} variant="default" disabled={others.length === 0}>
          <Icon name="person" size={17} />
          <span className={classes.label}>{talk.assign}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{talk.assignTo}</Menu.Label>
        {others.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => onAssign(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Where there is no room for the details beside the conversation. */
function DetailsButton({ conversation, isOpen }: { conversation: string; isOpen: boolean }) {
  const { talk } = useTexts();
  const [, navigate] = useLocation();
  return (
    <ActionIcon
      className={classes.more ?? ''}
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={talk.details}
      aria-expanded={isOpen}
      onClick={() => navigate(`/inbox/${conversation}${isOpen ? '' : '/details'}${location.search}`)}
    >
      <Icon name="info" />
    </ActionIcon>
  );
}
