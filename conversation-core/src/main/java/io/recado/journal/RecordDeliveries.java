package io.recado.journal;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Interval;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.dialogue.DialogueState;
import io.recado.journal.DeliveryBatch.EventId;
import io.recado.json.JsonText;
import io.recado.queue.Awaited;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The call of {@code record_deliveries}, which says what its parameters hold. */
final class RecordDeliveries {

  private static final String RECORD =
      "select * from record_deliveries($1, $2, $3, $4, $5, $6::interval, $7::interval)";

  /** A conversation begins in the language of its first message. */
  private static final Json DIALOGUES =
      JsonText.column(
          Arrays.stream(Language.values())
              .collect(Collectors.toMap(Language::code, DialogueState::initial)));

  private final DatabaseClient database;
  private final String quietPeriod;
  private final String lateAfter;

  /**
   * @param quietPeriod how long a burst must be over, where the channel does not say
   * @param lateAfter how old a person's words may be to silence the bot
   */
  RecordDeliveries(DatabaseClient database, Duration quietPeriod, Duration lateAfter) {
    this.database = database;
    this.quietPeriod = interval(quietPeriod);
    this.lateAfter = interval(lateAfter);
  }

  /** What of the deliveries is new. */
  Mono<List<Recorded>> run(List<Delivery> deliveries) {
    var batch = DeliveryBatch.of(deliveries);
    return database
        .sql(RECORD)
        .bind(0, JsonText.column(batch.heard()))
        .bind(1, JsonText.column(batch.outside()))
        .bind(2, JsonText.column(batch.bodies()))
        .bind(3, batch.bytes())
        .bind(4, DIALOGUES)
        .bind(5, quietPeriod)
        .bind(6, lateAfter)
        .map(RecordDeliveries::recorded)
        .all()
        .collectList();
  }

  private static Recorded recorded(Readable row) {
    var event =
        new EventId(
            new ChannelId(required(row, "channel", UUID.class)),
            required(row, "key", String.class));
    var tenant = new TenantId(required(row, "tenant", UUID.class));
    var conversation = row.get("conversation", UUID.class);
    return new Recorded(event, conversation == null ? null : awaited(tenant, conversation, row));
  }

  private static Awaited awaited(TenantId tenant, UUID conversation, Readable row) {
    return new Awaited(
        new ConversationKey(tenant, new ConversationId(conversation)),
        required(row, "quiet", Interval.class).getDuration());
  }

  /**
   * An event that was new.
   *
   * @param awaited its conversation; null where it belongs to none
   */
  record Recorded(EventId event, @Nullable Awaited awaited) {}
}
