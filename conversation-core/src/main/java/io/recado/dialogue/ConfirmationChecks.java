package io.recado.dialogue;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether every way to an action that needs a yes leads over a step that asks for one. A yes is for
 * one such action: the next needs another. What is asked or chosen after it needs another, too.
 */
final class ConfirmationChecks {

  private final Flow flow;
  private final Map<String, Step> steps;
  private final Abilities abilities;
  private final Problems problems;

  ConfirmationChecks(Flow flow, Map<String, Step> steps, Abilities abilities, Problems problems) {
    this.flow = flow;
    this.steps = steps;
    this.abilities = abilities;
    this.problems = problems;
  }

  /**
   * @param confirmed whether the customer has said yes on the way to this step
   */
  private record Arrival(String step, boolean confirmed) {}

  void run() {
    from(flow.first());
  }

  /** The same of the ways from this step on, with no yes before it. */
  void from(String start) {
    arrivals(start).stream()
        .filter(arrival -> !arrival.confirmed())
        .map(arrival -> steps.get(arrival.step()))
        .filter(Step.Call.class::isInstance)
        .map(Step.Call.class::cast)
        .filter(this::needsConfirmation)
        .forEach(this::report);
  }

  private Set<Arrival> arrivals(String start) {
    var arrivals = new LinkedHashSet<Arrival>();
    var open = new ArrayDeque<Arrival>();
    open.add(new Arrival(start, false));
    while (!open.isEmpty()) {
      var arrival = open.pop();
      var step = steps.get(arrival.step());
      if (step != null && arrivals.add(arrival)) {
        boolean confirmed = confirmedAfter(step, arrival.confirmed());
        step.followers().forEach(next -> open.add(new Arrival(next, confirmed)));
      }
    }
    return arrivals;
  }

  private boolean confirmedAfter(Step step, boolean before) {
    return switch (step) {
      case Step.Confirm _ -> true;
      case Step.Call call -> before && !needsConfirmation(call);
      // What is told after the yes was not in what the customer said yes to.
      case Step.Collect _ -> false;
      case Step.Look look -> before && !mayChange(look);
      case Step.Branch _, Step.Say _, Step.Continue _, Step.HandOff _, Step.End _ -> before;
    };
  }

  private static boolean mayChange(Step.Look look) {
    return look.fills() != null
        || look.detours().stream()
            .anyMatch(detour -> detour.askAgain() != null || detour.without() != null);
  }

  private boolean needsConfirmation(Step.Call call) {
    var action = abilities.actions().get(call.action().value());
    return action != null && action.needsConfirmation();
  }

  private void report(Step.Call call) {
    problems.at(
        call.line(),
        "step \"%s\" of flow \"%s\" can be reached without a yes, which action %s needs: put a"
            + " confirm step before it on every way",
        call.name(),
        flow.name(),
        call.action());
  }
}
