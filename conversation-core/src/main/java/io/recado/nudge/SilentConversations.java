package io.recado.nudge;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.conversation.ConversationId;
import io.recado.database.DispatchDatabase;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The conversations whose time to be looked at has come; the turn before has set it. */
@Repository
class SilentConversations {

  /** What was set aside stays so: only a person or the customer takes it up again. */
  private static final String DUE =
      """
      select tenant_id, conversation_id, silence_at from conversation_work
      where silence_at <= now() and not parked order by silence_at limit $1
      """;

  private static final String PARTNER =
      """
      select channel_id, address from conversation where tenant_id = $1 and conversation_id = $2
      """;

  /** Unless a turn has set another time since. */
  private static final String NOTED =
      """
      update conversation_work set silence_at = null
      where tenant_id = $1 and conversation_id = $2 and silence_at = $3
      """;

  private final DatabaseClient database;
  private final DatabaseClient dispatch;
  private final TenantScope scope;

  SilentConversations(DatabaseClient database, DispatchDatabase dispatch, TenantScope scope) {
    this.database = database;
    this.dispatch = dispatch.client();
    this.scope = scope;
  }

  /** Those that are due, longest due first. */
  Flux<Silent> due(int limit) {
    return dispatch
        .sql(DUE)
        .bind(0, limit)
        .map(Silent::of)
        .all()
        .collectList() // Whoever takes their time over them holds no connection.
        .flatMapIterable(silent -> silent);
  }

  Mono<Partner> partner(ConversationKey key) {
    return scope.inTenant(
        key.tenant(), () -> of(database.sql(PARTNER), key).map(Partner::of).one());
  }

  /** It is taken care of, and not due again. */
  Mono<Void> noted(Silent silent) {
    return of(dispatch.sql(NOTED), silent.key()).bind(2, silent.at()).then();
  }

  private static DatabaseClient.GenericExecuteSpec of(
      DatabaseClient.GenericExecuteSpec statement, ConversationKey key) {
    return statement.bind(0, key.tenant().value()).bind(1, key.conversation().value());
  }

  /**
   * A conversation to be looked at.
   *
   * @param at when it was due
   */
  record Silent(ConversationKey key, Instant at) {

    static Silent of(Readable row) {
      return new Silent(
          new ConversationKey(
              new TenantId(required(row, "tenant_id", UUID.class)),
              new ConversationId(required(row, "conversation_id", UUID.class))),
          required(row, "silence_at", Instant.class));
    }
  }

  /**
   * Who is silent, and where.
   *
   * @param address the channel's best id of the customer
   */
  record Partner(ChannelId channel, String address) {

    static Partner of(Readable row) {
      return new Partner(
          new ChannelId(required(row, "channel_id", UUID.class)),
          required(row, "address", String.class));
    }
  }
}
