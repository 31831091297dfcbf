package io.recado.admin.connection;

import io.recado.actions.password.PasswordCheck;
import io.recado.actions.password.PasswordSystem;
import io.recado.actions.password.PasswordSystems;
import io.recado.actions.password.SystemId;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Systems that hold passwords of customers. */
@Component
class PasswordConnections implements ConnectionDesk<PasswordWish> {

  private final ConnectionChecks checks;
  private final PasswordCheck check;
  private final PasswordSystems systems;

  PasswordConnections(ConnectionChecks checks, PasswordCheck check, PasswordSystems systems) {
    this.checks = checks;
    this.check = check;
    this.systems = systems;
  }

  @Override
  public Class<PasswordWish> wishes() {
    return PasswordWish.class;
  }

  @Override
  public Set<ConnectionKind> kinds() {
    return Set.of(
        ConnectionKind.PORTAL_PASSWORDS,
        ConnectionKind.LDAP_PASSWORDS,
        ConnectionKind.RADIUS_PASSWORDS,
        ConnectionKind.ROUTEROS_PASSWORDS,
        ConnectionKind.JELLYFIN_PASSWORDS,
        ConnectionKind.JFA_GO_PASSWORDS);
  }

  @Override
  public Mono<Boolean> check(PasswordWish wish) {
    var asking = check.refusal(system(ConnectionChecks.NOBODY, Uuid7.next(), wish));
    return switch (wish) {
      case PasswordWish.Portal _ -> Mono.just(true);
      case PasswordWish.Ldap _, PasswordWish.Radius _ -> asking.map(ConnectionChecks::passed);
      case PasswordWish.RouterOs router -> checks.at(router.address(), asking);
      case PasswordWish.Jellyfin server -> checks.at(server.address(), asking);
      case PasswordWish.JfaGo server -> checks.at(server.address(), asking);
    };
  }

  @Override
  public Mono<Made> make(TenantId tenant, PasswordWish wish) {
    return save(tenant, Uuid7.next(), wish);
  }

  @Override
  public Mono<Made> change(TenantId tenant, UUID connection, PasswordWish wish) {
    return save(tenant, connection, wish);
  }

  @Override
  public Mono<Boolean> remove(TenantId tenant, UUID connection) {
    return systems
        .remove(tenant, new SystemId(connection))
        .onErrorMap(
            DataIntegrityViolationException.class,
            _ -> new ApiProblem(ApiError.NOT_POSSIBLE, "Accounts of customers are in it."));
  }

  private Mono<Made> save(TenantId tenant, UUID id, PasswordWish wish) {
    return systems.save(system(tenant, id, wish)).thenReturn(new Made(id, null));
  }

  private static PasswordSystem system(TenantId tenant, UUID id, PasswordWish wish) {
    return new PasswordSystem(
        tenant,
        new SystemId(id),
        wish.system(),
        wish.name(),
        Boolean.TRUE.equals(wish.showInChat()),
        wish.secrets());
  }
}
