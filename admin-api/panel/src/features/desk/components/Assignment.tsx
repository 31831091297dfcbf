import { Skeleton } from '@mantine/core';
import type { DeskAgent } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Avatar } from '../../../ui/Avatar';
import { Failed } from '../../../ui/States';
import { useDeskStaff } from '../api/get-desk';
import classes from './DeskPage.module.css';
import { RuleForm } from './RuleForm';

export function Assignment() {
  const { desk: texts } = useTexts();
  const desk = useDeskStaff();
  if (desk.isPending) {
    return <Skeleton height="18rem" radius="md" />;
  }
  if (!desk.data) {
    return <Failed failure={desk.error} onRetry={() => desk.refetch()} />;
  }
  return (
    <>
      <RuleForm rule={desk.data.rule} />
      <h2 className={classes.heading}>{texts.whoIsThere}</h2>
      <p className={classes.quiet}>{texts.waiting(desk.data.waiting)}</p>
      <ul className={classes.list}>
        {desk.data.people.map((agent) => (
          <Row key={agent.person} agent={agent} />
        ))}
      </ul>
    </>
  );
}

function Row({ agent: { person, name, availability, signedIn, inHand } }: { agent: DeskAgent }) {
  const { desk: texts } = useTexts();
  const isThere = availability.available && signedIn;
  return (
    <li className={classes.row}>
      <Avatar id={person} name={name} />
      <span className={`${classes.middle ?? ''} ${classes.name ?? ''}`}>{name}</span>
      <span className={classes.quiet}>{texts.inHand(inHand, availability.most)}</span>
      <span className={classes.there} data-there={isThere}>
        {isThere ? texts.available : signedIn ? texts.away : texts.signedOut}
      </span>
    </li>
  );
}
