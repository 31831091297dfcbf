package io.recado.actions.password;

import io.recado.tenant.TenantScope;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The built-in system: the table {@code portal_password}, which a tenant's own portal checks
 * passwords against. Kept as bcrypt hashes ({@code $2a$10$…}), which every platform can check.
 */
final class PortalPasswords implements PasswordBackend {

  private static final String SAVE =
      """
      insert into portal_password (tenant_id, account_id, hash) values ($1, $2, $3)
      on conflict (tenant_id, account_id) do update set hash = excluded.hash, changed_at = clock_timestamp()
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final PasswordEncoder hashing = new BCryptPasswordEncoder();

  PortalPasswords(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public SystemKind kind() {
    return SystemKind.PORTAL;
  }

  @Override
  public Mono<Optional<String>> refusal(PasswordSystem system) {
    return Mono.just(Optional.empty());
  }

  @Override
  public Mono<Answer> set(AccessAccount account, String password) {
    return Mono.fromCallable(() -> hashing.encode(password))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(hash -> save(account, hash))
        .thenReturn(Answer.CHANGED);
  }

  private Mono<Void> save(AccessAccount account, String hash) {
    var tenant = account.system().tenant();
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(SAVE)
                .bind(0, tenant.value())
                .bind(1, account.id().value())
                .bind(2, hash)
                .then());
  }
}
