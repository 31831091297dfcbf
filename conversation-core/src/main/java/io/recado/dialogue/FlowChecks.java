package io.recado.dialogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What must hold of a flow as a whole: its references, and what actions are given. */
final class FlowChecks {

  private final Flow flow;
  private final Abilities abilities;
  private final Problems problems;
  private final Map<String, Step> steps = new LinkedHashMap<>();

  FlowChecks(Flow flow, Abilities abilities, Problems problems) {
    this.flow = flow;
    this.abilities = abilities;
    this.problems = problems;
  }

  void run() {
    flow.steps().forEach(this::add);
    flow.steps().forEach(this::checkReferences);
    if (!flow.steps().isEmpty()) {
      new FlowPaths(flow, steps, problems).check();
      new LookChecks(flow, steps, problems).run();
      new ConfirmationChecks(flow, steps, abilities, problems).run();
    }
  }

  private void add(Step step) {
    if (steps.putIfAbsent(step.name(), step) != null) {
      problems.at(step.line(), "there are two steps \"%s\"", step.name());
    }
  }

  private void checkReferences(Step step) {
    for (var next : step.followers()) {
      if (!next.isEmpty() && !steps.containsKey(next)) {
        problems.at(step.line(), "step \"%s\" leads to the unknown step \"%s\"", step.name(), next);
      }
    }
    switch (step) {
      case Step.Collect collect -> checkCollect(collect);
      case Step.Branch branch -> checkBranch(branch);
      case Step.Call call -> checkCall(call);
      case Step.Look look ->
          checkInputs(look, look.inputs(), abilities.lookups().get(look.lookup().value()));
      case Step.Continue other -> checkInputs(other, other.details(), null);
      case Step.Confirm _, Step.Say _, Step.HandOff _, Step.End _ -> {}
    }
  }

  private void checkCollect(Step.Collect collect) {
    var slot = checkSlot(collect, collect.slot(), "collects");
    if (slot != null && !slot.optional() && collect.leftOpen() != null) {
      problems.at(
          collect.line(), "slot \"%s\" is not optional, so it is never left open", slot.name());
    }
  }

  private @Nullable Slot checkSlot(Step step, String slot, String verb) {
    var found = flow.slot(slot);
    if (found.isEmpty() && !slot.isEmpty()) {
      problems.at(step.line(), "step \"%s\" %s the unknown slot \"%s\"", step.name(), verb, slot);
    }
    return found.orElse(null);
  }

  private void checkBranch(Step.Branch branch) {
    var slot = checkSlot(branch, branch.slot(), "branches on");
    if (slot != null && !(slot.type() instanceof Slot.Choice)) {
      problems.at(
          branch.line(),
          "step \"%s\" branches on slot \"%s\", which is no choice",
          branch.name(),
          slot.name());
    } else if (slot != null && slot.type() instanceof Slot.Choice choice) {
      for (var option : new TreeSet<>(branch.cases().keySet())) {
        if (choice.option(option).isEmpty()) {
          problems.at(
              branch.line(),
              "step \"%s\" has a case \"%s\", which is no option of slot \"%s\"",
              branch.name(),
              option,
              slot.name());
        }
      }
    }
  }

  private void checkCall(Step.Call call) {
    for (var rejection : call.rejections()) {
      checkAskAgain(call, rejection);
    }
    checkInputs(call, call.inputs(), abilities.actions().get(call.action().value()));
  }

  /**
   * @param called null when it is unknown, which is reported elsewhere
   */
  private void checkInputs(Step step, Map<String, String> inputs, @Nullable Signature called) {
    inputs.values().stream().sorted().forEach(slot -> checkSlot(step, slot, "passes on"));
    if (called == null) {
      return;
    }
    var known = new TreeSet<>(called.requiredInputs());
    known.addAll(called.optionalInputs());
    for (var input : new TreeSet<>(inputs.keySet())) {
      if (!known.contains(input)) {
        problems.at(
            step.line(),
            "step \"%s\" gives %s the unknown input \"%s\"; known are %s",
            step.name(),
            called.name(),
            input,
            String.join(", ", known));
      }
    }
    for (var input : new TreeSet<>(called.requiredInputs())) {
      checkNeeded(step, called, input, inputs.get(input));
    }
  }

  private void checkNeeded(Step step, Signature called, String input, @Nullable String slot) {
    if (slot == null) {
      problems.at(
          step.line(),
          "step \"%s\" does not give %s its input \"%s\"",
          step.name(),
          called.name(),
          input);
    } else if (flow.slot(slot).filter(Slot::optional).isPresent() && mayBeOpenAt(step, slot)) {
      problems.at(
          step.line(),
          "step \"%s\": %s %s needs \"%s\", but slot \"%s\" is optional",
          step.name(),
          called instanceof ActionSignature ? "action" : "lookup",
          called.name(),
          input,
          slot);
    }
  }

  /** Where a flow goes another way with an open slot, the slot is known on the way it goes then. */
  private boolean mayBeOpenAt(Step step, String slot) {
    return flow.steps().stream()
        .filter(Step.Collect.class::isInstance)
        .map(Step.Collect.class::cast)
        .filter(collect -> collect.slot().equals(slot))
        .map(Step.Collect::leftOpen)
        .allMatch(
            open -> open == null || FlowPaths.reachableFrom(open, steps).contains(step.name()));
  }

  private void checkAskAgain(Step.Call call, Step.Rejection rejection) {
    var slot = rejection.askAgain();
    if (slot != null && flow.slot(slot).isEmpty()) {
      problems.at(
          rejection.line(),
          "step \"%s\" asks again for the unknown slot \"%s\"",
          call.name(),
          slot);
    }
  }
}
