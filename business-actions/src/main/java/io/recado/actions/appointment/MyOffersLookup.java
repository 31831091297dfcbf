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

/** Finds the times that are kept for the customer now. Nothing is {@code none_kept}. */
public final class MyOffersLookup implements Lookup {

  private static final String WHEN = "when";
  private static final String SERVICE = "service";

  private final WaitingList list;
  private final Planner planner;

  MyOffersLookup(WaitingList list, Planner planner) {
    this.list = list;
    this.planner = planner;
  }

  @Override
  public ActionName name() {
    return new ActionName("my_offers");
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
                list.heldFor(request.tenant(), request.contact(), planner.now())
                    .map(held -> item(request, held, zone)))
        .take(LookupOutcome.Found.MOST_ITEMS)
        .collectList()
        .map(items -> LookupOutcome.of(items, "none_kept"));
  }

  static String idOf(Held held) {
    return String.valueOf(held.appointment().number());
  }

  private static FoundItem item(LookupRequest request, Held held, ZoneId zone) {
    var at = held.appointment().startsAt().atZone(zone);
    var language = request.language();
    var service = held.appointment().service().name(language);
    return new FoundItem(
        idOf(held),
        Said.briefly(at, language),
        service,
        Map.of(WHEN, Said.fully(at, language), SERVICE, service),
        at.toLocalDateTime());
  }
}
