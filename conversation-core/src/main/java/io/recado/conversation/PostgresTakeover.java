package io.recado.conversation;

import io.r2dbc.spi.Readable;
import io.recado.database.TenantCalls;
import io.recado.queue.ConversationKey;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Changes the handler and takes back what the bot has prepared, in one step. A message that is
 * being sent at that moment cannot be taken back, so a takeover waits for it.
 */
@Repository
class PostgresTakeover implements Takeover {

  private static final String CHANGE_HANDLER =
      "select new_epoch, being_sent from change_handler($1, $2, $3)";

  private static final String PUT_INTO_HANDS =
      "select new_epoch, being_sent from put_into_hands($1, $2, $3, $4)";

  private static final String BEING_SENT = "select bot_messages_being_sent($1, $2, $3) as count";

  private static final Duration FIRST_LOOK = Duration.ofMillis(10);
  private static final Duration LATER_LOOKS = Duration.ofMillis(200);

  /** Over the time a channel has to answer: then its sender has to write down what came of it. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private final DatabaseClient database;
  private final TenantCalls calls;
  private final Duration patience;

  PostgresTakeover(DatabaseClient database, TenantCalls calls, Settings settings) {
    this.database = database;
    this.calls = calls;
    this.patience = settings.duration(Setting.CHANNEL_TIMEOUT).plus(SLACK);
  }

  @Override
  public Mono<Taken> takeOver(ConversationKey key, String name) {
    return taken(key, change(of(CHANGE_HANDLER, key).bind(2, name)));
  }

  @Override
  public Mono<Taken> assign(ConversationKey key, String name, String by) {
    return taken(key, change(of(PUT_INTO_HANDS, key).bind(2, name).bind(3, by)));
  }

  @Override
  public Mono<Boolean> handBack(ConversationKey key) {
    return change(of(CHANGE_HANDLER, key).bindNull(2, String.class)).hasElement();
  }

  private Mono<Taken> taken(ConversationKey key, Mono<Change> changing) {
    return changing
        .flatMap(change -> change.beingSent() == 0 ? Mono.just(Taken.SILENT) : silence(key, change))
        .defaultIfEmpty(Taken.NO_SUCH_CONVERSATION);
  }

  private GenericExecuteSpec of(String sql, ConversationKey key) {
    return database.sql(sql).bind(0, key.tenant().value()).bind(1, key.conversation().value());
  }

  /** Empty when there was nothing to change. */
  private Mono<Change> change(GenericExecuteSpec statement) {
    return calls.alone(
        statement.map(PostgresTakeover::read).one().filter(change -> change.epoch() > 0));
  }

  private Mono<Taken> silence(ConversationKey key, Change change) {
    return Mono.defer(() -> beingSent(key, change))
        .filter(count -> count == 0)
        .switchIfEmpty(Mono.error(StillSendingException::new))
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, FIRST_LOOK)
                .maxBackoff(LATER_LOOKS)
                .filter(StillSendingException.class::isInstance))
        .map(none -> Taken.SILENT)
        .timeout(patience, Mono.just(Taken.BOT_MAY_BE_HEARD));
  }

  private Mono<Integer> beingSent(ConversationKey key, Change change) {
    return calls.alone(
        database
            .sql(BEING_SENT)
            .bind(0, key.tenant().value())
            .bind(1, key.conversation().value())
            .bind(2, change.epoch())
            .mapValue(Integer.class)
            .one());
  }

  private static Change read(Readable row) {
    return new Change(
        Objects.requireNonNullElse(row.get("new_epoch", Long.class), 0L),
        Objects.requireNonNullElse(row.get("being_sent", Integer.class), 0));
  }

  private record Change(long epoch, int beingSent) {}

  private static final class StillSendingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StillSendingException() {
      super("a message of the bot is being sent", null, false, false);
    }
  }
}
