package io.recado.actions.resilience;

import io.recado.action.ActionName;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * A lookup that always ends, in time, with an outcome: errors, calls that take too long and calls
 * not made at all become {@link LookupOutcome.Unavailable}. Finding nothing is no failure.
 */
final class ResilientLookup implements Lookup {

  private static final Logger log = LoggerFactory.getLogger(ResilientLookup.class);

  private static final String LINE =
      "Lookup {} of tenant {}, conversation {}: {}. The flow goes on without it";

  private final Lookup lookup;
  private final ActionGuards guards;

  ResilientLookup(Lookup lookup, ActionGuards guards) {
    this.lookup = lookup;
    this.guards = guards;
  }

  @Override
  public ActionName name() {
    return lookup.name();
  }

  @Override
  public Proof proof() {
    return lookup.proof();
  }

  @Override
  public Set<String> requiredInputs() {
    return lookup.requiredInputs();
  }

  @Override
  public Set<String> optionalInputs() {
    return lookup.optionalInputs();
  }

  @Override
  public Set<String> facts() {
    return lookup.facts();
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return Mono.defer(
        () ->
            guards
                .of(request.tenant(), name())
                .protect(call(request))
                .onErrorResume(error -> unavailable(request, error)));
  }

  private Mono<LookupOutcome> call(LookupRequest request) {
    return Mono.defer(() -> lookup.find(request))
        .switchIfEmpty(Mono.error(() -> new IllegalStateException(name() + " gave no outcome")));
  }

  private Mono<LookupOutcome> unavailable(LookupRequest request, Throwable error) {
    return Mono.fromSupplier(
        () -> {
          new Hindrance(error).log(log, LINE, name(), request.tenant(), request.conversation());
          return new LookupOutcome.Unavailable();
        });
  }
}
