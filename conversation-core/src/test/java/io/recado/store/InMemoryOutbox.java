package io.recado.store;

import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.outbox.Outbox;
import io.recado.outbox.OutboxMessage;
import io.recado.queue.ConversationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class InMemoryOutbox implements Outbox {

  private final InMemoryStores stores;
  private final List<Row> rows = new ArrayList<>();

  InMemoryOutbox(InMemoryStores stores) {
    this.stores = stores;
  }

  /** Within the lock: the bot handed over by itself, and takes back nothing it had said. */
  void carryOver(MemoryConversation conversation, long before) {
    rows.stream()
        .filter(row -> row.conversation == conversation && row.isOpen() && row.epoch == before)
        .forEach(row -> row.epoch = conversation.epoch);
  }

  /** Within the lock: the channel could not deliver what it took. */
  void bury(String providerMessageId) {
    rows.stream()
        .filter(row -> row.state == State.SENT)
        .filter(row -> providerMessageId.equals(row.providerMessageId))
        .forEach(row -> row.state = State.DEAD);
  }

  /** Within the lock. */
  void add(MemoryConversation conversation, List<OutboundContent> replies) {
    for (var reply : replies) {
      rows.add(new Row(conversation, reply, stores.now()));
    }
  }

  @Override
  public Mono<OutboxMessage> claim(ConversationKey key, Duration leaseTime) {
    return stores.locked(
        () -> first(key).filter(this::isDue).map(row -> row.claim(leaseTime)).orElse(null));
  }

  @Override
  public Flux<ConversationKey> due(int limit) {
    return stores
        .locked(
            () ->
                stores.conversations().keySet().stream()
                    .filter(key -> first(key).filter(this::isDue).isPresent())
                    .limit(limit)
                    .toList())
        .flatMapIterable(keys -> keys);
  }

  @Override
  public Mono<Boolean> sent(OutboxMessage message, String providerMessageId) {
    return ifHeld(
        message,
        row -> {
          row.state = State.SENT;
          row.providerMessageId = providerMessageId;
        });
  }

  @Override
  public Mono<Boolean> retry(
      OutboxMessage message, Duration after, String reason, boolean uncertain) {
    return ifHeld(
        message,
        row -> {
          row.state = State.PENDING;
          row.uncertain |= uncertain;
          row.dueAt = stores.now().plus(after);
          row.leaseUntil = Instant.MIN;
        });
  }

  @Override
  public Mono<Boolean> dead(OutboxMessage message, String code, String reason) {
    return ifHeld(message, row -> row.state = State.DEAD);
  }

  @Override
  public Mono<Boolean> reconcile(OutboxMessage message) {
    return stores.locked(
        () -> {
          var row = held(message);
          var delivered = stores.memoryJournal().delivered(message.id().toString());
          if (row == null || delivered.isEmpty()) {
            return false;
          }
          row.state = State.SENT;
          return true;
        });
  }

  @Override
  public Mono<Depth> depth() {
    return stores.locked(
        () -> {
          var open = rows.stream().filter(Row::isOpen).toList();
          var oldest =
              open.stream()
                  .map(row -> Duration.between(row.createdAt, stores.now()))
                  .max(Comparator.naturalOrder())
                  .orElse(Duration.ZERO);
          long dead = rows.stream().filter(row -> row.state == State.DEAD).count();
          return new Depth(open.size(), dead, oldest);
        });
  }

  private Optional<Row> first(ConversationKey key) {
    rows.stream()
        .filter(row -> row.conversation.key.equals(key) && row.isUnsent(stores.now()))
        .filter(row -> row.epoch < row.conversation.epoch)
        .forEach(row -> row.state = State.WITHDRAWN);
    return rows.stream()
        .filter(row -> row.conversation.key.equals(key) && row.isOpen())
        .findFirst();
  }

  private boolean isDue(Row row) {
    return !row.dueAt.isAfter(stores.now()) && !row.leaseUntil.isAfter(stores.now());
  }

  private Mono<Boolean> ifHeld(OutboxMessage message, java.util.function.Consumer<Row> change) {
    return stores.locked(
        () -> {
          var row = held(message);
          if (row != null) {
            change.accept(row);
          }
          return row != null;
        });
  }

  private @Nullable Row held(OutboxMessage message) {
    return rows.stream()
        .filter(row -> row.id.equals(message.id()) && row.fence == message.fence())
        .filter(row -> row.state == State.SENDING)
        .findFirst()
        .orElse(null);
  }

  private enum State {
    PENDING,
    SENDING,
    SENT,
    DEAD,
    WITHDRAWN
  }

  private final class Row {
    final java.util.UUID id = Uuid7.next();
    final MemoryConversation conversation;
    final OutboundContent content;
    final long sequence;
    long epoch;
    final @Nullable String lastInboundId;
    @Nullable String providerMessageId;
    final Instant createdAt;
    State state = State.PENDING;
    boolean uncertain;
    int attempts;
    long fence;
    Instant dueAt;
    Instant leaseUntil = Instant.MIN;

    Row(MemoryConversation conversation, OutboundContent content, Instant now) {
      this.conversation = conversation;
      this.content = content;
      this.sequence = conversation.nextOutbound++;
      this.epoch = conversation.epoch;
      this.lastInboundId = conversation.lastInboundId;
      this.createdAt = now;
      this.dueAt = now;
    }

    /** Waiting, or left by a sender that died. */
    boolean isUnsent(Instant now) {
      return state == State.PENDING || (state == State.SENDING && leaseUntil.isBefore(now));
    }

    boolean isOpen() {
      return state == State.PENDING || state == State.SENDING;
    }

    OutboxMessage claim(Duration leaseTime) {
      uncertain |= state == State.SENDING;
      state = State.SENDING;
      leaseUntil = stores.now().plus(leaseTime);
      return new OutboxMessage(
          id,
          conversation.key,
          conversation.channel,
          sequence,
          conversation.address,
          content,
          ++attempts,
          ++fence,
          uncertain,
          lastInboundId);
    }
  }
}
