package io.recado.intents.entity;

import io.recado.conversation.Language;
import io.recado.dialogue.Expectation.Confirmation;
import io.recado.dialogue.Expectation.Option;
import io.recado.dialogue.SlotValue;
import io.recado.dialogue.SlotValue.Chosen;
import io.recado.intents.text.PlainText;
import io.recado.understanding.Command.CorrectSlot;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what is to be put right in a summary: "no, es urgente", "doch eher Rechnung". */
public final class Corrections {

  /** What a correction begins with, in the three languages. */
  private static final Set<String> CUES =
      Set.of(
          "no",
          "mejor",
          "cambia",
          "cambialo",
          "cambiar",
          "corrige",
          "ponlo",
          "pon",
          "perdon",
          "actually",
          "change",
          "make",
          "instead",
          "rather",
          "correct",
          "should",
          "sorry",
          "wait",
          "nein",
          "doch",
          "eher",
          "lieber",
          "eigentlich",
          "sondern",
          "stattdessen",
          "korrigiere");

  private static final int FIRST_WORDS = 3;

  private final Options options;
  private final TimeAnswers times;

  public Corrections(Options options, TimeAnswers times) {
    this.options = options;
    this.times = times;
  }

  /**
   * The slots a message names another value for: choices in the order of their names, days, times;
   * empty when it names none.
   *
   * @param now when it was written; null where nobody knows
   */
  public List<CorrectSlot> in(
      String message, Language language, Confirmation asked, @Nullable ZonedDateTime now) {
    if (!corrects(message)) {
      return List.of();
    }
    var corrections = new ArrayList<>(named(message, asked.correctable()));
    if (now != null) {
      correction(asked.days(), times.mentionedDay(message, language, now))
          .ifPresent(corrections::add);
      correction(asked.times(), times.mentionedTime(message, language, now))
          .ifPresent(corrections::add);
    }
    return corrections;
  }

  /** Of two days nobody can tell which is to be another. */
  private static Optional<CorrectSlot> correction(
      Set<String> slots, Optional<? extends SlotValue> value) {
    return slots.size() == 1
        ? value.map(each -> new CorrectSlot(slots.iterator().next(), each))
        : Optional.empty();
  }

  /** A value that is merely mentioned corrects nothing: "sí, pero también falla el teléfono". */
  private static boolean corrects(String message) {
    var words = PlainText.of(message).words();
    return words.size() <= FIRST_WORDS
        || words.stream().limit(FIRST_WORDS).anyMatch(CUES::contains);
  }

  private List<CorrectSlot> named(String message, Map<String, List<Option>> correctable) {
    var corrections = new ArrayList<CorrectSlot>();
    new TreeMap<>(correctable)
        .forEach(
            (slot, choices) ->
                options
                    .mentioned(message, choices)
                    .map(found -> new Chosen(found.option().name(), found.evidence()))
                    .ifPresent(value -> corrections.add(new CorrectSlot(slot, value))));
    return corrections;
  }
}
