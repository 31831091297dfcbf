import { ActionIcon, Button, Skeleton, Tooltip } from '@mantine/core';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useMe } from '../../../api/queries/current-session';
import { useChannels } from '../../../api/queries/list-channels';
import { useLabels } from '../../../api/queries/list-labels';
import { usePeople } from '../../../api/queries/list-people';
import type { Conversation } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { CHANNEL_NAME } from '../../../ui/channels';
import { WordsFilter } from '../../../ui/Filters';
import { Icon } from '../../../ui/Icon';
import { canNotify, useNotifications } from '../../../ui/notifications';
import { Segments } from '../../../ui/Segments';
import { useShortcuts } from '../../../ui/shortcuts';
import { Empty, Failed } from '../../../ui/States';
import { showsSeveral, useConversations, VIEWS, type Filter, type View } from '../api/list-conversations';
import { useNewsCount } from '../api/list-mine';
import { useWaitingCount } from '../api/list-waiting';
import { useInboxTexts } from '../texts';
import classes from './ConversationList.module.css';
import { ConversationRow } from './ConversationRow';

export function ConversationList({ filter, selected }: { filter: Filter; selected: string | undefined }) {
  const { inbox, common } = useTexts();
  const own = useInboxTexts();
  const me = useMe();
  const list = useConversations(filter, me.person);
  const found = list.data?.pages.flatMap((page) => page.items) ?? [];
  const views = useViews();
  useWalk(found, selected);
  return (
    <section className={classes.list} aria-label={inbox.list} data-leads-to-talk>
      <header className={classes.head}>
        <div className={classes.title}>
          <h1>{inbox.list}</h1>
          {canNotify() && <NotifyButton />}
        </div>
        <div role="search">
          <WordsFilter label={own.search} value={filter.words ?? ''} onChange={views.look} />
        </div>
        <Views filter={filter} onView={views.show} />
        <div className={classes.filters}>
          <ChannelFilter filter={filter} onChannel={views.narrow} />
          <LabelFilter filter={filter} onLabel={views.narrowTo} />
          <PersonFilter filter={filter} onPerson={views.ofWhom} />
        </div>
      </header>
      <div className={classes.rows}>
        {list.isPending && <Loading />}
        {list.isError && found.length === 0 && <Failed failure={list.error} onRetry={() => list.refetch()} />}
        {list.isSuccess && found.length === 0 && <NothingThere filter={filter} />}
        <ul>
          {found.map((conversation) => (
            <ConversationRow
              key={conversation.id}
              conversation={conversation}
              me={me.person}
              isSelected={conversation.id === selected}
            />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button variant="subtle" fullWidth loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {common.more}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The filter lives in the address, so that it can be kept and shared. */
function useViews() {
  const [, setSearch] = useSearchParams();
  const change = (name: string, value: string, options?: { replace: boolean }) =>
    setSearch((search) => {
      const next = new URLSearchParams(search);
      if (value === '') {
        next.delete(name);
      } else {
        next.set(name, value);
      }
      return next;
    }, options);
  const show = (view: View) => change('view', view);
  useShortcuts(Object.fromEntries(VIEWS.map((view, index) => [String(index + 1), () => show(view)])));
  return {
    show,
    narrow: (channel: string) => change('channel', channel),
    narrowTo: (label: string) => change('label', label),
    ofWhom: (person: string) => change('of', person),
    look: (words: string) => change('q', words, { replace: true }),
  };
}

/** J and K go through the list. */
function useWalk(found: Conversation[], selected: string | undefined) {
  const [, navigate] = useLocation();
  const step = (by: number) => {
    const at = found.findIndex(({ id }) => id === selected);
    const next = at < 0 ? found[0] : found[at + by];
    if (next) {
      navigate(`/inbox/${next.id}${location.search}`);
    }
  };
  useShortcuts({ j: () => step(1), k: () => step(-1) });
}

function Views({ filter, onView }: { filter: Filter; onView: (view: View) => void }) {
  const { inbox } = useTexts();
  const waiting = useWaitingCount();
  const news = useNewsCount();
  const { notices } = useInboxTexts();
  return (
    <Segments
      label={inbox.viewsLabel}
      value={filter.view}
      onChange={onView}
      options={VIEWS.map((view) => ({
        value: view,
        name: (
          <>
            {inbox.views[view]}
            {view === 'waiting' && waiting > 0 && <span className={classes.count}>{waiting}</span>}
            {view === 'mine' && news > 0 && (
              <span className={classes.news}>
                <span className="out-of-sight">{notices.unread(news)}</span>
              </span>
            )}
          </>
        ),
      }))}
    />
  );
}

/** Only where there is something to choose. */
function ChannelFilter({ filter, onChannel }: { filter: Filter; onChannel: (channel: string) => void }) {
  const { inbox } = useTexts();
  const channels = useChannels().data ?? [];
  if (channels.length < 2) {
    return null;
  }
  return (
    <select
      className={classes.channel}
      aria-label={inbox.channel}
      value={filter.channel ?? ''}
      onChange={(event) => onChannel(event.currentTarget.value)}
    >
      <option value="">{inbox.anyChannel}</option>
      {channels.map(({ id, kind, address }) => (
        <option key={id} value={id}>{`${CHANNEL_NAME[kind]} · ${address}`}</option>
      ))}
    </select>
  );
}

/** Only where there are labels. */
function LabelFilter({ filter, onLabel }: { filter: Filter; onLabel: (label: string) => void }) {
  const { labels: texts } = useTexts();
  const labels = useLabels().data ?? [];
  if (labels.length === 0) {
    return null;
  }
  return (
    <select
      className={classes.channel}
      aria-label={texts.title}
      value={filter.label ?? ''}
      onChange={(event) => onLabel(event.currentTarget.value)}
    >
      <option value="">{texts.any}</option>
      {labels.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** For owners, who look after the whole of it; where there are colleagues. */
function PersonFilter({ filter: { view, of }, onPerson }: { filter: Filter; onPerson: (person: string) => void }) {
  const own = useInboxTexts();
  const { common } = useTexts();
  const me = useMe();
  const people = usePeople().data ?? [];
  if (me.role !== 'OWNER' || people.length < 2 || !showsSeveral(view)) {
    return null;
  }
  return (
    <select
      className={classes.channel}
      aria-label={own.ofWhom}
      value={of ?? ''}
      onChange={(event) => onPerson(event.currentTarget.value)}
    >
      <option value="">{own.ofAnybody}</option>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {id === me.person ? `${name} (${common.you})` : name}
        </option>
      ))}
    </select>
  );
}

function NotifyButton() {
  const { inbox } = useTexts();
  const { isOn, isDenied, turn } = useNotifications();
  const label = isDenied ? inbox.notifyDenied : isOn ? inbox.notifyOn : inbox.notify;
  return (
    <Tooltip label={label} withArrow position="bottom-end">
      <ActionIcon
        variant="subtle"
        color={isOn ? 'recado' : 'gray'}
        aria-label={label}
        aria-pressed={isOn}
        onClick={() => !isDenied && turn(!isOn)}
      >
        <Icon name="bell" />
      </ActionIcon>
    </Tooltip>
  );
}

function NothingThere({ filter: { view, channel, label, words, of } }: { filter: Filter }) {
  const { inbox } = useTexts();
  const own = useInboxTexts();
  const channels = useChannels().data;
  const isOwner = useMe().role === 'OWNER';
  if (words) {
    return (
      <Empty icon="search" title={own.nothingFound}>
        {own.nothingFoundHint}
      </Empty>
    );
  }
  if (of && showsSeveral(view)) {
    return (
      <Empty icon="person" title={own.nothingOfThem}>
        {own.nothingOfThemHint}
      </Empty>
    );
  }
  const isAll = view === 'all' && !channel && !label;
  if (isAll && isOwner && channels?.length === 0) {
    return (
      <Empty icon="channels" title={inbox.empty.all[0] ?? ''}>
        <p>{inbox.noChannel}</p>
        <Link to="/channels">{inbox.connect}</Link>
      </Empty>
    );
  }
  const [title, hint] = label ? inbox.emptyLabel : channel ? inbox.emptyChannel : inbox.empty[view];
  return (
    <Empty icon={view === 'waiting' && !channel && !label ? 'check' : 'inbox'} title={title ?? ''}>
      {hint}
    </Empty>
  );
}

function Loading() {
  const { common } = useTexts();
  return (
    <div role="status" aria-label={common.loading}>
      {[1, 2, 3, 4, 5].map((row) => (
        <div key={row} className={classes.loading}>
          <Skeleton circle height={40} />
          <div>
            <Skeleton height={12} width="45%" />
            <Skeleton height={10} mt={9} width="85%" />
          </div>
        </div>
      ))}
    </div>
  );
}
