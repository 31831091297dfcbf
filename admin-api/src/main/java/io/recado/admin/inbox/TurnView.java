package io.recado.admin.inbox;

import io.recado.conversation.Language;
import io.recado.understanding.Cost;
import io.recado.understanding.Doubt;
import io.recado.understanding.Hop;
import io.recado.understanding.Understanding.Source;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why the bot did what it did in one turn: what it understood, and what it had done.
 *
 * @param doubt why the reading is worth a look; null where it was sure
 * @param messages the lines of the transcript that were read
 * @param asked who was asked what they mean, in order
 * @param cost of all of it, at providers of language models
 * @param actions what the turn asked of business actions, as that stands now
 */
public record TurnView(
    UUID id,
    Instant at,
    Language language,
    @Nullable Doubt doubt,
    List<UUID> messages,
    List<Understood> understood,
    List<Asked> asked,
    Cost cost,
    List<ActionView> actions) {

  /**
   * One command and why it was read.
   *
   * @param subject the intent, slot, option or kind it names; null where the command says it all
   * @param value what a slot is to hold, or what was asked; null of the others
   * @param confidence 0 to 1
   * @param evidence the customer's words it was read from; empty for buttons
   */
  public record Understood(
      CommandKind command,
      @Nullable String subject,
      @Nullable String value,
      double confidence,
      String evidence,
      Source decidedBy,
      Cost cost) {}

  /** One reader's part. */
  public record Asked(Hop.Reader reader, Hop.Outcome outcome, long tookMillis, Cost cost) {}

  /** What the engine can be told to do, as far as the API names it. */
  public enum CommandKind {
    START_FLOW,
    SET_SLOT,
    CORRECT_SLOT,
    CHOOSE,
    AFFIRM,
    DENY,
    SKIP,
    CANCEL,
    ASK_KNOWLEDGE,
    ASK_FOR_PERSON,
    REPEAT,
    SMALL_TALK,
    ATTACH,
    SWITCH_LANGUAGE,
    CLARIFY,
    CANNOT_UNDERSTAND,
    CANNOT_READ
  }
}
