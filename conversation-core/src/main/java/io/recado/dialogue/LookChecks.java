package io.recado.dialogue;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of the steps that look something up: each choice of what is found has one of them,
 * and where nothing was found nothing is chosen.
 */
final class LookChecks {

  private final Flow flow;
  private final Map<String, Step> steps;
  private final Problems problems;

  LookChecks(Flow flow, Map<String, Step> steps, Problems problems) {
    this.flow = flow;
    this.steps = steps;
    this.problems = problems;
  }

  void run() {
    flow.slots().stream().filter(LookChecks::isFound).forEach(this::checkFilledOnce);
    flow.looks().forEach(this::check);
  }

  private static boolean isFound(Slot slot) {
    return slot.type() instanceof Slot.Found;
  }

  private void checkFilledOnce(Slot slot) {
    long looks = flow.looks().filter(look -> look.fills(slot.name())).count();
    if (looks != 1) {
      problems.at(
          slot.line(),
          "slot \"%s\" is of type found, but %s fills it",
          slot.name(),
          looks == 0 ? "no look" : "more than one look");
    }
  }

  private void check(Step.Look look) {
    if (look.fills() != null && flow.slot(look.fills()).filter(LookChecks::isFound).isEmpty()) {
      problems.at(
          look.line(),
          "step \"%s\" fills \"%s\", which is no slot of type found",
          look.name(),
          look.fills());
    } else if (look.fills() == null && look.takesSingle()) {
      problems.at(look.line(), "step \"%s\" takes a single item, but fills no slot", look.name());
    }
    look.detours().forEach(detour -> check(look, detour));
    checkEnds(look);
  }

  /** What is left out once cannot be left out again: the general way goes on elsewhere. */
  private void checkEnds(Step.Look look) {
    var left = look.noneOtherwise().without();
    if (left != null) {
      problems.at(
          look.noneOtherwise().line(),
          "step \"%s\" looks again without \"%s\" for any reason, which could go on for ever",
          look.name(),
          left);
    }
  }

  private void check(Step.Look look, Step.Detour detour) {
    checkAskAgain(look, detour);
    checkWithout(look, detour);
    if (detour.next() == null || look.fills() == null) {
      return;
    }
    for (var step : FlowPaths.reachableFrom(detour.next(), steps)) {
      if (needs(steps.get(step), look.fills())) {
        problems.at(
            detour.line(),
            "step \"%s\" leads to \"%s\", which needs \"%s\", when nothing was found for it",
            look.name(),
            step,
            look.fills());
      }
    }
  }

  /** Asking again for what is itself looked up could lead back here within one turn. */
  private void checkAskAgain(Step.Look look, Step.Detour detour) {
    var slot = detour.askAgain();
    if (slot != null && flow.slot(slot).filter(found -> !isFound(found)).isEmpty()) {
      problems.at(
          detour.line(),
          "step \"%s\" asks again for \"%s\", which is no slot that the customer fills",
          look.name(),
          slot);
    }
  }

  private void checkWithout(Step.Look look, Step.Detour detour) {
    var slot = detour.without();
    if (slot != null && !mayBeLeftOut(look, slot)) {
      problems.at(
          detour.line(),
          "step \"%s\" looks again without \"%s\", which is no optional slot it looks with",
          look.name(),
          slot);
    }
  }

  private boolean mayBeLeftOut(Step.Look look, String slot) {
    return look.inputs().containsValue(slot) && flow.slot(slot).filter(Slot::optional).isPresent();
  }

  private static boolean needs(@Nullable Step step, String slot) {
    return switch (step) {
      case Step.Collect collect -> collect.slot().equals(slot);
      case Step.Look look -> look.inputs().containsValue(slot);
      case Step.Call call -> slotsOf(call).contains(slot);
      case Step.Continue other -> other.details().containsValue(slot);
      case Step.Confirm _, Step.Say _, Step.Branch _, Step.HandOff _, Step.End _ -> false;
      case null -> false;
    };
  }

  private static Set<@Nullable String> slotsOf(Step.Call call) {
    var slots = new LinkedHashSet<@Nullable String>(call.inputs().values());
    call.rejections().forEach(rejection -> slots.add(rejection.askAgain()));
    return slots;
  }
}
