package io.recado.actions.appointment;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Finds the customer's own appointments that are still to come. Nothing is {@code none_booked}. */
public final class MyAppointmentsLookup implements Lookup {

  static final String WHEN = "when";
  static final String SERVICE = "service";

  private final Planner planner;

  public MyAppointmentsLookup(Planner planner) {
    this.planner = planner;
  }

  @Override
  public ActionName name() {
    return new ActionName("my_appointments");
  }

  @Override
  public Set<String> facts() {
    return Set.of(WHEN, SERVICE);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return planner
        .zone(request.tenant())
        .flatMapMany(
            zone ->
                planner
                    .agenda()
                    .upcoming(request.tenant(), request.contact(), planner.now())
                    .map(appointment -> item(request, appointment, zone)))
        .take(LookupOutcome.Found.MOST_ITEMS)
        .collectList()
        .map(items -> LookupOutcome.of(items, "none_booked"));
  }

  private static FoundItem item(LookupRequest request, Appointment appointment, ZoneId zone) {
    var at = appointment.startsAt().atZone(zone);
    var language = request.language();
    var service = appointment.service().name(language);
    return new FoundItem(
        String.valueOf(appointment.number()),
        Said.briefly(at, language),
        service + " · " + appointment.spoken(),
        Map.of(WHEN, Said.fully(at, language), SERVICE, service),
        at.toLocalDateTime());
  }
}
