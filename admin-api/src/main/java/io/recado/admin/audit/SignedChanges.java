package io.recado.admin.audit;

import io.recado.admin.access.Caller;
import io.recado.tenant.TenantScope;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Changes in a person's name: whatever of the desk's is changed in the transaction, the audit says
 * who had it done ({@code R__audit_desk.sql}).
 */
@Component
public class SignedChanges {

  private static final String SIGN = "select set_config('app.person_id', $1, true)";

  private final DatabaseClient client;
  private final TenantScope scope;

  SignedChanges(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** Runs {@code change} in one transaction of the caller's tenant, in the caller's name. */
  public <T> Mono<T> by(Caller caller, Supplier<Mono<T>> change) {
    return scope.inTenant(
        caller.tenant(),
        () -> client.sql(SIGN).bind(0, caller.person().toString()).then().then(Mono.defer(change)));
  }
}
