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
 * @param pending the events not yet applied, in order; may be empty
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
  public TurnInput {
    pending = List.copyOf(pending);
    dueActions = List.copyOf(dueActions);
  }
}
