package io.recado.understanding;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.dialogue.SlotValue;
import java.util.List;

/**
 * What understanding may propose: this grammar is closed. A command carries no fact and does
 * nothing; the dialogue engine decides what becomes of it.
 */
public sealed interface Command {

  /**
   * The customer wants this errand.
   *
   * @param intent the intent's name, such as {@code open_ticket}; the flow declared for it starts
   */
  record StartFlow(String intent) implements Command {}

  /** The answer to what was asked, or a detail given unasked. */
  record SetSlot(String slot, SlotValue value) implements Command {}

  /** An earlier answer was wrong. */
  record CorrectSlot(String slot, SlotValue value) implements Command {}

  /** An offered option was tapped; {@code option} is the id the engine gave it. */
  record Choose(String option) implements Command {}

  record Affirm() implements Command {}

  record Deny() implements Command {}

  /** Go on without this answer. */
  record Skip() implements Command {}

  /** Give up the errand under way. */
  record Cancel() implements Command {}

  /** A question for the tenant's knowledge. */
  record AskKnowledge(String question) implements Command {}

  record AskForPerson() implements Command {}

  /** Say the last thing again. */
  record Repeat() implements Command {}

  record SmallTalk(Kind kind) implements Command {
    /** Kinds of small talk. */
    public enum Kind {
      GREETING,
      THANKS,
      GOODBYE,
      COMPLAINT
    }
  }

  /** Files came along. */
  record Attach(List<MediaFile> files) implements Command {
    public Attach {
      files = List.copyOf(files);
    }
  }

  /** Speak this language from now on. */
  record SwitchLanguage(Language language) implements Command {}

  /** Two or three readings are about as likely; ask which. */
  record Clarify(List<String> intents) implements Command {
    public Clarify {
      intents = List.copyOf(intents);
      if (intents.size() < 2 || intents.size() > 3) {
        throw new IllegalArgumentException("a clarification offers 2 or 3 readings");
      }
    }
  }

  /** Nothing sensible could be read. */
  record CannotUnderstand() implements Command {}

  /** A kind of message that cannot be read at all, such as a sticker; {@code kind} names it. */
  record CannotRead(String kind) implements Command {}
}
