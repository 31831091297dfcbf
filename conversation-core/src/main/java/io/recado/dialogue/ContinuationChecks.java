package io.recado.dialogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold where flows continue in others: that the others are there, that none leads back,
 * and that nothing which needs a yes is reached past the step that asks for it. What comes with
 * Recado may continue in a tenant's own flow that has neither the step nor the slots.
 */
final class ContinuationChecks {

  private final Map<String, Flow> flows = new LinkedHashMap<>();
  private final Set<String> own;
  private final Abilities abilities;

  /**
   * @param own the files of a tenant's own flows
   */
  ContinuationChecks(List<Flow> flows, Set<String> own, Abilities abilities) {
    flows.forEach(flow -> this.flows.put(flow.name(), flow));
    this.own = own;
    this.abilities = abilities;
  }

  List<FlowProblem> problems() {
    var found = new ArrayList<FlowProblem>();
    for (var flow : flows.values()) {
      for (var step : continuations(flow).toList()) {
        var reason = wrong(flow, step, flows.get(step.flow()));
        if (reason != null) {
          found.add(problem(flow, step, reason));
        }
      }
    }
    return found;
  }

  private static Stream<Step.Continue> continuations(Flow flow) {
    return flow.steps().stream()
        .filter(Step.Continue.class::isInstance)
        .map(Step.Continue.class::cast);
  }

  /** Null where nothing is. */
  private @Nullable String wrong(Flow flow, Step.Continue step, @Nullable Flow other) {
    boolean isOwn = own.contains(flow.file());
    if (other == null) {
      return isOwn ? "which does not exist" : null;
    }
    if (isOwn && !takes(other, step)) {
      return "which has no such step or slots";
    }
    if (reachedFrom(other).contains(flow.name())) {
      return "which leads back";
    }
    return lacksAYes(step, other) ? "past the yes that is needed there" : null;
  }

  private static boolean takes(Flow other, Step.Continue step) {
    return other.step(step.at()).isPresent()
        && step.details().keySet().stream().allMatch(slot -> other.slot(slot).isPresent());
  }

  /** The names of all flows that it continues in, itself included. */
  private Set<String> reachedFrom(Flow start) {
    var reached = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      var flow = open.pop();
      if (reached.add(flow.name())) {
        continuations(flow)
            .flatMap(step -> Stream.ofNullable(flows.get(step.flow())))
            .forEach(open::add);
      }
    }
    return reached;
  }

  private boolean lacksAYes(Step.Continue step, Flow other) {
    var steps = new LinkedHashMap<String, Step>();
    other.steps().forEach(each -> steps.put(each.name(), each));
    var problems = new Problems(other.file());
    new ConfirmationChecks(other, steps, abilities, problems).from(step.at());
    return !problems.all().isEmpty();
  }

  /** Told of the flow that can be changed: where only the other is the tenant's own, of that. */
  private FlowProblem problem(Flow flow, Step.Continue step, String reason) {
    var text =
        "step \"%s\" of flow \"%s\" continues at \"%s\" of flow \"%s\", %s"
            .formatted(step.name(), flow.name(), step.at(), step.flow(), reason);
    var other = flows.get(step.flow());
    return other != null && own.contains(other.file()) && !own.contains(flow.file())
        ? new FlowProblem(other.file(), 1, text)
        : new FlowProblem(flow.file(), step.line(), text);
  }
}
