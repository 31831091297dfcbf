package io.recado.actions.access;

import io.recado.actions.access.NetworkAccess.Switched;
import io.recado.actions.access.Restores.Restore;
import io.recado.actions.access.Restores.RestoreKey;
import io.recado.actions.access.Restores.ServiceState;
import io.recado.actions.access.Routers.Connection;
import io.recado.egress.EgressException;
import io.recado.schedule.Job;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has the service of customers switched on who owe nothing overdue any more: at their router, where
 * one is known, and otherwise by whoever listens to the event, whose doing shows in the service's
 * state. The customer is told when it is on. What is not on after a day is left to a person.
 */
final class RestoreServices implements Job {

  private static final Logger log = LoggerFactory.getLogger(RestoreServices.class);

  private static final int TENANTS_AT_A_TIME = 4;

  private final Restores restores;
  private final Routers routers;
  private final NetworkAccess network;
  private final RestoreNews news;

  RestoreServices(Restores restores, Routers routers, NetworkAccess network, RestoreNews news) {
    this.restores = restores;
    this.routers = routers;
    this.network = network;
    this.news = news;
  }

  @Override
  public String name() {
    return "restore-services";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Mono<Void> run() {
    return restores
        .due()
        .collectMultimap(RestoreKey::tenant)
        .flatMapIterable(Map::values)
        .flatMap(this::restoreAll, TENANTS_AT_A_TIME)
        .then();
  }

  /** One tenant's; a router that cannot be reached is not asked again in this run. */
  private Mono<Void> restoreAll(Collection<RestoreKey> keys) {
    var away = new HashSet<RouterId>();
    return Flux.fromIterable(keys).concatMap(key -> restore(key, away)).then();
  }

  private Mono<Void> restore(RestoreKey key, Set<RouterId> away) {
    return restores
        .find(key)
        .flatMap(restore -> restore(restore, away))
        .onErrorResume(error -> later(key, error.toString()));
  }

  private Mono<Void> restore(Restore restore, Set<RouterId> away) {
    if (restore.state() == ServiceState.ACTIVE) {
      return news.restored(restore);
    }
    if (restore.state() == ServiceState.ENDED || restore.owesAgain()) {
      return restores.left(restore.key()).then();
    }
    return routers
        .of(restore.key().tenant(), restore.access())
        .flatMap(known -> switchOn(known, away))
        .defaultIfEmpty(new Switched.NotYet("no_router"))
        .onErrorResume(error -> Mono.just(new Switched.NotYet(error.toString())))
        .flatMap(switched -> ended(restore, switched));
  }

  private Mono<Switched> switchOn(Connection known, Set<RouterId> away) {
    var router = known.router();
    return away.contains(router.id())
        ? Mono.just(new Switched.NotYet("router_away"))
        : network
            .on(router, known.way())
            .doOnError(EgressException.class, _ -> away.add(router.id()));
  }

  private Mono<Void> ended(Restore restore, Switched switched) {
    return switch (switched) {
      case Switched.On() -> news.restored(restore);
      case Switched.Refused(var code) -> leave(restore, code);
      case Switched.NotYet(var why) -> notYet(restore, why);
    };
  }

  private Mono<Void> notYet(Restore restore, String why) {
    return restore.waited() ? leave(restore, why) : later(restore.key(), why);
  }

  private Mono<Void> later(RestoreKey key, String why) {
    log.info(
        "Service {} of tenant {} is not on again yet, next try later: {}",
        key.subscription(),
        key.tenant(),
        why);
    return restores.later(key);
  }

  private Mono<Void> leave(Restore restore, String why) {
    log.error(
        "Service {} of tenant {} could not be switched on ({}); {}",
        restore.key().subscription(),
        restore.key().tenant(),
        why,
        restore.told() == null
            ? "its customer has no conversation, so who hears the event sees to it"
            : "a ticket is opened for it");
    return news.left(restore, why);
  }
}
