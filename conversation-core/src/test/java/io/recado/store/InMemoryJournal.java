package io.recado.store;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelUser;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Handler;
import io.recado.conversation.Uuid7;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.DeliveryReceipt;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.journal.InboundEvent.OfConversation;
import io.recado.journal.InboundEvent.PersonSpoke;
import io.recado.journal.Journal;
import io.recado.journal.JournalEntry;
import io.recado.queue.Awaited;
import io.recado.queue.ConversationKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

final class InMemoryJournal implements Journal {

  private static final Duration LATE = Duration.ofHours(1);

  private static final int ARRIVED = 3;

  private final InMemoryStores stores;
  private final Set<Key> known = new HashSet<>();
  private final Map<Key, MemoryConversation> byUser = new HashMap<>();
  private final Map<String, DeliveryReceipt> furthest = new LinkedHashMap<>();

  InMemoryJournal(InMemoryStores stores) {
    this.stores = stores;
  }

  @Override
  public Mono<Accepted> accept(Channel channel, List<InboundEvent> events, byte @Nullable [] body) {
    return stores.locked(() -> record(channel, events));
  }

  /**
   * The id of the message a receipt with this opaque id speaks of, unless it speaks of a failure.
   */
  Optional<String> delivered(String opaqueId) {
    return withOpaqueId(opaqueId, false).map(DeliveryReceipt::messageId);
  }

  /** What the channel has said, last, of a message that it took and could not deliver. */
  Optional<DeliveryReceipt> failed(@Nullable String messageId) {
    return Optional.ofNullable(furthest.get(messageId))
        .filter(receipt -> receipt.status() == DeliveryStatus.FAILED);
  }

  /** Whether the channel has said, last, that the customer has a message. */
  boolean arrived(@Nullable String messageId) {
    var furthestKnown = furthest.get(messageId);
    return furthestKnown != null && rank(furthestKnown) >= ARRIVED;
  }

  /** Whether the channel has spoken of a message, and not of its failing. */
  boolean took(@Nullable String messageId) {
    return furthest.containsKey(messageId) && failed(messageId).isEmpty();
  }

  /** Whether the channel has said, last, that it took a message or delivered it. */
  boolean delivered(Object opaqueId, @Nullable String messageId) {
    return delivered(opaqueId.toString()).isPresent() || took(messageId);
  }

  /** What was said of the message with this opaque id, when it failed. */
  Optional<DeliveryReceipt> failedByOpaqueId(String opaqueId) {
    return withOpaqueId(opaqueId, true);
  }

  private Optional<DeliveryReceipt> withOpaqueId(String opaqueId, boolean failed) {
    return furthest.values().stream()
        .filter(receipt -> opaqueId.equals(receipt.opaqueId()))
        .filter(receipt -> failed == (receipt.status() == DeliveryStatus.FAILED))
        .findFirst();
  }

  /** What was said of this opaque id so far counts no more. */
  void forget(String opaqueId) {
    furthest.replaceAll(
        (id, receipt) -> opaqueId.equals(receipt.opaqueId()) ? named(receipt, null) : receipt);
  }

  private Accepted record(Channel channel, List<InboundEvent> events) {
    int recorded = 0;
    var awake = new LinkedHashSet<Awaited>();
    for (var event : events) {
      if (known.add(new Key(channel.id(), event.key()))) {
        recorded++;
        record(channel, event).ifPresent(key -> awake.add(new Awaited(key, Duration.ZERO)));
      }
    }
    return new Accepted(recorded, events.size() - recorded, List.copyOf(awake));
  }

  private Optional<ConversationKey> record(Channel channel, InboundEvent event) {
    return switch (event) {
      case OfConversation of -> Optional.of(append(conversationOf(channel, of.user()), of));
      case DeliveryReceipt receipt -> {
        settle(furthest.merge(receipt.messageId(), receipt, InMemoryJournal::further));
        yield Optional.empty();
      }
      case InboundEvent.ChannelNotice notice -> Optional.empty();
    };
  }

  /** A failure told late undoes no delivery. */
  private void settle(DeliveryReceipt receipt) {
    if (receipt.status() == DeliveryStatus.FAILED) {
      stores.memoryOutbox().bury(receipt);
    } else if (rank(receipt) >= ARRIVED) {
      stores.memoryOutbox().arrived(receipt);
    }
  }

  private static DeliveryReceipt further(DeliveryReceipt known, DeliveryReceipt told) {
    return rank(told) > rank(known)
        ? named(told, known.opaqueId() == null ? told.opaqueId() : known.opaqueId())
        : known;
  }

  private static DeliveryReceipt named(DeliveryReceipt receipt, @Nullable String opaqueId) {
    return new DeliveryReceipt(
        receipt.key(),
        receipt.messageId(),
        opaqueId,
        receipt.status(),
        receipt.at(),
        receipt.error(),
        receipt.failure());
  }

  private static int rank(DeliveryReceipt receipt) {
    return switch (receipt.status()) {
      case SENT -> 1;
      case FAILED -> 2;
      case DELIVERED -> ARRIVED;
      case READ -> 4;
      case PLAYED -> 5;
    };
  }

  private ConversationKey append(MemoryConversation conversation, OfConversation event) {
    conversation.pending.add(new JournalEntry(conversation.nextInbound++, event, stores.now()));
    conversation.dueAt = stores.now();
    conversation.attempts = conversation.parked ? 0 : conversation.attempts;
    conversation.putOffs = conversation.parked ? 0 : conversation.putOffs;
    conversation.parked = false;
    if (event instanceof PersonSpoke
        && event.at().isAfter(stores.now().minus(LATE))
        && !(conversation.handler instanceof Handler.Agent)) {
      conversation.handler = new Handler.Agent("phone", stores.now());
      conversation.epoch++;
    }
    return conversation.key;
  }

  private MemoryConversation conversationOf(Channel channel, ChannelUser user) {
    var found =
        user.ids().stream()
            .map(id -> byUser.get(new Key(channel.id(), id)))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(() -> begin(channel, user));
    user.ids().forEach(id -> byUser.putIfAbsent(new Key(channel.id(), id), found));
    return found;
  }

  private MemoryConversation begin(Channel channel, ChannelUser user) {
    var key = new ConversationKey(channel.tenant(), new ConversationId(Uuid7.next()));
    var conversation = new MemoryConversation(key, channel.id(), user.ids().getFirst());
    stores.conversations().put(key, conversation);
    return conversation;
  }

  private record Key(ChannelId channel, String value) {}
}
