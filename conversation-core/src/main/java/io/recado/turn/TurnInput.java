package io.recado.turn;

import io.recado.action.ActionRun;
import io.recado.conversation.Conversation;
import io.recado.journal.JournalEntry;
import io.recado.tenant.Tenant;
import java.time.Instant;
import java.util.List;

/**
 * What a turn starts from.
 *
 * @param pending the first {@value #MOST_EVENTS} events not yet applied, in order; may be empty
 * @param dueActions actions that were queued because their backend was away and may be tried again
 *     now
 * @param now the database's time
 */
public record TurnInput(
    Tenant tenant,
    Conversation conversation,
    List<JournalEntry> pending,
    List<ActionRun> dueActions,
    Instant now) {

  /** What is more than that waits for the next turn, which follows at once. */
  public static final int MOST_EVENTS = 200;

  public TurnInput {
    pending = List.copyOf(pending);
    dueActions = List.copyOf(dueActions);
  }

  /** The same beginning with what was made of its events. */
  public TurnInput with(List<JournalEntry> read) {
    return new TurnInput(tenant, conversation, read, dueActions, now);
  }
}
