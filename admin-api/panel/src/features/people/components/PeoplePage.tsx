import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../../api/queries/current-session';
import { usePeople } from '../../../api/queries/list-people';
import type { Member, Role } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Avatar } from '../../../ui/Avatar';
import { Dialog } from '../../../ui/Dialog';
import { PageFrame } from '../../../ui/PageFrame';
import { Empty, Failed, Problem } from '../../../ui/States';
import { useChangeRole } from '../api/change-role';
import { useRemovePerson } from '../api/remove-person';
import { Invitations } from './Invitations';
import classes from './PeoplePage.module.css';

export default function PeoplePage() {
  const { people: texts } = useTexts();
  const me = useMe();
  const people = usePeople();
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      {people.isPending && <Skeleton height="4.2rem" radius="md" />}
      {people.isError && !people.data && <Failed failure={people.error} onRetry={() => people.refetch()} />}
      {people.data?.length === 0 && <Empty icon="people" title={texts.empty} />}
      <ul className={classes.list}>
        {people.data?.map((person) => (
          <Row key={person.id} person={person} me={me.person} isOwner={me.role === 'OWNER'} />
        ))}
      </ul>
      <p className={classes.hint}>{me.role === 'OWNER' ? texts.rolesHint : texts.onlyOwners}</p>
      {me.role === 'OWNER' && <Invitations />}
    </PageFrame>
  );
}

function Row({ person, me, isOwner }: { person: Member; me: string; isOwner: boolean }) {
  const { people: texts } = useTexts();
  const changeRole = useChangeRole(person.id);
  const [isAsked, ask] = useState(false);
  return (
    <li className={classes.row}>
      <Avatar id={person.id} name={person.name} />
      <div className={classes.middle}>
        <p className={classes.name}>
          {person.name}
          {person.id === me && <span className={classes.self}>{texts.self}</span>}
        </p>
        <Problem failure={changeRole.error} />
      </div>
      {isOwner ? (
        <>
          <select
            className={classes.role}
            aria-label={texts.roleOf(person.name)}
            value={changeRole.isPending ? changeRole.variables : person.role}
            onChange={(event) => changeRole.mutate(event.currentTarget.value as Role)}
          >
            <option value="AGENT">{texts.roles.AGENT}</option>
            <option value="OWNER">{texts.roles.OWNER}</option>
          </select>
          <Button variant="default" aria-label={texts.removeOf(person.name)} onClick={() => ask(true)}>
            {texts.remove}
          </Button>
        </>
      ) : (
        <span className={classes.fixed}>{texts.roles[person.role]}</span>
      )}
      {isAsked && <Removal person={person} onClose={() => ask(false)} />}
    </li>
  );
}

function Removal({ person, onClose }: { person: Member; onClose: () => void }) {
  const { people: texts, common } = useTexts();
  const remove = useRemovePerson(person.id);
  return (
    <Dialog title={texts.removeTitle(person.name)} onClose={onClose}>
      <p>{texts.removeWords}</p>
      <Problem failure={remove.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button color="red.8" loading={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: onClose })}>
          {texts.remove}
        </Button>
      </div>
    </Dialog>
  );
}
