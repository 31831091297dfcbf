package io.recado.dialogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the slots of the errand under way. */
final class Filling {

  private final Draft draft;

  Filling(Draft draft) {
    this.draft = draft;
  }

  /** Puts an accepted value in, and says so where it replaces another. */
  void put(Slot slot, SlotValue value) {
    var run = draft.runs().getLast();
    var before = run.slots().get(slot.name());
    if (before != null && !isSame(before, value) && isSettled(run, slot)) {
      say(Phrase.SETTLED, slot, before);
      draft.marks().understood();
    } else {
      put(run, slot, value, before);
    }
  }

  /** An option is the same in whatever words it was chosen. */
  private static boolean isSame(@Nullable SlotValue before, SlotValue value) {
    if (before instanceof SlotValue.Chosen(var chosen, _)
        && value instanceof SlotValue.Chosen(var option, _)) {
      return chosen.equals(option);
    }
    return value.equals(before);
  }

  /** Done with, or passed by on the way: a change would change nothing. */
  private boolean isSettled(FlowRun run, Slot slot) {
    return draft
        .catalog()
        .named(run.flow())
        .filter(flow -> !run.from().equals(flow.first()))
        .filter(flow -> !flow.dependsOn(slot.name(), run.from()))
        .isPresent();
  }

  private void put(FlowRun run, Slot slot, SlotValue value, @Nullable SlotValue before) {
    boolean answer = before == null && draft.asksFor(slot);
    draft.changeTop(old -> old.with(slot.name(), value));
    if (answer) {
      unconfirmAfter(slot);
    } else if (!isSame(before, value)) {
      unconfirm(run);
    }
    if (before != null && !isSame(before, value) && isEchoed(slot)) {
      say(Phrase.CORRECTED, slot, value);
    }
    draft.withdrawOffer();
    draft.marks().changed();
  }

  /** What was confirmed is no longer what would be done. */
  private void unconfirm(FlowRun run) {
    draft
        .catalog()
        .named(run.flow())
        .ifPresent(flow -> draft.changeTop(old -> old.unpassing(flow.confirmations())));
  }

  /** What is asked for after a yes, because the way has changed, is no part of what it was to. */
  void unconfirmAfter(Slot slot) {
    draft
        .catalog()
        .named(draft.runs().getLast().flow())
        .map(flow -> flow.confirmationsAfter(slot.name()))
        .ifPresent(later -> draft.changeTop(run -> run.unpassing(later)));
  }

  private static boolean isEchoed(Slot slot) {
    return !(slot.type() instanceof Slot.FileList || slot.type() instanceof Slot.Code);
  }

  private void say(Phrase phrase, Slot slot, SlotValue value) {
    var speech = draft.speech();
    speech.say(
        phrase,
        Map.of(
            "slot",
            slot.title().in(speech.language()),
            "value",
            Values.echoed(slot, value, speech.language())));
  }
}
