package io.recado.intents.llm;

import io.recado.dialogue.Expectation;
import io.recado.dialogue.Expectation.Option;
import io.recado.understanding.Scene;
import io.recado.understanding.SlotHint;
import io.recado.understanding.Utterance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What commands can be about in this utterance: errands offered, slots open, options to choose. */
final class Grounds {

  private final Utterance utterance;
  private final Map<String, List<Option>> asked = new TreeMap<>();
  private final List<Option> choices = new ArrayList<>();

  Grounds(Utterance utterance) {
    this.utterance = utterance;
    switch (utterance.expectation()) {
      case Expectation.FreeText text -> asked.put(text.slot(), List.of());
      case Expectation.OneOf one -> asked.put(one.slot(), one.options());
      case Expectation.Confirmation summary -> asked.putAll(summary.inWords());
      case Expectation.Clarification question -> choices.addAll(question.options());
      case Expectation.Anything _,
          Expectation.Code _,
          Expectation.Entity _,
          Expectation.Day _,
          Expectation.TimeOfDay _,
          Expectation.Files _ -> {
        // Files cannot be put in words; what has a form is read from them without a model.
      }
    }
  }

  /** The errands offered, in one order, so that equal bots have equal prompts. */
  Set<String> intents() {
    return new TreeSet<>(utterance.intents());
  }

  /** The bot's own name of an intent; empty for one it does not offer. */
  Optional<String> intent(String name) {
    return utterance.intents().stream().filter(name::equals).findFirst();
  }

  /** The options given to choose from, outside any errand. */
  Optional<Option> choice(String id) {
    return named(choices, id);
  }

  /** The slots of errands that words can fill; what has a form is read without a model. */
  Stream<SlotHint> hints() {
    return utterance.hints().stream()
        .filter(
            hint ->
                switch (hint.kind()) {
                  case WORDS, CHOICE -> true;
                  case NAME, NUMBER, DAY, TIME_OF_DAY, TIME_OR_HOURS, ENTITY -> false;
                });
  }

  /** Every slot name that may be right somewhere in an answer. */
  Set<String> slots() {
    var slots = new TreeSet<>(asked.keySet());
    hints().forEach(hint -> slots.add(hint.slot()));
    return slots;
  }

  Set<String> options() {
    var names = new LinkedHashSet<String>();
    choices.forEach(option -> names.add(option.name()));
    asked.values().forEach(options -> options.forEach(option -> names.add(option.name())));
    hints().forEach(hint -> hint.options().forEach(option -> names.add(option.name())));
    return names;
  }

  /**
   * A slot that can be filled now.
   *
   * @param started errands that the same answer begins
   */
  Optional<OpenSlot> slot(String name, Collection<String> started) {
    var underWay = Optional.ofNullable(utterance.scene()).flatMap(Scene::errand);
    return asked.entrySet().stream()
        .filter(slot -> slot.getKey().equals(name))
        .map(slot -> new OpenSlot(slot.getKey(), slot.getValue()))
        .findFirst()
        .or(
            () ->
                hints()
                    .filter(hint -> hint.slot().equals(name))
                    .filter(hint -> isOpen(hint, started, underWay))
                    .map(hint -> new OpenSlot(hint.slot(), hint.options()))
                    .findFirst());
  }

  private static boolean isOpen(
      SlotHint hint, Collection<String> started, Optional<String> underWay) {
    return started.contains(hint.intent()) || underWay.filter(hint.intent()::equals).isPresent();
  }

  static Optional<Option> named(List<Option> options, String name) {
    return options.stream().filter(option -> option.name().equals(name)).findFirst();
  }

  /**
   * A slot and what can be chosen for it.
   *
   * @param options empty where free words are wanted
   */
  record OpenSlot(String name, List<Option> options) {}
}
