import { Skeleton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { codeOf } from '../../../api/problem';
import type { LinkView } from '../../../api/types';
import { DoorFrame, Said } from '../../../ui/DoorFrame';
import { Failed } from '../../../ui/States';
import { useLink } from '../api/open-link';
import { useSessionTexts } from '../texts';

/** A page that a mailed link leads to. The token is behind the hash, where no server's log has it. */
export function LinkPage({
  title,
  kind,
  children,
}: {
  title: string;
  kind: LinkView['kind'];
  children: (link: LinkView, token: string) => ReactNode;
}) {
  const { link: texts } = useSessionTexts();
  const [token] = useState(() => location.hash.slice(1));
  const link = useLink(token);
  if (link.isPending) {
    return (
      <DoorFrame title={title} lead={texts.opening}>
        <Skeleton height="12rem" mt="lg" radius="md" />
      </DoorFrame>
    );
  }
  if (link.isError && codeOf(link.error) !== 'link-refused') {
    return <Failed failure={link.error} onRetry={() => link.refetch()} />;
  }
  if (link.data?.kind !== kind) {
    return (
      <DoorFrame title={texts.refused} lead={texts.refusedLead} foot={<Link to="/">{texts.toSignIn}</Link>}>
        <Said>
          <p>{texts.refusedHint}</p>
        </Said>
      </DoorFrame>
    );
  }
  return children(link.data, token);
}
