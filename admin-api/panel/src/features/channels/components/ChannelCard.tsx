import { ActionIcon, Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { ChannelDetails } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { CHANNEL_ICON, CHANNEL_NAME } from '../../../ui/channels';
import { Facts } from '../../../ui/Facts';
import { Icon } from '../../../ui/Icon';
import { Problem } from '../../../ui/States';
import { fullMoment, useNow, waited } from '../../../ui/time';
import { useCheckChannel } from '../api/check-channel';
import { usePauseChannel } from '../api/pause-channel';
import classes from './ChannelCard.module.css';
import { IdentityDialog } from './IdentityDialog';
import { useIdentityTexts } from './identity-texts';
import { QuietDialog } from './QuietDialog';
import { inSeconds, useQuietTexts } from './quiet-texts';
import { RemovalDialog } from './RemovalDialog';
import { RenameDialog } from './RenameDialog';
import { SecretsDialog } from './SecretsDialog';
import { useTemplateTexts } from './template-texts';
import { TemplatesDialog } from './TemplatesDialog';
import { useChannelTexts } from './texts';
import { WidgetDialog } from './WidgetDialog';

type Asked = 'rename' | 'secrets' | 'remove' | 'look' | 'templates' | 'identity' | 'quiet';

/** One channel: whose it is, how it does, and what can be done about it. */
export function ChannelCard({ channel }: { channel: ChannelDetails }) {
  const texts = useChannelTexts();
  const templateTexts = useTemplateTexts();
  const identityTexts = useIdentityTexts();
  const quietTexts = useQuietTexts();
  const [asked, ask] = useState<Asked>();
  const pause = usePauseChannel(channel.id);
  const check = useCheckChannel(channel.id);
  const name = channel.name || texts.unnamed;
  const isPaused = channel.state === 'PAUSED';
  const isWidget = channel.kind === 'WEBCHAT';
  const close = () => ask(undefined);
  return (
    <li className={classes.card} data-state={channel.state}>
      <header className={classes.head}>
        <span className={classes.kind}>
          <Icon name={CHANNEL_ICON[channel.kind]} size={22} />
        </span>
        <div className={classes.names}>
          <h2 className={classes.name}>{name}</h2>
          <p className={classes.small}>
            {CHANNEL_NAME[channel.kind]} · <span className={classes.address}>{channel.address}</span>
          </p>
        </div>
        <Menu position="bottom-end" shadow="md" keepMounted={false}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={texts.menuOf(name)}>
              <Icon name="more" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!isWidget && (
              <Menu.Item leftSection={<Icon name="key" size={18} />} onClick={() => ask('secrets')}>
                {texts.replace}
              </Menu.Item>
            )}
            {isWidget && (
              <Menu.Item leftSection={<Icon name="key" size={18} />} onClick={() => ask('identity')}>
                {identityTexts.title}
              </Menu.Item>
            )}
            {channel.kind === 'WHATSAPP' && (
              <Menu.Item leftSection={<Icon name="template" size={18} />} onClick={() => ask('templates')}>
                {templateTexts.title}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<Icon name="clock" size={18} />} onClick={() => ask('quiet')}>
              {quietTexts.title}
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="note" size={18} />} onClick={() => ask('rename')}>
              {texts.rename}
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="trash" size={18} />} onClick={() => ask('remove')}>
              {texts.remove}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </header>
      <State channel={channel} />
      <Known channel={channel} />
      <Problem failure={pause.error ?? check.error} />
      <footer className={classes.buttons}>
        {isWidget ? (
          <Button variant="default" leftSection={<Icon name="webchat" size={16} />} onClick={() => ask('look')}>
            {texts.look}
          </Button>
        ) : (
          <Button
            variant="default"
            loading={check.isPending}
            leftSection={<Icon name="retry" size={16} />}
            onClick={() => check.mutate()}
          >
            {texts.check}
          </Button>
        )}
        <Button
          variant={isPaused ? 'filled' : 'default'}
          loading={pause.isPending}
          leftSection={<Icon name={isPaused ? 'play' : 'pause'} size={16} />}
          onClick={() => pause.mutate(!isPaused)}
        >
          {isPaused ? texts.resume : texts.pause}
        </Button>
      </footer>
      {asked === 'rename' && <RenameDialog channel={channel} onClose={close} />}
      {asked === 'secrets' && <SecretsDialog channel={channel} name={name} onClose={close} />}
      {asked === 'remove' && <RemovalDialog channel={channel} name={name} onClose={close} />}
      {asked === 'templates' && <TemplatesDialog channel={channel.id} onClose={close} />}
      {asked === 'identity' && <IdentityDialog channel={channel.id} onClose={close} />}
      {asked === 'quiet' && <QuietDialog channel={channel.id} onClose={close} />}
      {asked === 'look' && <WidgetDialog channel={channel.id} onClose={close} />}
    </li>
  );
}

function State({ channel }: { channel: ChannelDetails }) {
  const texts = useChannelTexts();
  const language = useLanguage();
  const isHidden = channel.state === 'PAUSED' && channel.kind === 'WEBCHAT';
  const words = isHidden ? texts.hidden : texts.stateWords[channel.state];
  return (
    <div>
      <p className={classes.state}>
        <span className={classes.dot} />
        {texts.states[channel.state]}
      </p>
      {channel.since && <p className={classes.small}>{texts.since(fullMoment(channel.since, language))}</p>}
      {words && <p className={classes.small}>{words}</p>}
      {channel.code && <p className={classes.small}>{texts.code(channel.code)}</p>}
    </div>
  );
}

function Known({ channel }: { channel: ChannelDetails }) {
  const texts = useChannelTexts();
  const quietTexts = useQuietTexts();
  const language = useLanguage();
  const now = useNow();
  const ago = (at: string | null | undefined) => (at ? texts.ago(waited(at, now)) : texts.never);
  return (
    <Facts
      isBeside
      facts={[
        [texts.lastIn, ago(channel.lastIn)],
        [texts.lastOut, ago(channel.lastOut)],
        [quietTexts.fact, inSeconds(channel.quiet.millis, language)],
        [texts.checkedAt, channel.kind === 'WEBCHAT' ? null : ago(channel.checkedAt)],
        ...channel.secrets.map(({ name, ends }): [string, string] => [
          name === 'token' ? texts.key : texts.appKey,
          ends ? `…${ends}` : texts.isSet,
        ]),
        [texts.webhook, channel.kind === 'WHATSAPP' ? (channel.webhook ?? texts.webhookMissing) : null],
      ]}
    />
  );
}
