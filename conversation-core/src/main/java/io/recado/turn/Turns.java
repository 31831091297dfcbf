package io.recado.turn;

import io.recado.queue.Lease;
import reactor.core.publisher.Mono;

/** Reads what a turn starts from, and commits what it ends with. */
public interface Turns {

  /** What there is to do in the leased conversation. */
  Mono<TurnInput> begin(Lease lease);

  /**
   * Commits state, transcript, outbox rows and "these events are done" in one transaction, and ends
   * the lease; the conversation is due again when what came in meanwhile has been followed by a
   * quiet period, or an action of it waits for its next try.
   *
   * @param begun what {@link #begin} gave
   * @throws StaleTurnException when the lease was lost, or the handler changed since {@code begun}:
   *     nothing was written
   */
  Mono<Committed> commit(Lease lease, TurnInput begun, TurnResult result);

  /**
   * Commits like {@link #commit}, and sets the conversation aside, visible to people, until {@link
   * io.recado.queue.WorkQueue#replay} or a new message of the customer. What {@code result} does
   * not apply stays pending.
   *
   * @param error what is wrong with the conversation, for those who look at it
   * @throws StaleTurnException as {@link #commit} does
   */
  Mono<Committed> park(Lease lease, TurnInput begun, TurnResult result, String error);

  /**
   * What a commit leaves to be done.
   *
   * @param replies whether there are outbox rows to deliver
   * @param dueAgain whether more has come in and its quiet period is over: the conversation can be
   *     claimed at once. Of a quiet period that is not over, the end is what {@link
   *     io.recado.journal.Journal#accept} has told of
   */
  record Committed(boolean replies, boolean dueAgain) {}
}
