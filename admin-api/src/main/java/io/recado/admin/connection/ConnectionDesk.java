package io.recado.admin.connection;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * What is done with connections of some kinds, by the service that the domain has for them. All but
 * {@link #check} is done in the tenant's transaction.
 */
interface ConnectionDesk<W extends NewConnection> {

  /** The wishes that are for this desk. */
  Class<W> wishes();

  /** The connections that are. */
  Set<ConnectionKind> kinds();

  /**
   * Completes when the other side lets us in, or where there is nothing to ask it. Asks over the
   * network, in no transaction.
   *
   * @throws ApiProblem {@code ADDRESS_REFUSED}, {@code TOKEN_REFUSED} or {@code PROVIDER_AWAY}
   */
  Mono<Boolean> check(W wish);

  Mono<Made> make(TenantId tenant, W wish);

  /** Has a connection of the wish's kind use what the wish says; empty when it is gone. */
  Mono<Made> change(TenantId tenant, UUID connection, W wish);

  /** Makes anew what the other side has to know, where we make it. */
  default Mono<Made> rotate(TenantId tenant, ConnectionView connection) {
    return notPossible("The other side gives its secret.");
  }

  /** Pauses it, or lets it go on. */
  default Mono<Boolean> pause(TenantId tenant, UUID connection, boolean paused) {
    return notPossible("It cannot be paused.");
  }

  /** Takes it away; what stands on the other side stays there. */
  Mono<Boolean> remove(TenantId tenant, UUID connection);

  /**
   * @throws ApiProblem {@code NOT_POSSIBLE}
   */
  static <T> Mono<T> notPossible(String why) {
    return Mono.error(() -> new ApiProblem(ApiError.NOT_POSSIBLE, why));
  }
}
