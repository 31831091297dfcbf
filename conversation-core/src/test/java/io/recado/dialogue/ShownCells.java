package io.recado.dialogue;

import io.recado.action.ActionOutcome;
import io.recado.action.LookupOutcome;
import io.recado.conversation.Language;
import io.recado.understanding.Command;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a dialogue shows of its flows, collected while it is played. */
final class ShownCells {

  private static final String STAYED_AWAY = "backend_stayed_away";

  private final FlowCatalog catalog;
  private final Set<Cell> cells = new HashSet<>();

  ShownCells(FlowCatalog catalog) {
    this.catalog = catalog;
  }

  /** What can happen to a flow. */
  enum Shown {
    /** Its action is done at once, and {@code LATE} after it was unavailable. */
    DONE,
    LATE,
    REJECTED,
    /** Its action stays unavailable, and a person sees to it. */
    PERSON,
    /** Its lookup finds something, finds nothing or is unavailable. */
    FOUND,
    NOTHING,
    AWAY,
    /** A detail that was known is changed. */
    CORRECTED,
    /** Another errand or a question comes in between. */
    DIGRESSION,
    CANCELLED,
    /** Several things are said in one turn. */
    BURST;

    static final Set<Shown> OF_ACTIONS = Set.of(DONE, LATE, REJECTED, PERSON);
    static final Set<Shown> OF_LOOKUPS = Set.of(FOUND, NOTHING, AWAY);
    static final Set<Shown> OF_FLOWS = Set.of(CORRECTED, DIGRESSION, CANCELLED, BURST);
  }

  /**
   * @param what the flow, and its step where it is about one: {@code open_ticket.open}
   */
  record Cell(String what, Shown shown, Language language) implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return what + " " + shown + " " + language.code();
    }
  }

  Set<Cell> all() {
    return cells;
  }

  /**
   * @param before the state that waited for the outcome
   */
  void ended(DialogueState before, Effect.Perform perform, ActionOutcome outcome) {
    boolean late = before.queued().stream().anyMatch(run -> run.id().equals(perform.flowRun()));
    Stream.concat(before.runs().stream(), before.queued().stream())
        .filter(run -> run.id().equals(perform.flowRun()))
        .forEach(run -> add(run.flow() + "." + perform.step(), before, of(outcome, late)));
  }

  private static Stream<Shown> of(ActionOutcome outcome, boolean late) {
    return switch (outcome) {
      case ActionOutcome.Done _ -> Stream.of(late ? Shown.LATE : Shown.DONE);
      case ActionOutcome.Rejected(var reason) when reason.equals(STAYED_AWAY) ->
          Stream.of(Shown.PERSON).filter(_ -> late);
      case ActionOutcome.Rejected _ -> Stream.of(Shown.REJECTED);
      case ActionOutcome.Unavailable _ -> Stream.of();
    };
  }

  void lookedUp(DialogueState before, Effect.LookUp look, LookupOutcome outcome) {
    var shown =
        switch (outcome) {
          case LookupOutcome.Found _ -> Shown.FOUND;
          case LookupOutcome.None _ -> Shown.NOTHING;
          case LookupOutcome.Unavailable _ -> Shown.AWAY;
        };
    before.runs().stream()
        .filter(run -> run.id().equals(look.flowRun()))
        .forEach(run -> add(run.flow() + "." + look.step(), before, Stream.of(shown)));
  }

  void said(DialogueState before, List<Command> commands, Decision decision) {
    var after = decision.state();
    if (commands.size() > 1) {
      Stream.concat(before.runs().reversed().stream(), after.runs().stream())
          .limit(1)
          .forEach(run -> add(run.flow(), before, Stream.of(Shown.BURST)));
    }
    for (var run : before.runs()) {
      after.runs().stream()
          .filter(now -> now.id().equals(run.id()) && isCorrected(run, now, commands))
          .forEach(now -> add(run.flow(), before, Stream.of(Shown.CORRECTED)));
    }
    if (!before.runs().isEmpty()) {
      led(before, before.runs().getLast(), commands, decision);
    }
  }

  private static boolean isCorrected(FlowRun before, FlowRun after, List<Command> commands) {
    boolean lost =
        before.slots().entrySet().stream()
            .anyMatch(slot -> !slot.getValue().equals(after.slots().get(slot.getKey())));
    boolean said = commands.stream().anyMatch(Command.CorrectSlot.class::isInstance);
    return lost || (said && !before.slots().equals(after.slots()));
  }

  private void led(DialogueState before, FlowRun led, List<Command> commands, Decision decision) {
    var runs = decision.state().runs();
    boolean goesOn = runs.stream().anyMatch(run -> run.id().equals(led.id()));
    boolean asks = commands.stream().anyMatch(Command.AskKnowledge.class::isInstance);
    if (goesOn && (asks || !runs.getLast().id().equals(led.id()))) {
      add(led.flow(), before, Stream.of(Shown.DIGRESSION));
    }
    if (!goesOn && saysItIsCancelled(decision)) {
      add(led.flow(), before, Stream.of(Shown.CANCELLED));
    }
  }

  private boolean saysItIsCancelled(Decision decision) {
    var speech = new Speech(catalog.phrases(), "", decision.state().language());
    var cancelled = speech.phrase(Phrase.CANCELLED, Map.of("flow", "")).split(":", 2)[0];
    return decision.effects().stream()
        .anyMatch(
            effect ->
                effect instanceof Effect.Say(var content) && content.body().startsWith(cancelled));
  }

  private void add(String what, DialogueState state, Stream<Shown> shown) {
    shown.forEach(each -> cells.add(new Cell(what, each, state.language())));
  }
}
