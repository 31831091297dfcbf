package io.recado.dialogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the customer is being asked. */
sealed interface Asked {

  record Nothing() implements Asked {}

  record ByOffer(Offer offer) implements Asked {}

  /** By the flow that is led now. */
  sealed interface ByFlow extends Asked {

    FlowRun run();

    Flow flow();
  }

  record ForSlot(FlowRun run, Flow flow, Slot slot) implements ByFlow {}

  record ToConfirm(FlowRun run, Flow flow, Step.Confirm step) implements ByFlow {}

  /**
   * Reads it from a state, which may be older than the flows: what refers to a flow or step that is
   * gone asks nothing.
   */
  static Asked of(FlowCatalog catalog, @Nullable Offer offer, List<FlowRun> runs) {
    if (offer != null && (offer.question().insistent() || runs.isEmpty())) {
      return new ByOffer(offer);
    }
    if (runs.isEmpty()) {
      return new Nothing();
    }
    var run = runs.getLast();
    return catalog.named(run.flow()).map(flow -> ofRun(run, flow)).orElseGet(Nothing::new);
  }

  private static Asked ofRun(FlowRun run, Flow flow) {
    if (run.asking() != null) {
      return ofSlot(run, flow, run.asking());
    }
    return switch (flow.step(run.at()).orElse(null)) {
      case Step.Collect collect -> ofSlot(run, flow, collect.slot());
      case Step.Confirm confirm -> new ToConfirm(run, flow, confirm);
      case Step.Say _,
          Step.Branch _,
          Step.Look _,
          Step.Call _,
          Step.Continue _,
          Step.HandOff _,
          Step.End _ ->
          new Nothing();
      case null -> new Nothing();
    };
  }

  private static Asked ofSlot(FlowRun run, Flow flow, String name) {
    return flow.slot(name).<Asked>map(slot -> new ForSlot(run, flow, slot)).orElseGet(Nothing::new);
  }
}
