import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { usePeople } from '../../../api/queries/list-people';
import type { AuditEntry } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { ChoiceFilter, Filters } from '../../../ui/Filters';
import { Listing } from '../../../ui/Listing';
import { PageFrame } from '../../../ui/PageFrame';
import { Empty } from '../../../ui/States';
import { Tag, type Tone } from '../../../ui/Tag';
import { fullMoment } from '../../../ui/time';
import { useFilter } from '../../../ui/useFilter';
import { useAudit, type AuditFilter } from '../api/list-entries';
import { useAuditTexts } from '../texts';
import classes from './AuditPage.module.css';

/** Who did what, the latest first. */
export default function AuditPage() {
  const texts = useAuditTexts();
  const search = useFilter();
  const people = usePeople().data ?? [];
  const filter: AuditFilter = {
    action: search.get('action'),
    person: search.get('person'),
    conversation: search.get('conversation'),
  };
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <Filters>
        <ChoiceFilter
          label={texts.kind}
          any={texts.anyKind}
          value={filter.action}
          options={Object.entries(texts.kinds)}
          onChange={(action) => search.set({ action })}
        />
        <ChoiceFilter
          label={texts.person}
          any={texts.anyPerson}
          value={filter.person}
          options={people.map(({ id, name }) => [id, name])}
          onChange={(person) => search.set({ person })}
        />
      </Filters>
      {filter.conversation && (
        <p className={classes.narrowed}>
          {texts.ofConversation}{' '}
          <Button variant="default" size="compact-md" onClick={() => search.set({ conversation: undefined })}>
            {texts.all}
          </Button>
        </p>
      )}
      <Listing
        query={useAudit(filter)}
        rowHeight="3.2rem"
        empty={
          <Empty icon="audit" title={texts.empty}>
            {texts.emptyHint}
          </Empty>
        }
      >
        {(found) => (
          <ol className={classes.entries}>
            {found.map((entry) => (
              <Entry key={entry.id} entry={entry} isNarrowed={filter.conversation !== undefined} />
            ))}
          </ol>
        )}
      </Listing>
    </PageFrame>
  );
}

const TONES: Record<string, Tone> = { done: 'good', proven: 'good', rejected: 'warn', wrong: 'warn', refused: 'bad' };

function Entry({ entry, isNarrowed }: { entry: AuditEntry; isNarrowed: boolean }) {
  const texts = useAuditTexts();
  const { details } = useTexts();
  const language = useLanguage();
  const search = useFilter();
  const { action, outcome, code, reference, conversation } = entry;
  const errand = action.startsWith('action.') ? action.slice('action.'.length) : undefined;
  const name = errand ? (details.names[errand] ?? errand.replaceAll('_', ' ')) : (texts.actions[action] ?? action);
  return (
    <li className={classes.entry}>
      <time className={classes.at} dateTime={entry.at}>
        {fullMoment(entry.at, language)}
      </time>
      <div className={classes.middle}>
        <p>
          <b>{useWho(entry)}</b> · {name}
        </p>
        <p className={cards.small}>
          <Tag tone={TONES[outcome] ?? 'quiet'}>{texts.outcomes[outcome] ?? outcome}</Tag>
          {reference && <span className={classes.reference}>{reference}</span>}
          {code && <span>{code}</span>}
          {conversation && (
            <Link to={`/inbox/${conversation}`} className={cards.link}>
              {texts.conversation}
            </Link>
          )}
          {conversation && !isNarrowed && (
            <Button variant="subtle" size="compact-sm" ml="-0.5rem" onClick={() => search.set({ conversation })}>
              {texts.onlyConversation}
            </Button>
          )}
        </p>
      </div>
    </li>
  );
}

/** Colleagues by their names; the others by what they are. */
function useWho({ actor, name, person }: AuditEntry): string {
  const texts = useAuditTexts();
  if (actor !== 'AGENT') {
    return texts.actors[actor];
  }
  return name ?? (person === 'phone' ? texts.phone : texts.removed);
}
