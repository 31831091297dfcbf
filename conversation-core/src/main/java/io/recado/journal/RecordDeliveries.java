package io.recado.journal;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Interval;
import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.DialogueState;
import io.recado.journal.InboundEvent.DeliveryReceipt;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.journal.InboundEvent.OfConversation;
import io.recado.json.JsonText;
import io.recado.queue.Awaited;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The call of {@code record_deliveries}, which says what its parameters hold. */
final class RecordDeliveries {

  private static final String RECORD =
      "select * from record_deliveries($1, $2, $3, $4::interval, $5::interval)";

  /** A conversation begins in the language of its first message. */
  private static final io.r2dbc.postgresql.codec.Json DIALOGUES =
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
    var bytes = new ByteArrayOutputStream();
    var groups = groups(deliveries, bytes);
    return database
        .sql(RECORD)
        .bind(0, JsonText.column(groups))
        .bind(1, ByteBuffer.wrap(bytes.toByteArray()))
        .bind(2, DIALOGUES)
        .bind(3, quietPeriod)
        .bind(4, lateAfter)
        .map(RecordDeliveries::recorded)
        .all()
        .collectList();
  }

  private static List<Group> groups(List<Delivery> deliveries, ByteArrayOutputStream bytes) {
    var byTenant =
        deliveries.stream().collect(Collectors.groupingBy(one -> one.channel().tenant()));
    return byTenant.entrySet().stream()
        .map(entry -> Group.of(entry.getKey(), entry.getValue(), bytes))
        .toList();
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

  /** An event is known by its key within its channel. */
  record EventId(ChannelId channel, String key) {}

  /**
   * An event that was new.
   *
   * @param awaited its conversation; null where it belongs to none
   */
  record Recorded(EventId event, @Nullable Awaited awaited) {}

  /** What came in for one tenant. */
  private record Group(UUID tenant, List<Body> bodies, List<Heard> heard, List<Outside> outside) {

    /**
     * @param bytes the raw bodies are appended to them
     */
    static Group of(TenantId tenant, List<Delivery> deliveries, ByteArrayOutputStream bytes) {
      var group =
          new Group(tenant.value(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      var seen = new HashSet<EventId>();
      var furthest = furthestReceipts(deliveries);
      for (var delivery : deliveries) {
        group.keepBody(delivery, bytes);
        group.add(delivery, seen, furthest);
      }
      return group;
    }

    private void keepBody(Delivery delivery, ByteArrayOutputStream bytes) {
      if (delivery.bodyId() != null && delivery.body() != null) {
        keep(delivery.bodyId(), delivery, delivery.body(), bytes);
      }
    }

    private void add(Delivery delivery, Set<EventId> seen, Map<EventId, DeliveryReceipt> furthest) {
      for (var event : delivery.events()) {
        if (!seen.add(new EventId(delivery.channel().id(), event.key()))) {
          continue;
        }
        switch (event) {
          case OfConversation said -> hear(delivery, said);
          case DeliveryReceipt receipt ->
              outside.add(Outside.of(delivery, receipt, isFurthest(delivery, receipt, furthest)));
          case InboundEvent.ChannelNotice notice -> outside.add(Outside.of(delivery, notice, null));
        }
      }
    }

    private void keep(UUID id, Delivery delivery, ByteBuffer body, ByteArrayOutputStream bytes) {
      bodies.add(
          new Body(
              id,
              delivery.channel().id().value(),
              bytes.size() + 1,
              body.remaining(),
              delivery.events().isEmpty()));
      bytes.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
    }

    /** What one side says without a pause to or as one customer is heard together. */
    private void hear(Delivery delivery, OfConversation said) {
      var event = new Event(said.key(), delivery.bodyId(), said);
      var last = heard.isEmpty() ? null : heard.getLast();
      if (last != null && last.goesOnWith(delivery, said)) {
        last.events().add(event);
      } else {
        heard.add(Heard.begin(heard.size(), delivery, said, event));
      }
    }

    /** A statement may change a receipt's row once: of one message only the furthest counts. */
    private static Map<EventId, DeliveryReceipt> furthestReceipts(List<Delivery> deliveries) {
      var furthest = new HashMap<EventId, DeliveryReceipt>();
      for (var delivery : deliveries) {
        for (var event : delivery.events()) {
          if (event instanceof DeliveryReceipt receipt) {
            furthest.merge(
                new EventId(delivery.channel().id(), receipt.messageId()),
                receipt,
                (a, b) -> rank(b.status()) > rank(a.status()) ? b : a);
          }
        }
      }
      return furthest;
    }

    private static @Nullable Receipt isFurthest(
        Delivery delivery, DeliveryReceipt receipt, Map<EventId, DeliveryReceipt> furthest) {
      var id = new EventId(delivery.channel().id(), receipt.messageId());
      return receipt.equals(furthest.get(id)) ? Receipt.of(receipt) : null;
    }
  }

  private record Body(UUID id, UUID channel, int from, int length, boolean bare) {}

  private record Event(String key, @Nullable UUID body, InboundEvent event) {}

  private record Heard(
      int place,
      UUID channel,
      List<String> ids,
      @Nullable String name,
      @Nullable String language,
      UUID contact,
      UUID conversation,
      boolean person,
      List<Event> events) {

    static Heard begin(int place, Delivery delivery, OfConversation said, Event event) {
      var user = said.user();
      return new Heard(
          place,
          delivery.channel().id().value(),
          user.ids(),
          user.name(),
          user.language() == null ? null : user.language().code(),
          Uuid7.next(),
          Uuid7.next(),
          said instanceof InboundEvent.PersonSpoke,
          new ArrayList<>(List.of(event)));
    }

    boolean goesOnWith(Delivery delivery, OfConversation said) {
      return channel.equals(delivery.channel().id().value())
          && ids.equals(said.user().ids())
          && person == said instanceof InboundEvent.PersonSpoke;
    }
  }

  private record Outside(
      UUID channel,
      @Nullable UUID body,
      String key,
      InboundEvent event,
      @Nullable Receipt receipt) {

    static Outside of(Delivery delivery, InboundEvent event, @Nullable Receipt receipt) {
      return new Outside(
          delivery.channel().id().value(), delivery.bodyId(), event.key(), event, receipt);
    }
  }

  private record Receipt(
      String message,
      @Nullable String opaque,
      String status,
      int rank,
      Instant at,
      @Nullable String error,
      @Nullable String code,
      long replayAfter,
      boolean down) {

    static Receipt of(DeliveryReceipt receipt) {
      var failure = receipt.failure();
      return new Receipt(
          receipt.messageId(),
          receipt.opaqueId(),
          receipt.status().name(),
          RecordDeliveries.rank(receipt.status()),
          receipt.at(),
          receipt.error(),
          failure == null ? null : failure.code(),
          failure == null ? 0 : failure.replayableAfter().toMillis(),
          failure != null && failure.channelDown());
    }
  }

  /** A failure says more than "sent" and less than "delivered". */
  private static int rank(DeliveryStatus status) {
    return switch (status) {
      case SENT -> 1;
      case FAILED -> 2;
      case DELIVERED -> 3;
      case READ -> 4;
      case PLAYED -> 5;
    };
  }
}
