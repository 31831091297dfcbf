package io.recado.dialogue;

import io.recado.conversation.OutboundContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leads on from where the dialogue stands, past everything that is known, until something must be
 * asked or done. It ends, because neither the steps of a flow nor the flows that continue in others
 * go in a circle, and every flow that ends leaves one less to lead.
 */
final class Walk {

  private final Draft draft;
  private final Errands errands;
  private @Nullable Effect request;

  Walk(Draft draft, Errands errands) {
    this.draft = draft;
    this.errands = errands;
  }

  /** Walks, and gives everything to be done. */
  Decision decide() {
    leadOn();
    var prompt = draft.handOff() != null || request != null ? null : new Prompts(draft).current();
    var messages = messages(prompt);
    var effects = new ArrayList<Effect>();
    messages.forEach(message -> effects.add(new Effect.Say(message)));
    if (draft.handOff() != null) {
      effects.add(new Effect.HandOff(draft.handOff()));
    } else if (request != null) {
      effects.add(request);
    }
    return new Decision(draft.state(messages.isEmpty() ? null : messages.getLast()), effects);
  }

  private List<OutboundContent> messages(@Nullable OutboundContent prompt) {
    var messages = draft.speech().messages(prompt);
    if (!messages.isEmpty() || request != null || draft.handOff() != null) {
      return messages;
    }
    if (draft.marks().wantsRepetition() && draft.lastSaid() != null) {
      return List.of(draft.lastSaid());
    }
    // Whatever was read, the customer is never left without an answer.
    draft.speech().say(Phrase.ANYTHING_ELSE);
    return draft.speech().messages(null);
  }

  private void leadOn() {
    boolean led = true;
    while (led && draft.handOff() == null) {
      led = draft.runs().isEmpty() ? startNext() : leadTop();
    }
  }

  /** Takes the next errand from the agenda; false when there is none. */
  private boolean startNext() {
    if (draft.agenda().isEmpty()) {
      return false;
    }
    var errand = draft.agenda().removeFirst();
    draft.catalog().ofIntent(errand.intent()).ifPresent(flow -> start(flow, errand));
    return true;
  }

  private void start(Flow flow, Errand errand) {
    var title = flow.title().in(draft.speech().language());
    draft.speech().say(Phrase.NEXT_ERRAND, Map.of("flow", title));
    errands.start(flow, errand.details());
  }

  /** Leads the topmost run; false when it must wait. */
  private boolean leadTop() {
    if (draft.offer() != null && draft.offer().question().insistent()) {
      return false;
    }
    // An invitation made in passing gives way to the errand that is led on.
    draft.withdrawOffer();
    var run = draft.runs().getLast();
    var flow = draft.catalog().named(run.flow()).orElseThrow();
    if (run.asking() != null) {
      flow.lookFor(run.asking()).ifPresent(this::lookUnlessMade);
      return false;
    }
    return lead(flow, flow.step(run.from()).orElseThrow());
  }

  private boolean lead(Flow flow, Step start) {
    var step = start;
    while (true) {
      var next = nextAfter(flow, step);
      if (next == null) {
        return stopAt(flow, step);
      }
      step = flow.step(next).orElseThrow();
    }
  }

  /** The step to walk on to; null where the walk stops. */
  private @Nullable String nextAfter(Flow flow, Step step) {
    var run = draft.runs().getLast();
    return switch (step) {
      case Step.Collect collect -> run.knows(collect.slot()) ? after(run, collect) : null;
      case Step.Confirm confirm -> run.passed().contains(confirm.name()) ? confirm.next() : null;
      case Step.Say say -> said(flow, run, say);
      case Step.Branch branch -> branched(run, branch);
      case Step.Look look -> Lookups.isMade(look, run, draft.speech()) ? look.next() : null;
      case Step.Continue other ->
          draft.catalog().named(other.flow()).isPresent() ? null : other.otherwise();
      case Step.Call _, Step.HandOff _, Step.End _ -> null;
    };
  }

  private static String after(FlowRun run, Step.Collect collect) {
    var leftOpen = collect.leftOpen();
    return leftOpen != null && run.skipped().contains(collect.slot()) ? leftOpen : collect.next();
  }

  private String said(Flow flow, FlowRun run, Step.Say say) {
    if (!run.passed().contains(say.name())) {
      var speech = draft.speech();
      speech.say(say.text().in(speech.language(), Values.of(run, flow, speech)));
      draft.changeTop(top -> top.passing(say.name()));
    }
    return say.next();
  }

  private static String branched(FlowRun run, Step.Branch branch) {
    return run.slots().get(branch.slot()) instanceof SlotValue.Chosen chosen
        ? branch.cases().getOrDefault(chosen.option(), branch.otherwise())
        : branch.otherwise();
  }

  /** Whether there is more to lead when the topmost run came to this step. */
  private boolean stopAt(Flow flow, Step step) {
    draft.changeTop(run -> run.at(step.name()));
    return switch (step) {
      case Step.Call call -> call(call);
      case Step.Look look -> lookUnlessMade(look);
      case Step.Collect collect -> {
        flow.lookFor(collect.slot()).ifPresent(this::lookUnlessMade);
        yield false;
      }
      case Step.Continue other -> continueIn(other);
      case Step.HandOff handOff -> handOff(flow, handOff);
      case Step.End _ -> end();
      case Step.Confirm _, Step.Say _, Step.Branch _ -> false;
    };
  }

  private boolean call(Step.Call call) {
    var run = draft.runs().getLast();
    var inputs = Findings.inputs(call.inputs(), run);
    request = new Effect.Perform(run.id(), call.name(), call.action(), inputs);
    return false;
  }

  /** What a slot is chosen from must be there when it is asked for. */
  private boolean lookUnlessMade(Step.Look look) {
    var run = draft.runs().getLast();
    if (!Lookups.isMade(look, run, draft.speech())) {
      var inputs = Findings.inputs(look.inputs(), run);
      draft.changeTop(top -> top.at(look.name()));
      request = new Effect.LookUp(run.id(), look.name(), look.lookup(), inputs);
    }
    return false;
  }

  private boolean continueIn(Step.Continue other) {
    draft.catalog().named(other.flow()).ifPresent(flow -> errands.continueIn(flow, other));
    return true;
  }

  private boolean handOff(Flow flow, Step.HandOff step) {
    var speech = draft.speech();
    var run = draft.runs().getLast();
    speech.say(step.text().in(speech.language(), Values.of(run, flow, speech)));
    draft.handOff(step.reason());
    return false;
  }

  private boolean end() {
    draft.endTop();
    return true;
  }
}
