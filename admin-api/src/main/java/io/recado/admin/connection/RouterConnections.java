package io.recado.admin.connection;

import io.recado.actions.access.Router;
import io.recado.actions.access.RouterCheck;
import io.recado.actions.access.RouterId;
import io.recado.actions.access.Routers;
import io.recado.admin.connection.NewConnection.MikroTik;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Routers that switch service on again. */
@Component
class RouterConnections implements ConnectionDesk<MikroTik> {

  private final ConnectionChecks checks;
  private final RouterCheck check;
  private final Routers routers;

  RouterConnections(ConnectionChecks checks, RouterCheck check, Routers routers) {
    this.checks = checks;
    this.check = check;
    this.routers = routers;
  }

  @Override
  public Class<MikroTik> wishes() {
    return MikroTik.class;
  }

  @Override
  public Set<ConnectionKind> kinds() {
    return Set.of(ConnectionKind.MIKROTIK);
  }

  @Override
  public Mono<Boolean> check(MikroTik wish) {
    return checks.at(
        wish.address(),
        Mono.defer(() -> check.refusal(router(ConnectionChecks.NOBODY, Uuid7.next(), wish))));
  }

  @Override
  public Mono<Made> make(TenantId tenant, MikroTik wish) {
    return save(tenant, Uuid7.next(), wish);
  }

  @Override
  public Mono<Made> change(TenantId tenant, UUID connection, MikroTik wish) {
    return save(tenant, connection, wish);
  }

  @Override
  public Mono<Boolean> remove(TenantId tenant, UUID connection) {
    return routers
        .remove(tenant, new RouterId(connection))
        .onErrorMap(
            DataIntegrityViolationException.class,
            _ ->
                new ApiProblem(ApiError.NOT_POSSIBLE, "Accesses of customers are switched at it."));
  }

  private Mono<Made> save(TenantId tenant, UUID id, MikroTik wish) {
    return routers
        .save(router(tenant, id, wish))
        .thenReturn(new Made(id, null))
        .onErrorMap(
            DuplicateKeyException.class,
            _ -> new ApiProblem(ApiError.NAME_TAKEN, "Another router is called that."));
  }

  private static Router router(TenantId tenant, UUID id, MikroTik wish) {
    return new Router(
        tenant,
        new RouterId(id),
        wish.name(),
        URI.create(wish.address().strip()),
        wish.user(),
        wish.password());
  }
}
