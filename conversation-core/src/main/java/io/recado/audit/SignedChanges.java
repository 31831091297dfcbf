package io.recado.audit;

import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Changes in a person's name: whatever of the desk's is changed in the transaction, the audit says
 * who had it done ({@code desk_person}, in {@code R__audit.sql}).
 */
@Component
public class SignedChanges {

  private static final String SIGN = "select set_config('app.person_id', $1, true)";

  private final DatabaseClient client;
  private final TenantScope scope;

  public SignedChanges(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /**
   * Runs {@code change} in one transaction of the tenant.
   *
   * @param person who has it done, by id
   */
  public <T> Mono<T> by(TenantId tenant, String person, Supplier<Mono<T>> change) {
    return scope.inTenant(
        tenant, () -> client.sql(SIGN).bind(0, person).then().then(Mono.defer(change)));
  }
}
