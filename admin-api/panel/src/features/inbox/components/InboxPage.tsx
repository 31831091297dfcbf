import { useSearchParams } from 'wouter';
import { useMe } from '../../../api/queries/current-session';
import { useTexts } from '../../../texts/language';
import { Empty } from '../../../ui/States';
import { VIEWS, type Filter, type View } from '../api/list-conversations';
import { ConversationList } from './ConversationList';
import { ConversationPane } from './ConversationPane';
import classes from './InboxPage.module.css';

/** Three panes beside each other; on a phone, one page after the other. */
export function InboxPage({ params }: { params: { conversation?: string | undefined; details?: string | undefined } }) {
  const { conversation } = params;
  const showsDetails = params.details === 'details';
  const { inbox } = useTexts();
  const [search] = useSearchParams();
  const isOwner = useMe().role === 'OWNER';
  const filter: Filter = {
    view: viewOf(search.get('view')),
    channel: search.get('channel') ?? undefined,
    label: search.get('label') ?? undefined,
    of: (isOwner && search.get('of')) || undefined,
    words: search.get('q') ?? undefined,
  };
  const pane = conversation ? (showsDetails ? 'details' : 'talk') : 'list';
  return (
    <main className={classes.inbox} data-pane={pane}>
      <ConversationList filter={filter} selected={conversation} />
      {conversation ? (
        <ConversationPane key={conversation} id={conversation} showsDetails={showsDetails} />
      ) : (
        <section className={classes.nothing}>
          <Empty icon="inbox" title={inbox.choose}>
            {inbox.chooseHint}
          </Empty>
        </section>
      )}
    </main>
  );
}

function viewOf(wish: string | null): View {
  return VIEWS.find((view) => view === wish) ?? 'all';
}
