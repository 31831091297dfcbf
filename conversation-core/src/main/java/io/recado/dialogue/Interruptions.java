package io.recado.dialogue;

import io.recado.dialogue.Offer.Item;
import io.recado.dialogue.Offer.Question;
import io.recado.understanding.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dialogues that broke off: by silence, by another errand, by flows that changed meanwhile. */
final class Interruptions {

  private final Draft draft;

  Interruptions(Draft draft) {
    this.draft = draft;
  }

  /** After an errand ended or was given up: says which interrupted one goes on. */
  static void sayWhatIsTakenUp(Draft draft) {
    draft
        .top()
        .ifPresent(
            run -> draft.speech().say(Phrase.BACK_TO, Map.of("flow", draft.titleOf(run.flow()))));
  }

  /**
   * Whether the customer was silent for so long in mid-errand that going on without a word could do
   * something they no longer want. A clear wish for something else is followed all the same.
   */
  boolean brokenOff(Duration idle, List<Command> commands) {
    var last = draft.lastTurnAt();
    return last != null
        && !draft.runs().isEmpty()
        && !draft.now().isBefore(last.plus(idle))
        && commands.stream().noneMatch(this::isClearWish);
  }

  private boolean isClearWish(Command command) {
    return switch (command) {
      case Command.Cancel(), Command.AskForPerson() -> true;
      case Command.StartFlow(var intent) ->
          draft.runs().stream().noneMatch(run -> isFor(run, intent));
      default -> false;
    };
  }

  private boolean isFor(FlowRun run, String intent) {
    return draft
        .catalog()
        .named(run.flow())
        .filter(flow -> flow.intent().equals(intent))
        .isPresent();
  }

  void askWhetherToGoOn() {
    draft.offer(Question.RESUME, List.of(new Item.GoOn(), new Item.GiveUp()));
    draft.marks().understood();
  }

  /** Fits a state written earlier to the flows as they are now. */
  void mend() {
    var runs = draft.runs();
    boolean gone = runs.removeIf(run -> draft.catalog().named(run.flow()).isEmpty());
    runs.replaceAll(this::mended);
    awaitOutcomes();
    if (gone) {
      draft.withdrawOffer();
      draft.speech().say(Phrase.ERRAND_CHANGED);
    }
  }

  private FlowRun mended(FlowRun run) {
    var flow = draft.catalog().named(run.flow()).orElseThrow();
    var mended = flow.step(run.from()).isPresent() ? run : run.from(flow.first());
    for (var name : run.slots().keySet()) {
      if (!fits(flow, name, run.slots().get(name))) {
        mended = mended.emptying(name);
      }
    }
    var asking = run.asking();
    return asking != null && flow.slot(asking).isEmpty() ? mended.notAsking() : mended;
  }

  private static boolean fits(Flow flow, String name, @Nullable SlotValue value) {
    return value != null
        && flow.slot(name).flatMap(slot -> Values.accept(slot, value, null)).isPresent();
  }

  /**
   * A run that still waits for its action when the customer is heard again is told of later, like
   * one whose backend was away. A run below another waits for what that one is to bring, such as a
   * proof: its action was not asked for.
   */
  private void awaitOutcomes() {
    var waiting = draft.top().filter(this::waitsForAction);
    waiting.ifPresent(draft.runs()::remove);
    waiting.ifPresent(draft.queued()::add);
  }

  private boolean waitsForAction(FlowRun run) {
    return run.asking() == null
        && draft
            .catalog()
            .named(run.flow())
            .flatMap(flow -> flow.step(run.at()))
            .filter(Step.Call.class::isInstance)
            .isPresent();
  }
}
