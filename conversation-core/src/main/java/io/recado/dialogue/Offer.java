package io.recado.dialogue;

import java.util.List;

/**
 * A question that is no step of a flow, and what its buttons stand for.
 *
 * @param id unique in the conversation, and the same when the turn that made it is repeated
 */
public record Offer(String id, Question question, List<Item> items) {

  public Offer {
    items = List.copyOf(items);
  }

  /** What is asked. */
  public enum Question {
    /** What can be done for you? */
    WELCOME,
    /** Which of these did you mean? */
    CLARIFICATION,
    /** A ticket, or a person? */
    TICKET_OR_PERSON,
    /** A person, then? */
    PERSON,
    /** What shall be changed? */
    CHANGE,
    /** It gets no further: shall we go on at all? */
    GO_ON,
    /** Shall we go on where we left off? */
    RESUME;

    /** Whether the dialogue waits for the answer, instead of merely inviting one. */
    boolean insistent() {
      return this == CLARIFICATION || this == CHANGE || this == GO_ON || this == RESUME;
    }
  }

  /** What a button stands for. */
  public sealed interface Item {

    record StartErrand(String intent) implements Item {}

    record TalkToPerson() implements Item {}

    /** Take the interrupted errand up again. */
    record GoOn() implements Item {}

    /** Give the errand up. */
    record GiveUp() implements Item {}

    record ChangeSlot(String slot) implements Item {}
  }
}
