import { useChannels } from '../../../api/queries/list-channels';
import { useInvitations } from '../../../api/queries/list-invitations';
import { usePeople } from '../../../api/queries/list-people';
import { usePublications } from '../../../api/queries/list-publications';
import { useHasConversation } from '../api/has-conversation';

export type StepName = 'channel' | 'message' | 'bot' | 'team';

export interface Step {
  name: StepName;
  to: string;
  isDone: boolean;
}

/**
 * What a new firm does first, and what of it is done, as the product itself has it; undefined until that is known. What
 * cannot be found out is no step: nobody is sent to do again what is done.
 */
export function useFirstSteps(): Step[] | undefined {
  const channels = useChannels();
  const hasConversation = useHasConversation();
  const publications = usePublications();
  const people = usePeople();
  const invitations = useInvitations();
  if ([channels, hasConversation, publications, people, invitations].some(({ isPending }) => isPending)) {
    return undefined;
  }
  const steps: { name: StepName; to: string; isDone: boolean | undefined }[] = [
    { name: 'channel', to: '/channels', isDone: channels.data && channels.data.length > 0 },
    { name: 'message', to: '/channels', isDone: hasConversation.data },
    { name: 'bot', to: '/bot/texts', isDone: publications.data && publications.data.length > 0 },
    { name: 'team', to: '/people', isDone: people.data && invitations.data && people.data.length + invitations.data.length > 1 },
  ];
  return steps.filter((step): step is Step => step.isDone !== undefined);
}
