package io.recado.gateway.turn;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import java.util.Set;
import reactor.core.publisher.Mono;

/** What the flow of tickets asks of outages, where nobody is known to live anywhere. */
final class UnknownArea implements Lookup {

  @Override
  public ActionName name() {
    return new ActionName("area_state");
  }

  @Override
  public Set<String> facts() {
    return Set.of("news");
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return Mono.just(new LookupOutcome.None("unknown_customer"));
  }

  /** Who was told of no outage follows none. */
  static final class Reports implements BusinessAction {

    @Override
    public ActionName name() {
      return new ActionName("file_outage");
    }

    @Override
    public Set<String> requiredInputs() {
      return Set.of();
    }

    @Override
    public Set<String> receiptFacts() {
      return Set.of("promise");
    }

    @Override
    public Mono<ActionOutcome> perform(ActionRequest request) {
      return Mono.error(() -> new AssertionError("nobody was told of an outage"));
    }

    @Override
    public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
      return Mono.empty();
    }
  }
}
