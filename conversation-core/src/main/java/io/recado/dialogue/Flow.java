package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.understanding.SlotHint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A declared dialogue that reaches one outcome.
 *
 * @param intent the intent that starts it; empty for the flow that proves who the customer is,
 *     which is led where an action or a lookup needs the proof
 * @param title what it is called to the customer, in the middle of a sentence
 * @param offered whether customers are told of it, and may ask for it in words; another is started
 *     by an {@link ErrandButton} alone
 * @param words how customers say it in answer to a message from outside of the dialogue that has an
 *     {@link ErrandButton} of it, besides the button's title; lower case
 * @param asides the questions that it answers itself while it is led
 * @param slots in the order declared
 * @param steps in the order declared; the first is where it starts
 * @param file where it is declared
 */
record Flow(
    String name,
    String intent,
    Wording title,
    boolean offered,
    Map<Language, Set<String>> words,
    List<Aside> asides,
    List<Slot> slots,
    List<Step> steps,
    String file) {

  Flow {
    words = Map.copyOf(words);
    asides = List.copyOf(asides);
    slots = List.copyOf(slots);
    steps = List.copyOf(steps);
  }

  /** Whether it proves who the customer is. */
  boolean proves() {
    return intent.isEmpty();
  }

  String first() {
    return steps.getFirst().name();
  }

  Optional<Step> step(String name) {
    return steps.stream().filter(step -> step.name().equals(name)).findFirst();
  }

  Optional<Slot> slot(String name) {
    return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
  }

  /** The steps that wait for a yes. */
  Set<String> confirmations() {
    return steps.stream()
        .filter(Step.Confirm.class::isInstance)
        .map(Step::name)
        .collect(Collectors.toSet());
  }

  /** Those that may come after this step. */
  Set<String> confirmationsAfter(String step) {
    var after = new HashSet<>(FlowPaths.reachableFrom(step, byName()));
    after.retainAll(confirmations());
    return after;
  }

  private Map<String, Step> byName() {
    return steps.stream().collect(Collectors.toMap(Step::name, Function.identity()));
  }

  /** The step that looks up what a slot is chosen from; empty for a slot that is not looked up. */
  Optional<Step.Look> lookFor(@Nullable String slot) {
    return looks().filter(look -> slot != null && look.fills(slot)).findFirst();
  }

  Stream<Step.Look> looks() {
    return steps.stream().filter(Step.Look.class::isInstance).map(Step.Look.class::cast);
  }

  /** Whether a step on any way from this one on asks for the slot, or goes by it. */
  boolean dependsOn(String slot, String from) {
    return FlowPaths.reachableFrom(from, byName()).stream()
        .flatMap(name -> step(name).stream())
        .anyMatch(step -> step.reads().contains(slot));
  }

  /** The slot that takes what a customer attaches; the first, should there be several. */
  Optional<Slot> files() {
    return slots.stream().filter(slot -> slot.type() instanceof Slot.FileList).findFirst();
  }

  /**
   * What an opening message may fill: its first free text, its choices, numbers, days, times, and
   * what else has a form of its own.
   */
  List<SlotHint> hints(Language language) {
    var hints = new ArrayList<SlotHint>();
    slots.stream()
        .filter(slot -> slot.type() instanceof Slot.FreeText text && text.opening())
        .findFirst()
        .ifPresent(slot -> hints.add(new SlotHint(intent, slot.name(), List.of())));
    for (var slot : slots) {
      if (slot.type() instanceof Slot.Choice choice && choice.opening()) {
        var options = choice.options().stream().map(option -> option.expected(language)).toList();
        hints.add(new SlotHint(intent, slot.name(), options));
      } else if (slot.type() instanceof Slot.Reference) {
        hints.add(new SlotHint(intent, slot.name(), SlotHint.Kind.NUMBER, List.of()));
      } else if (slot.type() instanceof Slot.Found found && found.opening()) {
        hints.add(new SlotHint(intent, slot.name(), SlotHint.Kind.NAME, List.of()));
      } else if (slot.type() instanceof Slot.Entity(var type, boolean opening) && opening) {
        hints.add(SlotHint.of(intent, slot.name(), type));
      } else if (slot.type() instanceof Slot.Day day && day.opening()) {
        hints.add(SlotHint.of(intent, slot.name(), SlotHint.Kind.DAY, day.moved()));
      } else if (slot.type() instanceof Slot.TimeOfDay time) {
        var kind = time.hours() ? SlotHint.Kind.TIME_OR_HOURS : SlotHint.Kind.TIME_OF_DAY;
        hints.add(SlotHint.of(intent, slot.name(), kind, time.moved()));
      }
    }
    return hints;
  }
}
