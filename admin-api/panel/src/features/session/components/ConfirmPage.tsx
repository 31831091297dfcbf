import type { LinkView } from '../../../api/types';
import { useConfirmSignUp } from '../api/confirm-sign-up';
import { useSessionTexts } from '../texts';
import { LinkPage } from './LinkPage';
import { NewcomerForm } from './NewcomerForm';

/** The end of a sign-up: whoever got the mail says who they are. */
export default function ConfirmPage() {
  const { confirm: texts } = useSessionTexts();
  return (
    <LinkPage title={texts.title} kind="SIGN_UP">
      {(link, token) => <Confirmation link={link} token={token} />}
    </LinkPage>
  );
}

function Confirmation({ link, token }: { link: LinkView; token: string }) {
  const { confirm: texts } = useSessionTexts();
  const confirm = useConfirmSignUp();
  return <NewcomerForm link={link} token={token} title={texts.title} lead={texts.lead(link.company ?? '')} submit={texts.submit} to="/dashboard" entry={confirm} />;
}
