import { Button, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useInvitations } from '../../../api/queries/list-invitations';
import type { Invitation, Role } from '../../../api/types';
import { useLanguage, useTexts, WRITTEN } from '../../../texts/language';
import { Failed, Problem } from '../../../ui/States';
import { fullMoment } from '../../../ui/time';
import { useInvite } from '../api/invite-person';
import { useRevokeInvitation } from '../api/revoke-invitation';
import classes from './Invitations.module.css';
import rows from './PeoplePage.module.css';

/** For owners: asking somebody to come, and who has not answered. */
export function Invitations() {
  const { people: texts } = useTexts();
  const invitations = useInvitations();
  return (
    <section>
      <h2 className={classes.title}>{texts.inviteTitle}</h2>
      <InviteForm />
      <h2 className={classes.title}>{texts.invitations}</h2>
      {invitations.isPending && <Skeleton height="4.2rem" radius="md" />}
      {invitations.isError && !invitations.data && <Failed failure={invitations.error} onRetry={() => invitations.refetch()} />}
      {invitations.data?.length === 0 && <p className={rows.fixed}>{texts.noInvitations}</p>}
      <ul className={rows.list}>
        {invitations.data?.map((invitation) => (
          <Row key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function InviteForm() {
  const { people: texts } = useTexts();
  const language = useLanguage();
  const invite = useInvite();
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    invite.mutate(
      { email: (fields.get('email') as string).trim(), role: fields.get('role') as Role, language: WRITTEN[language] },
      { onSuccess: () => form.reset() },
    );
  };
  return (
    <>
      <form className={classes.form} onSubmit={send}>
        <TextInput className={classes.email} name="email" type="email" label={texts.inviteEmail} autoComplete="off" required withAsterisk={false} />
        <NativeSelect
          name="role"
          label={texts.inviteRole}
          data={[
            { value: 'AGENT', label: texts.roles.AGENT },
            { value: 'OWNER', label: texts.roles.OWNER },
          ]}
        />
        <Button type="submit" loading={invite.isPending}>
          {texts.invite}
        </Button>
      </form>
      <div className={classes.said} role="status">
        {invite.isSuccess && texts.invited(invite.data.email)}
        <Problem failure={invite.error} />
      </div>
    </>
  );
}

function Row({ invitation }: { invitation: Invitation }) {
  const { people: texts } = useTexts();
  const language = useLanguage();
  const again = useInvite();
  const revoke = useRevokeInvitation();
  return (
    <li className={rows.row}>
      <div className={rows.middle}>
        <p className={rows.name}>{invitation.email}</p>
        <p className={classes.small}>
          {texts.roles[invitation.role]} · {texts.until(fullMoment(invitation.validUntil, language))}
        </p>
        <Problem failure={again.error ?? revoke.error} />
      </div>
      <Button
        variant="default"
        aria-label={texts.inviteAgainOf(invitation.email)}
        loading={again.isPending}
        onClick={() => again.mutate({ email: invitation.email, role: invitation.role, language: WRITTEN[language] })}
      >
        {texts.inviteAgain}
      </Button>
      <Button
        variant="default"
        aria-label={texts.revokeOf(invitation.email)}
        loading={revoke.isPending}
        onClick={() => revoke.mutate(invitation.id)}
      >
        {texts.revoke}
      </Button>
    </li>
  );
}
