import type { Conversation } from '../../../api/types';
import { useShortcuts } from '../../../ui/shortcuts';
import { useAssign } from '../api/assign';
import { useHandBack } from '../api/hand-back';
import { useResolve } from '../api/resolve';
import { useSnooze } from '../api/snooze';
import { useTakeOver } from '../api/take-over';

export type Desk = ReturnType<typeof useDesk>;

/** What is done with a conversation, by buttons and keys; a failure is told until the next attempt. */
export function useDesk({ id, handler, resolved }: Conversation, isMine: boolean, isAboutToWrite: boolean) {
  const takeOver = useTakeOver(id);
  const handBack = useHandBack(id);
  const resolve = useResolve(id);
  const assign = useAssign(id);
  const snooze = useSnooze(id);
  const all = [takeOver, handBack, resolve, assign, snooze];
  const one = (act: () => void) => () => {
    all.filter((mutation) => mutation.isError).forEach((mutation) => mutation.reset());
    act();
  };
  const desk = {
    takeOver: one(() => takeOver.mutate()),
    handBack: one(() => handBack.mutate()),
    resolve: one(() => resolve.mutate()),
    assign: (person: string) => one(() => assign.mutate(person))(),
    snooze: (until: Date | null) => one(() => snooze.mutate(until))(),
    isTaking: takeOver.isPending,
    isGivingBack: handBack.isPending,
    isResolving: resolve.isPending,
    failure: all.find((mutation) => mutation.isError)?.error,
    mayBeHeard: takeOver.data?.botMayBeHeard ?? false,
  };
  // Letters for a field that is not there yet are words, and no wishes.
  useShortcuts({
    t: isAboutToWrite || isMine ? undefined : desk.takeOver,
    h: isAboutToWrite || handler.kind === 'BOT' ? undefined : desk.handBack,
    e: isAboutToWrite || resolved ? undefined : desk.resolve,
  });
  return desk;
}
