package io.recado.intents.llm;

import io.r2dbc.spi.Readable;
import io.recado.conversation.ConversationId;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads them from the transcript. */
@Repository
class PostgresRecentTurns implements RecentTurns {

  /**
   * The time bound also spares the partitions before it. What agents were told is nobody's turn,
   * and what a machine saw in a picture nobody's word.
   */
  private static final String LATEST =
      """
      select by_customer, words from (
        select author = 'customer' as by_customer, at, message_id,
               coalesce(content ->> 'body', content ->> 'caption', content ->> 'title',
                        case content ->> 'type' when 'Transcribed' then content ->> 'words' end) as words
        from message
        where tenant_id = $1 and conversation_id = $2 and at > now() - interval '1 day' and author <> 'note'
        order by at desc, message_id desc limit 6
      ) latest
      where words is not null
      order by at, message_id
      """;

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresRecentTurns(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  @Override
  public Flux<Said> before(TenantId tenant, ConversationId conversation) {
    return scope.inTenant(tenant, () -> latest(tenant, conversation)).flatMapIterable(said -> said);
  }

  private Mono<List<Said>> latest(TenantId tenant, ConversationId conversation) {
    return database
        .sql(LATEST)
        .bind(0, tenant.value())
        .bind(1, conversation.value())
        .map(PostgresRecentTurns::said)
        .all()
        .collectList();
  }

  private static Said said(Readable row) {
    return new Said(
        Objects.requireNonNull(row.get("by_customer", Boolean.class)),
        Objects.requireNonNull(row.get("words", String.class)));
  }
}
