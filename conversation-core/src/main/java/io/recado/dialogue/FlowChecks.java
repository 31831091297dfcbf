package io.recado.dialogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What must hold of a flow as a whole: its references, and what actions are given. */
final class FlowChecks {

  private final Flow flow;
  private final Map<String, ActionSignature> actions;
  private final Problems problems;
  private final Map<String, Step> steps = new LinkedHashMap<>();

  FlowChecks(Flow flow, Map<String, ActionSignature> actions, Problems problems) {
    this.flow = flow;
    this.actions = actions;
    this.problems = problems;
  }

  void run() {
    flow.steps().forEach(this::add);
    flow.steps().forEach(this::checkReferences);
    if (!flow.steps().isEmpty()) {
      new FlowPaths(flow, steps, problems).check();
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
      case Step.Collect collect -> checkSlot(collect, collect.slot(), "collects");
      case Step.Branch branch -> checkBranch(branch);
      case Step.Call call -> checkCall(call);
      case Step.Confirm _, Step.Say _, Step.HandOff _, Step.End _ -> {}
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
    var action = actions.get(call.action().value());
    call.inputs().values().stream().sorted().forEach(slot -> checkSlot(call, slot, "passes on"));
    for (var rejection : call.rejections()) {
      checkAskAgain(call, rejection);
    }
    if (action != null) {
      checkInputs(call, action);
    }
  }

  private void checkInputs(Step.Call call, ActionSignature action) {
    var known = new TreeSet<>(action.requiredInputs());
    known.addAll(action.optionalInputs());
    for (var input : new TreeSet<>(call.inputs().keySet())) {
      if (!known.contains(input)) {
        problems.at(
            call.line(),
            "step \"%s\" gives %s the unknown input \"%s\"; known are %s",
            call.name(),
            action.name(),
            input,
            String.join(", ", known));
      }
    }
    new TreeSet<>(action.requiredInputs()).forEach(input -> checkNeeded(call, input));
  }

  private void checkNeeded(Step.Call call, String input) {
    var slot = call.inputs().get(input);
    if (slot == null) {
      problems.at(
          call.line(),
          "step \"%s\" does not give %s its input \"%s\"",
          call.name(),
          call.action(),
          input);
    } else if (flow.slot(slot).filter(Slot::optional).isPresent()) {
      problems.at(
          call.line(),
          "step \"%s\": action %s needs \"%s\", but slot \"%s\" is optional",
          call.name(),
          call.action(),
          input,
          slot);
    }
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
