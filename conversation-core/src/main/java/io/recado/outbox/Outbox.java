package io.recado.outbox;

import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is to be sent. A message is claimed only when every earlier one of its conversation has come
 * to an end, so a conversation's messages leave in order. Every claim is fenced: ending a claim
 * that was lost changes nothing.
 *
 * <p>A message of the bot whose epoch is no longer the conversation's is not claimed but ends as
 * withdrawn: after a takeover the bot sends nothing more. One that may have been delivered is not
 * claimed, but ends as sent, when a receipt speaks of it. One that has waited longer than messages
 * may wait ends as a dead letter, and so does one that cannot be read ({@code unreadable}).
 */
public interface Outbox {

  /** Claims the next message of one conversation, if it may be tried now; empty otherwise. */
  Mono<OutboxMessage> claim(ConversationKey key, Duration leaseTime);

  /**
   * Records how a claim ended and, when that was the end of its message, claims the conversation's
   * next.
   */
  Mono<Ended> end(OutboxMessage message, Ending ending, Duration leaseTime);

  /**
   * The conversations that have a message due, longest due first, no channel taking the place of
   * others: the sweep's question. May name one whose first message is not due after all.
   */
  Flux<ConversationKey> due(int limit);

  /** How much is waiting, for health. */
  Mono<Depth> depth();

  /**
   * How much is waiting on each kind of channel, for metrics; kinds without anything are left out.
   */
  Flux<KindDepth> depthByKind();

  /** The channels that take nothing at this moment. */
  Flux<Halt> halts();

  /**
   * The end of a claim.
   *
   * @param held whether the claim was still held; if not, nothing changed
   * @param next the claimed next message; null when none may be tried now
   */
  record Ended(boolean held, @Nullable OutboxMessage next) {}

  /** The state of the outbox. */
  record Depth(long pending, long dead, Duration oldest) {}

  /** The state of the outbox for one kind of channel. */
  record KindDepth(ChannelKind kind, Depth depth) {}

  /**
   * A channel on which nothing is sent.
   *
   * @param until when sending goes on, or is tried again
   * @param downSince since when it needs its owner; null when it only asked for a pause
   * @param code what the provider said
   */
  record Halt(
      TenantId tenant,
      ChannelId channel,
      ChannelKind kind,
      Instant until,
      @Nullable Instant downSince,
      String code) {}
}
