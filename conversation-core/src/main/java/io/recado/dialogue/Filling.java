package io.recado.dialogue;

import java.util.Map;

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
    boolean answer = before == null && draft.asksFor(slot);
    draft.changeTop(old -> old.with(slot.name(), value));
    if (!answer && !value.equals(before)) {
      unconfirm(run);
    }
    if (before != null && !before.equals(value) && isEchoed(slot)) {
      remark(slot, value);
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

  private static boolean isEchoed(Slot slot) {
    return !(slot.type() instanceof Slot.FileList || slot.type() instanceof Slot.Code);
  }

  private void remark(Slot slot, SlotValue value) {
    var speech = draft.speech();
    speech.say(
        Phrase.CORRECTED,
        Map.of(
            "slot",
            slot.title().in(speech.language()),
            "value",
            Values.echoed(slot, value, speech.language())));
  }
}
