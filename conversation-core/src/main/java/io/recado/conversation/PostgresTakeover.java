package io.recado.conversation;

import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresTakeover implements Takeover {

  private static final String TAKE_OVER =
      """
      update conversation set
        epoch = epoch + 1, handler = 'agent', handler_name = $3, handler_since = clock_timestamp()
      where tenant_id = $1 and conversation_id = $2
      """;

  private static final String HAND_BACK =
      """
      update conversation set
        epoch = epoch + 1, handler = 'bot', handler_name = null, handler_since = null
      where tenant_id = $1 and conversation_id = $2 and handler <> 'bot'
      """;

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresTakeover(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  @Override
  public Mono<Boolean> takeOver(ConversationKey conversation, String name) {
    return change(conversation, database.sql(TAKE_OVER).bind(2, name));
  }

  @Override
  public Mono<Boolean> handBack(ConversationKey conversation) {
    return change(conversation, database.sql(HAND_BACK));
  }

  private Mono<Boolean> change(ConversationKey key, GenericExecuteSpec statement) {
    return scope.inTenant(
        key.tenant(),
        () ->
            statement
                .bind(0, key.tenant().value())
                .bind(1, key.conversation().value())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1));
  }
}
