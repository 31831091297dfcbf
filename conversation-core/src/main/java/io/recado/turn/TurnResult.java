package io.recado.turn;

import io.recado.action.ActionResult;
import io.recado.conversation.Handler;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.DialogueState;
import io.recado.journal.JournalEntry;
import io.recado.understanding.Understanding;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param redacted those of the applied events whose words must not be kept as they came, such as a
 *     code that was typed: the journal gets them as they are here, too
 * @param reading what was understood, kept beside the transcript; null where nothing was read, or
 *     nothing of it may be kept
 */
public record TurnResult(
    DialogueState dialogue,
    Handler handler,
    List<OutboundContent> replies,
    List<JournalEntry> applied,
    List<ActionResult> actions,
    List<OutboundContent> notes,
    List<JournalEntry> redacted,
    @Nullable Understanding reading) {
  public TurnResult {
    replies = List.copyOf(replies);
    applied = List.copyOf(applied);
    actions = List.copyOf(actions);
    notes = List.copyOf(notes);
    redacted = List.copyOf(redacted);
  }

  /** A result without notes that keeps what came as it is, and nothing of how it was understood. */
  public TurnResult(
      DialogueState dialogue,
      Handler handler,
      List<OutboundContent> replies,
      List<JournalEntry> applied,
      List<ActionResult> actions) {
    this(dialogue, handler, replies, applied, actions, List.of(), List.of(), null);
  }
}
