package io.recado.admin.edition;

import io.recado.admin.access.Caller;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Versions;
import io.recado.audit.SignedChanges;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets one change at a time be made of a row, to what its maker has seen. Its version is what its
 * {@link Kind} says, as a rule the transaction that wrote the row last ({@code xmin}); stores show
 * it as {@code version}.
 */
@Component
public class RowVersions {

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SignedChanges changes;

  RowVersions(DatabaseClient client, TenantScope scope, SignedChanges changes) {
    this.client = client;
    this.scope = scope;
    this.changes = changes;
  }

  /**
   * The version of a row that is shown by somebody else's store. It is read before the row: of one
   * that changes meanwhile it is the old one, and no change is made on the strength of it.
   *
   * @throws ApiProblem {@code NOT_FOUND} where the tenant has no such row
   */
  public Mono<String> version(TenantId tenant, Kind kind, UUID id) {
    return scope.inTenant(tenant, () -> read(kind.version(), tenant, id));
  }

  /**
   * Makes a change in the caller's name, in one transaction.
   *
   * @param ifMatch the version that the caller looked at
   * @throws ApiProblem {@code NOT_FOUND} where the tenant has no such row; {@code
   *     IF_MATCH_MISSING}; {@code TERMS_CHANGED} when it is not that any more
   */
  public <T> Mono<T> change(
      Caller caller, Kind kind, UUID id, @Nullable String ifMatch, Supplier<Mono<T>> change) {
    return caller.signs(
        changes,
        () ->
            read(kind.locked(), caller.tenant(), id)
                .doOnNext(version -> Versions.check(version, ifMatch))
                .then(Mono.defer(change)));
  }

  private Mono<String> read(String sql, TenantId tenant, UUID id) {
    return client
        .sql(sql)
        .bind(0, tenant.value())
        .bind(1, id)
        .mapValue(String.class)
        .one()
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }
}
