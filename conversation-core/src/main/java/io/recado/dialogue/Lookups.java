package io.recado.dialogue;

import io.recado.action.FoundItem;
import io.recado.action.LookupOutcome;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what a lookup has found, or says that it found nothing and goes on elsewhere. */
final class Lookups {

  private final Draft draft;

  Lookups(Draft draft) {
    this.draft = draft;
  }

  /** Whether what this step needs is known, for the inputs as they are now. */
  static boolean isMade(Step.Look look, FlowRun run, Speech speech) {
    var looked = run.looked().get(look.name());
    return looked != null && looked.answers(Findings.inputs(look.inputs(), run), speech.language());
  }

  /** Whether anybody waits for this outcome. */
  boolean ended(String flowRun, String step, LookupOutcome outcome) {
    var look =
        draft
            .top()
            .filter(run -> Outcomes.waits(run, flowRun, step))
            .flatMap(run -> draft.catalog().named(run.flow()))
            .flatMap(flow -> flow.step(step))
            .filter(Step.Look.class::isInstance)
            .map(Step.Look.class::cast);
    look.ifPresent(found -> take(found, outcome));
    return look.isPresent();
  }

  private void take(Step.Look look, LookupOutcome outcome) {
    switch (outcome) {
      case LookupOutcome.Found found -> found(look, found);
      case LookupOutcome.None(var reason) -> follow(look, detour(look, reason));
      case LookupOutcome.Unavailable() -> follow(look, look.unavailable());
    }
  }

  /** What is left out already cannot be left out again: the lookup would go on for ever. */
  private Step.Detour detour(Step.Look look, String reason) {
    var detour = look.detour(reason);
    var without = detour.without();
    return without == null || draft.runs().getLast().slots().containsKey(without)
        ? detour
        : look.noneOtherwise();
  }

  private void found(Step.Look look, LookupOutcome.Found found) {
    var run = draft.runs().getLast();
    var before = run.looked().get(look.name());
    var inputs = Findings.inputs(look.inputs(), run);
    var slot = slotOf(look);
    int show = slot.map(Slot::type).orElse(null) instanceof Slot.Found(int most, _) ? most : 1;
    var looked =
        new Looked(
            draft.nextNumber(),
            inputs,
            draft.speech().language(),
            found.items(),
            Findings.firstOf(found.items().size(), show));
    draft.changeTop(top -> top.looked(look.name(), looked));
    slot.ifPresent(filled -> choose(look, filled.name(), looked, keepsChoice(before, looked)));
  }

  /** With other inputs something else is looked for, and what was chosen before is no answer. */
  private static boolean keepsChoice(@Nullable Looked before, Looked now) {
    return before == null || before.inputs().equals(now.inputs());
  }

  private void choose(Step.Look look, String slot, Looked looked, boolean keep) {
    var run = draft.runs().getLast();
    if (keep && run.slots().get(slot) instanceof SlotValue.Picked picked) {
      keep(slot, looked.withId(picked.id()));
    } else {
      fill(slot, mentioned(slot, looked, run).or(() -> takenBySelf(look, looked, run)));
    }
  }

  /** What the words that asked for the errand named, before anything was looked up. */
  private static Optional<FoundItem> mentioned(String slot, Looked looked, FlowRun run) {
    return run.slots().get(slot) instanceof SlotValue.Words(var words)
        ? Findings.named(looked, words)
        : Optional.empty();
  }

  /** Where what was wanted is gone, nothing else is taken for it, also not when looked up again. */
  private void keep(String slot, Optional<FoundItem> item) {
    fill(slot, item);
    if (item.isEmpty()) {
      draft.changeTop(top -> top.asking(slot));
    }
  }

  private void fill(String slot, Optional<FoundItem> chosen) {
    draft.changeTop(
        top ->
            chosen
                .map(item -> top.with(slot, SlotValue.Picked.of(item)))
                .orElseGet(() -> top.emptying(slot).unpassing(confirmations(top))));
  }

  private Set<String> confirmations(FlowRun run) {
    return draft.catalog().named(run.flow()).map(Flow::confirmations).orElse(Set.of());
  }

  /** Nobody is told what to take when they were asked to choose anew. */
  private static Optional<FoundItem> takenBySelf(Step.Look look, Looked looked, FlowRun run) {
    return look.takesSingle() && looked.items().size() == 1 && !look.fills(asking(run))
        ? Optional.of(looked.items().getFirst())
        : Optional.empty();
  }

  private static String asking(FlowRun run) {
    return run.asking() == null ? "" : run.asking();
  }

  private Optional<Slot> slotOf(Step.Look look) {
    return draft.topFlow().flatMap(flow -> flow.slot(look.fills() == null ? "" : look.fills()));
  }

  private void follow(Step.Look look, Step.Detour detour) {
    var run = draft.runs().getLast();
    var flow = draft.catalog().named(run.flow()).orElseThrow();
    var speech = draft.speech();
    if (detour.text() != null) {
      speech.say(detour.text().in(speech.language(), Values.of(run, flow, speech)));
    }
    draft.changeTop(top -> top.forgetting(look.name()));
    slotOf(look).ifPresent(slot -> draft.changeTop(top -> top.emptying(slot.name())));
    var next = detour.next();
    var without = detour.without();
    if (without != null) {
      draft.changeTop(top -> top.emptying(without).unpassing(confirmations(top)));
    } else if (detour.askAgain() != null) {
      draft.answeredInVain(detour.askAgain());
      // The summary that was agreed to spoke of what is told anew now.
      draft.changeTop(top -> top.unpassing(confirmations(top)));
    } else if (next != null) {
      draft.changeTop(top -> top.from(next));
    } else {
      draft.giveUpTop();
      Interruptions.sayWhatIsTakenUp(draft);
    }
  }
}
