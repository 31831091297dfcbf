package io.recado.actions.outage;

import io.recado.action.ActionRequest;
import io.recado.actions.ticket.Faults;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * A ticket for a fault is a report of it, too, where it is known who reports: so that an area's
 * faults become one suspected incident whatever customers call them. Where their area is known to
 * fail they were told, and mean something else by their ticket.
 */
final class NetworkFaults implements Faults {

  private static final Logger log = LoggerFactory.getLogger(NetworkFaults.class);

  /** A report waits for its area's tree; the customer's ticket does not wait so long for it. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Places places;
  private final AreaStates states;
  private final Reports reports;

  NetworkFaults(Places places, AreaStates states, Reports reports) {
    this.places = places;
    this.states = states;
    this.reports = reports;
  }

  @Override
  public Mono<Void> reported(ActionRequest request) {
    return places
        .of(request.tenant(), request.conversation(), request.contact(), null)
        .filter(place -> !place.nodes().isEmpty())
        .filterWhen(place -> isUnexplained(request, place))
        .flatMap(place -> reports.file(request, place))
        .timeout(LONGEST)
        .onErrorResume(
            error -> {
              log.warn(
                  "A fault in conversation {} is not counted among the reports of its area; its"
                      + " ticket is opened all the same",
                  request.conversation(),
                  error);
              return Mono.empty();
            });
  }

  private Mono<Boolean> isUnexplained(ActionRequest request, Place place) {
    return states
        .of(request.tenant(), place)
        .map(
            state ->
                switch (state) {
                  case AreaState.Clear() -> true;
                  case AreaState.Failing(var incident) ->
                      incident.state() == Incident.State.SUSPECTED;
                  case AreaState.UnderWork _ -> false;
                });
  }
}
