package io.recado.intents.entity;

import io.recado.conversation.Language;
import io.recado.dialogue.EntityType;
import io.recado.dialogue.Expectation.Confirmation;
import io.recado.dialogue.Expectation.Option;
import io.recado.dialogue.SlotValue;
import io.recado.dialogue.SlotValue.Chosen;
import io.recado.intents.keyword.Keywords;
import io.recado.intents.text.PlainText;
import io.recado.understanding.Command.Affirm;
import io.recado.understanding.Command.CorrectSlot;
import io.recado.understanding.Command.Deny;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  /** Said of a summary they approve it, whatever else they are another word for. */
  private static final Set<String> APPROVALS = Set.of("bien", "fine", "good", "gut");

  /** What nobody can say. */
  private static final String NAMELESS = "";

  private static final int FIRST_WORDS = 3;

  private final Options options;
  private final TimeAnswers times;
  private final EntityAnswers entities;
  private final Keywords keywords;

  public Corrections(
      Options options, TimeAnswers times, EntityAnswers entities, Keywords keywords) {
    this.options = options;
    this.times = times;
    this.entities = entities;
    this.keywords = keywords;
  }

  /**
   * The slots a message names another value for: choices in the order of their names, what else has
   * a form, days, times; empty when it names none.
   *
   * @param now when it was written; null where nobody knows
   */
  public List<CorrectSlot> in(
      String message, Language language, Confirmation asked, @Nullable ZonedDateTime now) {
    if (!corrects(message)) {
      return List.of();
    }
    var corrections = new ArrayList<>(named(message, language, asked.correctable()));
    new TreeMap<>(asked.entities())
        .forEach(
            (_, type) ->
                correction(holding(asked, type), entities.mentioned(type, message, language, now))
                    .ifPresent(corrections::add));
    if (now != null) {
      correction(asked.days(), times.mentionedDay(message, language, now))
          .ifPresent(corrections::add);
      correction(asked.times(), times.mentionedTimeOrHours(message, language, now))
          .ifPresent(corrections::add);
    }
    return corrections;
  }

  private static Set<String> holding(Confirmation asked, EntityType type) {
    var slots = new TreeSet<>(asked.entities().keySet());
    slots.removeIf(slot -> !type.equals(asked.entities().get(slot)));
    return slots;
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

  private List<CorrectSlot> named(
      String message, Language language, Map<String, List<Option>> correctable) {
    var corrections = new ArrayList<CorrectSlot>();
    new TreeMap<>(correctable)
        .forEach(
            (slot, choices) ->
                mentioned(message, language, choices)
                    .ifPresent(value -> corrections.add(new CorrectSlot(slot, value))));
    return corrections;
  }

  private Optional<Chosen> mentioned(String message, Language language, List<Option> choices) {
    var sought = choices.stream().map(choice -> withoutVerdicts(choice, language)).toList();
    return options
        .mentioned(message, sought)
        .map(
            found -> {
              var choice = choices.get(sought.indexOf(found.option()));
              return new Chosen(choice.name(), found.evidence());
            });
  }

  /**
   * A yes or a no is said to the summary, and names no value: "sí, mándalo". Not either where an
   * option itself is called that, in the flow: "yes, fine".
   */
  private Option withoutVerdicts(Option choice, Language language) {
    var words =
        choice.words().stream()
            .filter(word -> !isVerdict(word, language))
            .collect(Collectors.toSet());
    return new Option(isVerdict(choice.name(), language) ? NAMELESS : choice.name(), words);
  }

  private boolean isVerdict(String word, Language language) {
    return APPROVALS.contains(word)
        || keywords
            .read(word, language)
            .filter(command -> command instanceof Affirm || command instanceof Deny)
            .isPresent();
  }
}
