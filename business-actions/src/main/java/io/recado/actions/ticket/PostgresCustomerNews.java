package io.recado.actions.ticket;

import io.recado.conversation.ConversationId;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresCustomerNews implements CustomerNews {

  private static final String TELL = "select tell_customer($1, $2, $3, $4)";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresCustomerNews(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<Void> tell(TenantId tenant, ConversationId conversation, OutboundContent content) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(TELL)
                .bind(0, tenant.value())
                .bind(1, conversation.value())
                .bind(2, Uuid7.next())
                .bind(3, JsonText.column(content))
                .then());
  }
}
