package io.recado.store;

import io.recado.channel.ChannelId;
import io.recado.conversation.ContactId;
import io.recado.conversation.Conversation;
import io.recado.conversation.Handler;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.DialogueState;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.JournalEntry;
import io.recado.queue.ConversationKey;
import io.recado.turn.TurnResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A conversation in memory; guarded by the lock of its {@link InMemoryStores}. */
final class MemoryConversation {

  final ConversationKey key;
  final ChannelId channel;
  final String address;
  final ContactId contact = new ContactId(Uuid7.next());
  final List<JournalEntry> pending = new ArrayList<>();

  Handler handler = new Handler.Bot();
  long epoch;
  long nextInbound = 1;
  long nextOutbound = 1;
  long fence;
  int attempts;
  int putOffs;
  boolean parked;
  @Nullable Instant dueAt;
  Instant leaseUntil = Instant.MIN;
  @Nullable String lastInboundId;
  private @Nullable Instant lastHeardAt;
  private DialogueState dialogue = DialogueState.initial(Language.SPANISH);

  MemoryConversation(ConversationKey key, ChannelId channel, String address) {
    this.key = key;
    this.channel = channel;
    this.address = address;
  }

  Instant due() {
    return Objects.requireNonNull(dueAt);
  }

  /** Whether a lease was given out and not ended; it may have run out. */
  boolean isLeased() {
    return !leaseUntil.equals(Instant.MIN);
  }

  Conversation snapshot() {
    return new Conversation(
        key.tenant(),
        key.conversation(),
        channel,
        contact,
        address,
        handler,
        epoch,
        dialogue,
        lastHeardAt);
  }

  void apply(TurnResult result) {
    if (!handler.equals(result.handler())) {
      handler = result.handler();
      epoch++;
    }
    dialogue = result.dialogue();
    var done = result.applied().stream().map(JournalEntry::sequence).toList();
    pending.removeIf(entry -> done.contains(entry.sequence()));
    for (var entry : result.applied()) {
      if (entry.event() instanceof CustomerMessage message) {
        lastHeardAt = message.at();
        lastInboundId = message.messageId();
      }
    }
  }

  void park() {
    leaseUntil = Instant.MIN;
    parked = true;
  }

  void end(@Nullable Instant nextDue) {
    leaseUntil = Instant.MIN;
    attempts = 0;
    putOffs = 0;
    dueAt = nextDue;
  }
}
