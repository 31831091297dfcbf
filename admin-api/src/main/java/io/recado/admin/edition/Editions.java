package io.recado.admin.edition;

import io.recado.admin.access.Caller;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Versions;
import io.recado.audit.SignedChanges;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts how often the terms of a subject were changed, and lets one change them at a time. */
@Component
public class Editions {

  private static final String READ =
      "select edition::text from terms_edition where tenant_id = $1 and subject = $2";

  private static final String BEGIN =
      "insert into terms_edition (tenant_id, subject) values ($1, $2) on conflict do nothing";

  private static final String NEXT =
      """
      update terms_edition set edition = edition + 1
      where tenant_id = $1 and subject = $2 and edition::text = $3
      """;

  private static final String NEVER_CHANGED = "0";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SignedChanges changes;

  Editions(DatabaseClient client, TenantScope scope, SignedChanges changes) {
    this.client = client;
    this.scope = scope;
    this.changes = changes;
  }

  /**
   * Terms with their version. That is read first: of terms that change meanwhile it is the old one,
   * and no change is made on the strength of it.
   */
  public <T, V> Mono<V> read(
      TenantId tenant, Subject subject, Supplier<Mono<T>> terms, BiFunction<String, T, V> view) {
    return scope.inTenant(
        tenant,
        () ->
            edition(tenant, subject)
                .flatMap(version -> terms.get().map(found -> view.apply(version, found))));
  }

  /**
   * Makes a change in the caller's name, in one transaction.
   *
   * @param ifMatch the version that the caller looked at
   * @throws ApiProblem {@code IF_MATCH_MISSING}; {@code TERMS_CHANGED} when it is not that any more
   */
  public Mono<Void> change(
      Caller caller, Subject subject, @Nullable String ifMatch, Supplier<Mono<Void>> change) {
    var version = Versions.required(ifMatch);
    return caller.signs(
        changes,
        () ->
            of(BEGIN, caller.tenant(), subject)
                .then()
                .then(next(caller.tenant(), subject, version))
                .then(Mono.defer(change)));
  }

  private Mono<String> edition(TenantId tenant, Subject subject) {
    return of(READ, tenant, subject).mapValue(String.class).one().defaultIfEmpty(NEVER_CHANGED);
  }

  private Mono<Long> next(TenantId tenant, Subject subject, String version) {
    return of(NEXT, tenant, subject)
        .bind(2, version)
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.TERMS_CHANGED)));
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, Subject subject) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, subject.code());
  }
}
