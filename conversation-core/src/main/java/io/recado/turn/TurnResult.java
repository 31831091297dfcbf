package io.recado.turn;

import io.recado.action.ActionResult;
import io.recado.conversation.Handler;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.DialogueState;
import io.recado.journal.JournalEntry;
import java.util.List;

/**
 * What a turn leaves behind.
 *
 * @param handler who speaks from now on; a change raises the epoch
 * @param replies what the bot says, in order. When the same turn hands over to a person, they are
 *     the bot's last words and belong to the epoch that begins with the change
 * @param applied the events this turn processed; they are done with. The transcript gets them as
 *     they are here, so with the words that were heard in a recording
 * @param actions how the actions that this turn tried have ended
 * @param notes what the bot would have said had no agent had the conversation: kept in the
 *     transcript for the agent, and sent to nobody
 */
public record TurnResult(
    DialogueState dialogue,
    Handler handler,
    List<OutboundContent> replies,
    List<JournalEntry> applied,
    List<ActionResult> actions,
    List<OutboundContent> notes) {
  public TurnResult {
    replies = List.copyOf(replies);
    applied = List.copyOf(applied);
    actions = List.copyOf(actions);
    notes = List.copyOf(notes);
  }

  /** A result without notes. */
  public TurnResult(
      DialogueState dialogue,
      Handler handler,
      List<OutboundContent> replies,
      List<JournalEntry> applied,
      List<ActionResult> actions) {
    this(dialogue, handler, replies, applied, actions, List.of());
  }
}
