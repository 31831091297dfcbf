package io.recado.journal;

import io.recado.channel.ChannelId;
import io.recado.conversation.Uuid7;
import io.recado.journal.InboundEvent.DeliveryReceipt;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.journal.InboundEvent.Failure;
import io.recado.journal.InboundEvent.OfConversation;
import io.recado.journal.InboundEvent.PersonSpoke;
import io.recado.journal.InboundEvent.Remedy;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries of any number of tenants, sorted by what is to be done with them, in the form that
 * {@code record_deliveries} takes.
 */
final class DeliveryBatch {

  private final List<Heard> heard = new ArrayList<>();
  private final Map<UUID, Outside> outside = new LinkedHashMap<>();
  private final List<Body> bodies = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Set<EventId> seen = new HashSet<>();
  private final Map<EventId, DeliveryReceipt> furthest;

  private DeliveryBatch(Map<EventId, DeliveryReceipt> furthest) {
    this.furthest = furthest;
  }

  static DeliveryBatch of(List<Delivery> deliveries) {
    var batch = new DeliveryBatch(furthestReceipts(deliveries));
    deliveries.forEach(batch::add);
    return batch;
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  List<Outside> outside() {
    return List.copyOf(outside.values());
  }

  List<Body> bodies() {
    return List.copyOf(bodies);
  }

  /** The raw bodies, one after the other. */
  ByteBuffer bytes() {
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private void add(Delivery delivery) {
    if (delivery.bodyId() != null && delivery.body() != null) {
      keep(delivery.bodyId(), delivery, delivery.body());
    }
    for (var event : delivery.events()) {
      if (seen.add(new EventId(delivery.channel().id(), event.key()))) {
        add(delivery, event);
      }
    }
  }

  private void add(Delivery delivery, InboundEvent event) {
    switch (event) {
      case OfConversation said -> hear(delivery, said);
      case DeliveryReceipt receipt -> note(delivery, receipt, isFurthest(delivery, receipt));
      case InboundEvent.ChannelNotice notice -> note(delivery, notice, null);
    }
  }

  private void keep(UUID id, Delivery delivery, ByteBuffer body) {
    bodies.add(
        new Body(
            tenant(delivery),
            id,
            channel(delivery),
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
      heard.add(Heard.begin(heard.size() + 1, delivery, said, event));
    }
  }

  private void note(Delivery delivery, InboundEvent event, @Nullable Receipt receipt) {
    outside
        .computeIfAbsent(tenant(delivery), tenant -> new Outside(tenant, new ArrayList<>()))
        .items()
        .add(new Item(channel(delivery), delivery.bodyId(), event.key(), event, receipt));
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

  private @Nullable Receipt isFurthest(Delivery delivery, DeliveryReceipt receipt) {
    var id = new EventId(delivery.channel().id(), receipt.messageId());
    return receipt.equals(furthest.get(id)) ? Receipt.of(receipt) : null;
  }

  private static UUID tenant(Delivery delivery) {
    return delivery.channel().tenant().value();
  }

  private static UUID channel(Delivery delivery) {
    return delivery.channel().id().value();
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

  /** An event is known by its key within its channel. */
  record EventId(ChannelId channel, String key) {}

  record Body(UUID tenant, UUID id, UUID channel, int from, int length, boolean bare) {}

  record Event(String key, @Nullable UUID body, InboundEvent event) {}

  record Heard(
      int place,
      UUID tenant,
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
          DeliveryBatch.tenant(delivery),
          DeliveryBatch.channel(delivery),
          user.ids(),
          user.name(),
          user.language() == null ? null : user.language().code(),
          Uuid7.next(),
          Uuid7.next(),
          said instanceof PersonSpoke,
          new ArrayList<>(List.of(event)));
    }

    boolean goesOnWith(Delivery delivery, OfConversation said) {
      return channel.equals(DeliveryBatch.channel(delivery))
          && ids.equals(said.user().ids())
          && person == said instanceof PersonSpoke;
    }
  }

  /** What of a tenant belongs to no conversation. */
  record Outside(UUID tenant, List<Item> items) {}

  record Item(
      UUID channel,
      @Nullable UUID body,
      String key,
      InboundEvent event,
      @Nullable Receipt receipt) {}

  record Receipt(
      String message,
      @Nullable String opaque,
      String status,
      int rank,
      Instant at,
      @Nullable String error,
      @Nullable String code,
      long replayAfter,
      @Nullable String remedy) {

    static Receipt of(DeliveryReceipt receipt) {
      var failure = receipt.failure();
      return new Receipt(
          receipt.messageId(),
          receipt.opaqueId(),
          receipt.status().name(),
          DeliveryBatch.rank(receipt.status()),
          receipt.at(),
          receipt.error(),
          failure == null ? null : failure.code(),
          failure == null ? 0 : failure.after().toMillis(),
          failure == null ? null : remedy(failure));
    }

    private static @Nullable String remedy(Failure failure) {
      return failure.remedy() == Remedy.NONE
          ? null
          : failure.remedy().name().toLowerCase(Locale.ROOT);
    }
  }
}
