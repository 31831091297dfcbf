package io.recado.actions.outage;

import io.recado.conversation.ContactId;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What every answer about outages needs: the place, its state, and the tenant's time. */
final class OutageAnswers {

  private final Places places;
  private final AreaStates states;
  private final Tenants tenants;
  private final Clock clock;

  /** One question: of what place, and in which words it is answered. */
  record Answering(TenantId tenant, Place place, OutageWords words) {}

  OutageAnswers(Places places, AreaStates states, Tenants tenants, Clock clock) {
    this.places = places;
    this.states = states;
    this.tenants = tenants;
    this.clock = clock;
  }

  AreaStates states() {
    return states;
  }

  Places places() {
    return places;
  }

  Mono<Answering> answering(
      TenantId tenant, ContactId contact, @Nullable String said, Language language) {
    return Mono.zip(
        zone(tenant),
        places.of(tenant, contact, said),
        (zone, place) ->
            new Answering(tenant, place, OutageWords.at(clock.instant(), zone, language, place)));
  }

  private Mono<ZoneId> zone(TenantId tenant) {
    return tenants
        .find(tenant)
        .map(found -> found.timeZone())
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("no such tenant: " + tenant)));
  }
}
