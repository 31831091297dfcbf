import type { LinkView } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { useAcceptInvitation } from '../api/accept-invitation';
import { useSessionTexts } from '../texts';
import { LinkPage } from './LinkPage';
import { NewcomerForm } from './NewcomerForm';

/** Accepting an invitation: with a new account, or with the one the address has. */
export default function JoinPage() {
  const { join: texts } = useSessionTexts();
  return (
    <LinkPage title={texts.opening} kind="INVITATION">
      {(link, token) => <Acceptance link={link} token={token} />}
    </LinkPage>
  );
}

function Acceptance({ link, token }: { link: LinkView; token: string }) {
  const { join: texts } = useSessionTexts();
  const { people } = useTexts();
  const accept = useAcceptInvitation();
  return (
    <NewcomerForm
      link={link}
      token={token}
      title={texts.title(link.company ?? '')}
      lead={link.hasAccount ? texts.known : texts.lead(people.roles[link.role ?? 'AGENT'])}
      submit={texts.submit}
      to="/inbox"
      entry={accept}
      ownPassword={link.hasAccount ? texts.ownPassword : null}
    />
  );
}
