package io.recado.dialogue;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.Receipt;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent.Link;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Tells how an action ended: at once, or when its backend came back. */
final class Outcomes {

  private final Draft draft;

  Outcomes(Draft draft) {
    this.draft = draft;
  }

  /** Whether anybody waits for this outcome, and so something is to be said. */
  boolean ended(String flowRun, String step, ActionOutcome outcome) {
    var top = draft.top().filter(run -> waits(run, flowRun, step));
    if (top.isPresent()) {
      endedNow(top.get(), step, outcome);
      return true;
    }
    var queued = draft.queued().stream().filter(run -> waits(run, flowRun, step)).findFirst();
    if (queued.isEmpty() || outcome instanceof ActionOutcome.Unavailable) {
      return false;
    }
    draft.queued().remove(queued.get());
    endedLate(queued.get(), step, outcome);
    return true;
  }

  static boolean waits(FlowRun run, String flowRun, String step) {
    return run.id().equals(flowRun) && run.at().equals(step);
  }

  private void endedNow(FlowRun run, String step, ActionOutcome outcome) {
    var call = callOf(run, step);
    if (call.isEmpty()) {
      giveToPerson();
      return;
    }
    switch (outcome) {
      case ActionOutcome.Done(var receipt) -> {
        say(run, values -> call.get().done().in(language(), receipt, values));
        link(call.get(), receipt);
        draft.changeTop(top -> top.from(call.get().next()));
      }
      case ActionOutcome.Rejected(var reason) -> rejected(run, call.get().rejection(reason));
      case ActionOutcome.Unavailable _ -> {
        say(run, values -> call.get().unavailable().in(language(), values));
        draft.queued().add(run);
        draft.giveUpTop();
        Interruptions.sayWhatIsTakenUp(draft);
      }
    }
  }

  /** Asks again what stood in the way, or ends. Another try is another request, with another id. */
  private void rejected(FlowRun run, Step.Rejection rejection) {
    say(run, values -> rejection.text().in(language(), values));
    if (rejection.askAgain() == null) {
      draft.giveUpTop();
      Interruptions.sayWhatIsTakenUp(draft);
    } else {
      var slot = rejection.askAgain();
      var id = draft.nextId();
      draft.changeTop(top -> top.renamed(id));
      draft.answeredInVain(slot);
      flowOf(run).ifPresent(flow -> draft.changeTop(top -> top.unpassing(flow.confirmations())));
    }
  }

  private void endedLate(FlowRun run, String step, ActionOutcome outcome) {
    var call = callOf(run, step);
    if (call.isEmpty()) {
      giveToPerson();
      return;
    }
    switch (outcome) {
      case ActionOutcome.Done(var receipt) -> {
        say(run, values -> call.get().late().in(language(), receipt, values));
        link(call.get(), receipt);
      }
      case ActionOutcome.Rejected(var reason) -> {
        draft.speech().say(Phrase.ABOUT_EARLIER, Map.of("flow", draft.titleOf(run.flow())));
        say(run, values -> call.get().rejection(reason).text().in(language(), values));
      }
      case ActionOutcome.Unavailable _ -> {}
    }
  }

  /** An outcome that no run waits for: the words are found by the action. */
  void found(String flowRun, String step, ActionRequest request, Receipt receipt) {
    draft.runs().removeIf(run -> run.id().equals(flowRun));
    var flow = draft.catalog().calling(request.action(), step);
    if (flow.isEmpty()) {
      giveToPerson();
      return;
    }
    var run = asAsked(flow.get(), flowRun, step, request);
    draft.speech().say(Phrase.ABOUT_EARLIER, Map.of("flow", draft.titleOf(run.flow())));
    callOf(run, step)
        .ifPresent(
            call -> {
              say(run, values -> call.late().in(language(), receipt, values));
              link(call, receipt);
            });
  }

  private void link(Step.Call call, Receipt receipt) {
    var address = receipt.facts().get(ReceiptWording.LINK);
    if (call.button() != null && address != null) {
      draft.speech().link(new Link(call.button().in(language()), address));
    }
  }

  /** The run as it was when it asked, as far as the request tells. */
  private FlowRun asAsked(Flow flow, String flowRun, String step, ActionRequest request) {
    var run = FlowRun.start(flowRun, flow).at(step);
    for (var input : callOf(run, step).orElseThrow().inputs().entrySet()) {
      var value = request.inputs().get(input.getKey());
      run = value == null ? run : run.with(input.getValue(), value);
    }
    return run;
  }

  private Optional<Flow> flowOf(FlowRun run) {
    return draft.catalog().named(run.flow());
  }

  private Optional<Step.Call> callOf(FlowRun run, String step) {
    return flowOf(run)
        .flatMap(flow -> flow.step(step))
        .filter(Step.Call.class::isInstance)
        .map(Step.Call.class::cast);
  }

  private Language language() {
    return draft.speech().language();
  }

  private void say(FlowRun run, Function<UnaryOperator<String>, String> text) {
    flowOf(run)
        .ifPresent(flow -> draft.speech().say(text.apply(Values.of(run, flow, draft.speech()))));
  }

  /** The flow is gone, and with it the words for the outcome; the customer still gets to know. */
  private void giveToPerson() {
    draft.speech().say(Phrase.HANDOFF);
    draft.handOff(Handoffs.FLOW_GONE);
  }
}
