package io.recado.admin.connection;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Throttled;
import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Makes and changes connections, each at the desk of its kind; nothing here is a transaction. */
@Service
class ConnectionCounter {

  private final RateLimits limits;
  private final List<ConnectionDesk<?>> desks;
  private final Map<ConnectionKind, ConnectionDesk<?>> byKind = new EnumMap<>(ConnectionKind.class);

  /**
   * @throws IllegalStateException when a kind has no desk
   */
  ConnectionCounter(List<ConnectionDesk<?>> desks, RateLimits limits) {
    this.limits = limits;
    this.desks = List.copyOf(desks);
    desks.forEach(desk -> desk.kinds().forEach(kind -> byKind.put(kind, desk)));
    if (!byKind.keySet().equals(EnumSet.allOf(ConnectionKind.class))) {
      throw new IllegalStateException("there are desks for these alone: " + byKind.keySet());
    }
  }

  /**
   * Completes when the other side lets us in, or where there is nothing to ask it.
   *
   * @throws ApiProblem {@code TOO_MANY_REQUESTS}, or as {@link ConnectionDesk#check}
   */
  Mono<Boolean> check(TenantId tenant, NewConnection wish) {
    return limits
        .count(Limit.OUTSIDE_TRY, tenant.toString())
        .doOnNext(Throttled::check)
        .then(Mono.defer(() -> of(wish).check()));
  }

  Mono<Made> make(TenantId tenant, NewConnection wish) {
    return of(wish).make(tenant);
  }

  /** Keeps other credentials; the secret for the other side is made anew where we make it. */
  Mono<Made> change(Caller caller, ConnectionView connection, NewConnection wish) {
    return ConnectionKind.of(wish) == connection.kind()
        ? of(wish).change(caller.tenant(), connection)
        : ConnectionDesk.notPossible("The connection is of another kind.");
  }

  /** Makes anew what the other side has to know, where we make it. */
  Mono<Made> rotate(Caller caller, ConnectionView connection) {
    return of(connection).rotate(caller.tenant(), connection);
  }

  /** Pauses a connection, or lets it go on, where that can be. */
  Mono<Boolean> pause(Caller caller, ConnectionView connection, boolean paused) {
    return of(connection).pause(caller.tenant(), connection.id(), paused);
  }

  Mono<Boolean> remove(Caller caller, ConnectionView connection) {
    return of(connection).remove(caller.tenant(), connection.id());
  }

  private ConnectionDesk<?> of(ConnectionView connection) {
    var desk = byKind.get(connection.kind());
    if (desk == null) {
      throw new IllegalStateException("no desk is for " + connection.kind());
    }
    return desk;
  }

  private Errand<?> of(NewConnection wish) {
    return desks.stream()
        .filter(desk -> desk.wishes().isInstance(wish))
        .findFirst()
        .map(desk -> errand(desk, wish))
        .orElseThrow(() -> new IllegalStateException("no desk takes " + wish));
  }

  private static <W extends NewConnection> Errand<W> errand(
      ConnectionDesk<W> desk, NewConnection wish) {
    return new Errand<>(desk, desk.wishes().cast(wish));
  }

  /** A wish at the desk that it is for. */
  private record Errand<W extends NewConnection>(ConnectionDesk<W> desk, W wish) {

    Mono<Boolean> check() {
      return desk.check(wish);
    }

    Mono<Made> make(TenantId tenant) {
      return desk.make(tenant, wish);
    }

    Mono<Made> change(TenantId tenant, ConnectionView connection) {
      return desk.change(tenant, connection.id(), wish);
    }
  }
}
