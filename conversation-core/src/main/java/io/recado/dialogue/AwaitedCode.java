package io.recado.dialogue;

import java.util.List;
import java.util.Optional;

/**
 * The one-time code that is waited for, wherever in the stack: it is typed a while after it was
 * asked for, and by then another errand or a question may have come on top.
 */
record AwaitedCode(FlowRun run, Flow flow, Slot slot) {

  static Optional<AwaitedCode> of(FlowCatalog catalog, List<FlowRun> runs) {
    return runs.reversed().stream()
        .map(run -> Asked.of(catalog, null, List.of(run)))
        .filter(Asked.ForSlot.class::isInstance)
        .map(Asked.ForSlot.class::cast)
        .filter(asked -> asked.slot().type() instanceof Slot.Code)
        .map(asked -> new AwaitedCode(asked.run(), asked.flow(), asked.slot()))
        .findFirst();
  }

  Expectation.Code expectation() {
    return new Expectation.Code(flow.name(), slot.name(), slot.optional());
  }
}
