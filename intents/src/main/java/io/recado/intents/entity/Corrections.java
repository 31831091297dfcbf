package io.recado.intents.entity;

import io.recado.dialogue.Expectation.Option;
import io.recado.dialogue.SlotValue.Chosen;
import io.recado.intents.text.PlainText;
import io.recado.understanding.Command.CorrectSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

  public Corrections(Options options) {
    this.options = options;
  }

  /**
   * The slots a message names another value for, in the order of their names; empty when it names
   * none.
   *
   * @param correctable slot → what can be chosen
   */
  public List<CorrectSlot> in(String message, Map<String, List<Option>> correctable) {
    return corrects(message) ? named(message, correctable) : List.of();
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
