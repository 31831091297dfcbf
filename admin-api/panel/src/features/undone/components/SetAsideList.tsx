import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { SetAside } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Listing } from '../../../ui/Listing';
import { Empty, Problem } from '../../../ui/States';
import { fullMoment } from '../../../ui/time';
import { useSetAside } from '../api/list-set-aside';
import { useResumeConversation } from '../api/resume-conversation';
import { useUndoneTexts } from '../texts';

/** Conversations in which the bot has stopped trying to answer. */
export function SetAsideList() {
  const texts = useUndoneTexts();
  return (
    <section aria-label={texts.aside}>
      <Listing query={useSetAside()} empty={<Empty icon="check" title={texts.noneAside} />}>
        {(items) => (
          <>
            <p>{texts.asideWords}</p>
            <ul className={cards.list}>
              {items.map((one) => (
                <SetAsideCard key={one.conversation} one={one} />
              ))}
            </ul>
          </>
        )}
      </Listing>
    </section>
  );
}

function SetAsideCard({ one: { conversation, contact, attempts, waitingSince } }: { one: SetAside }) {
  const texts = useUndoneTexts();
  const language = useLanguage();
  const resume = useResumeConversation();
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <span className={cards.name}>{contact ?? texts.nameless}</span>
        <span className={cards.end}>{texts.attempts(attempts)}</span>
      </div>
      <p className={cards.small}>
        {waitingSince && <span>{texts.waitingSince(fullMoment(waitingSince, language))}</span>}
        <Link to={`/inbox/${conversation}`} className={cards.link}>
          {texts.toConversation}
        </Link>
      </p>
      <Problem failure={resume.error} />
      <div className={cards.buttons}>
        <Button variant="default" loading={resume.isPending} onClick={() => resume.mutate(conversation)}>
          {texts.resume}
        </Button>
      </div>
    </li>
  );
}
