import { Link } from 'wouter';
import type { PasswordRequest } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { ChoiceFilter, Filters } from '../../../ui/Filters';
import { Listing } from '../../../ui/Listing';
import { PageFrame } from '../../../ui/PageFrame';
import { Empty } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { fullMoment } from '../../../ui/time';
import { useFilter } from '../../../ui/useFilter';
import { STATES, usePasswordRequests } from '../api/list-requests';
import { usePasswordTexts } from '../texts';

/** Which passwords were asked for, and what came of it; never what they are. */
export default function PasswordsPage() {
  const texts = usePasswordTexts();
  const search = useFilter();
  const state = search.one('state', STATES);
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <Filters>
        <ChoiceFilter
          label={texts.state}
          any={texts.anyState}
          value={state}
          options={STATES.map((value) => [value, texts.states[value]])}
          onChange={(value) => search.set({ state: value })}
        />
      </Filters>
      <Listing
        query={usePasswordRequests(state)}
        empty={
          <Empty icon="key" title={texts.empty}>
            {texts.emptyHint}
          </Empty>
        }
      >
        {(found) => (
          <ul className={cards.list}>
            {found.map((request) => (
              <Request key={request.id} request={request} />
            ))}
          </ul>
        )}
      </Listing>
    </PageFrame>
  );
}

const TONES = { ASKED: 'warn', CHANGED: 'good', REFUSED: 'bad' } as const;

function Request({ request }: { request: PasswordRequest }) {
  const texts = usePasswordTexts();
  const language = useLanguage();
  const { shownAt, linkUntil, reason } = request;
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <span className={cards.name}>{request.login}</span>
        <Tag tone={TONES[request.state]}>{texts.states[request.state]}</Tag>
        <time className={cards.end} dateTime={request.askedAt}>
          {fullMoment(request.askedAt, language)}
        </time>
      </div>
      <p className={cards.small}>
        <span>{request.system}</span>
        <span>
          {request.customerName} · {request.customerNumber}
        </span>
        {reason && <span>{texts.reason(reason)}</span>}
        {shownAt ? (
          <span>{texts.seen(fullMoment(shownAt, language))}</span>
        ) : (
          linkUntil && <span>{texts.until(fullMoment(linkUntil, language))}</span>
        )}
        <Link to={`/inbox/${request.conversation}`} className={cards.link}>
          {texts.toConversation}
        </Link>
      </p>
    </li>
  );
}
