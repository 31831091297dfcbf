package io.recado.actions.matter;

import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresMatters implements Matters {

  private static final String NOTE =
      """
      insert into billing_matter (tenant_id, matter_key, conversation_id, language, words, said)
      values ($1, $2, $3, $4, $5, $6)
      on conflict do nothing
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresMatters(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<Void> note(Matter matter) {
    return scope.inTenant(
        matter.tenant(),
        () ->
            client
                .sql(NOTE)
                .bind(0, matter.tenant().value())
                .bind(1, matter.key())
                .bind(2, matter.conversation().value())
                .bind(3, matter.language().code())
                .bind(4, matter.words())
                .bind(5, matter.said())
                .then());
  }
}
