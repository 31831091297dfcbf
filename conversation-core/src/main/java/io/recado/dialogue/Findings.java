package io.recado.dialogue;

import io.recado.action.FoundItem;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was looked up for a slot of the errand under way: which of it is shown, and chosen. */
final class Findings {

  /** The button that shows more; no item is called so. */
  static final String MORE = "-more";

  private final Draft draft;
  private final Filling filling;

  Findings(Draft draft, Filling filling) {
    this.draft = draft;
    this.filling = filling;
  }

  /** What a slot is chosen from; empty when it is no such slot, or nothing was looked up yet. */
  static Optional<Looked> of(FlowRun run, Flow flow, Slot slot) {
    return flow.lookFor(slot.name()).map(look -> run.looked().get(look.name()));
  }

  /** What a lookup is given. */
  static Map<String, SlotValue> inputs(Map<String, String> slots, FlowRun run) {
    var inputs = new TreeMap<String, SlotValue>();
    slots.forEach(
        (input, slot) -> {
          var value = run.slots().get(slot);
          if (value != null) {
            inputs.put(input, value);
          }
        });
    return inputs;
  }

  /** The first places of so many items. */
  static List<Integer> firstOf(int items, int show) {
    return IntStream.range(0, Math.min(items, show)).boxed().toList();
  }

  /** Whether a day or a time of day is an answer. */
  static boolean isDated(Flow flow, Slot slot, Looked looked) {
    return looked.items().stream().anyMatch(item -> item.at() != null)
        || narrowing(flow, slot).anyMatch(each -> !(each.type() instanceof Slot.FreeText));
  }

  /**
   * Takes an answer: a button's name, or the title, day or time of what was found. One that was not
   * offered is none.
   *
   * @return whether it was an answer
   */
  boolean answer(Asked.ForSlot asked, SlotValue value) {
    var looked = of(asked.run(), asked.flow(), asked.slot());
    return looked.isPresent()
        && switch (value) {
          case SlotValue.Chosen(var name, _) when name.equals(MORE) -> more(asked, looked.get());
          case SlotValue.Chosen(var name, _) -> pick(asked, looked.get().named(name));
          case SlotValue.Words(var text) -> pick(asked, named(looked.get(), text));
          case SlotValue.Day day ->
              pickOnly(asked, looked.get(), at -> day.readings().contains(at.toLocalDate()));
          case SlotValue.TimeOfDay time ->
              pickOnly(asked, looked.get(), at -> time.readings().contains(at.toLocalTime()));
          case SlotValue.Hours hours ->
              pickOnly(asked, looked.get(), at -> hours.holds(at.toLocalTime()));
          case SlotValue.Picked _, SlotValue.Files _, SlotValue.Entity _ -> false;
        };
  }

  /**
   * The slot that makes the lookup find what a day or a time asks for; empty when there is none.
   */
  static Optional<Slot> narrowedBy(Flow flow, Slot slot, SlotValue value) {
    return narrowing(flow, slot).filter(each -> Readings.of(each, value).isPresent()).findFirst();
  }

  private static Stream<Slot> narrowing(Flow flow, Slot slot) {
    return flow.lookFor(slot.name()).stream()
        .flatMap(look -> look.inputs().values().stream().sorted())
        .flatMap(name -> flow.slot(name).stream())
        .filter(each -> each.type() instanceof Slot.Day || each.type() instanceof Slot.TimeOfDay);
  }

  /** What has this title, or is named best by the words. */
  static Optional<FoundItem> named(Looked looked, String words) {
    return looked.items().stream()
        .filter(item -> item.title().equalsIgnoreCase(words.strip()))
        .findFirst()
        .or(() -> NamedItem.in(words, looked.items()));
  }

  private boolean pick(Asked.ForSlot asked, Optional<FoundItem> item) {
    item.ifPresent(found -> filling.put(asked.slot(), SlotValue.Picked.of(found)));
    return item.isPresent();
  }

  /** The only one that is meant is chosen; of several, only these are offered. */
  private boolean pickOnly(Asked.ForSlot asked, Looked looked, Predicate<LocalDateTime> meant) {
    var places =
        IntStream.range(0, looked.items().size())
            .filter(place -> isMeant(looked.items().get(place), meant))
            .boxed()
            .toList();
    if (places.size() == 1) {
      return pick(asked, Optional.of(looked.items().get(places.getFirst())));
    }
    if (!places.isEmpty()) {
      show(asked, looked, places.stream().limit(most(asked.slot())).toList());
    }
    return !places.isEmpty();
  }

  private static boolean isMeant(FoundItem item, Predicate<LocalDateTime> meant) {
    var at = item.at();
    return at != null && meant.test(at);
  }

  /** The next ones; after the last, the first again. */
  private boolean more(Asked.ForSlot asked, Looked looked) {
    int after = looked.shown().isEmpty() ? 0 : looked.shown().getLast() + 1;
    int from = after < looked.items().size() ? after : 0;
    int to = Math.min(from + most(asked.slot()), looked.items().size());
    show(asked, looked, IntStream.range(from, to).boxed().toList());
    return true;
  }

  private void show(Asked.ForSlot asked, Looked looked, List<Integer> places) {
    var look = asked.flow().lookFor(asked.slot().name()).orElseThrow();
    draft.changeTop(run -> run.looked(look.name(), looked.showing(places)));
    draft.withdrawOffer();
    draft.marks().understood();
  }

  private static int most(Slot slot) {
    return slot.type() instanceof Slot.Found(int show, _) ? show : 1;
  }

  /** What texts say of what was found: of the item chosen, or the first where none is chosen. */
  static String fact(Flow flow, FlowRun run, String name) {
    return flow.looks().toList().reversed().stream()
        .map(look -> facts(look, run).get(name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Template.NOTHING);
  }

  private static Map<String, String> facts(Step.Look look, FlowRun run) {
    var looked = run.looked().get(look.name());
    if (look.fills() == null) {
      return looked == null ? Map.of() : looked.items().getFirst().facts();
    }
    return run.slots().get(look.fills()) instanceof SlotValue.Picked picked
        ? picked.facts()
        : Map.of();
  }
}
