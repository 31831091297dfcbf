package io.recado.dialogue;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the dialogue is waiting for: the light in which the next message is read. */
public sealed interface Expectation {

  /** No flow is under way. */
  record Anything() implements Expectation {}

  /** Free words for a slot. */
  record FreeText(String flow, String slot, boolean optional) implements Expectation {}

  /** One of a slot's options. */
  record OneOf(String flow, String slot, List<Option> options, boolean optional)
      implements Expectation {
    public OneOf {
      options = List.copyOf(options);
    }
  }

  /** Files for a slot. */
  record Files(String flow, String slot, boolean optional) implements Expectation {}

  /** Yes or no to what was summed up; slots may be corrected instead. */
  record Confirmation(String flow, Map<String, List<Option>> correctable) implements Expectation {
    public Confirmation {
      correctable = Map.copyOf(correctable);
    }
  }

  /**
   * Which of a few readings was meant. The options' names are ids of buttons: the answer is {@code
   * Command.Choose} of one of them.
   */
  record Clarification(List<Option> options) implements Expectation {
    public Clarification {
      options = List.copyOf(options);
    }
  }

  /**
   * Something that can be chosen.
   *
   * @param name its declared name
   * @param words how customers say it, in the language spoken now; lower case
   */
  record Option(String name, Set<String> words) {
    public Option {
      words = Set.copyOf(words);
    }
  }
}
