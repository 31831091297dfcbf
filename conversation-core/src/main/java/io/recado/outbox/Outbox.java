package io.recado.outbox;

import io.recado.queue.ConversationKey;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is to be sent. A message is claimed only when every earlier one of its conversation has come
 * to an end, so a conversation's messages leave in order. Every claim is fenced: {@code sent},
 * {@code retry} and {@code dead} answer false and change nothing when the claim was lost.
 *
 * <p>A message of the bot whose epoch is no longer the conversation's is not claimed but ends as
 * withdrawn: after a takeover the bot sends nothing more.
 */
public interface Outbox {

  /** Claims the next message of one conversation, if it is due; empty otherwise. */
  Mono<OutboxMessage> claim(ConversationKey key, Duration leaseTime);

  /** The conversations that have a message due, longest due first: the sweep's question. */
  Flux<ConversationKey> due(int limit);

  /** The channel took the message. */
  Mono<Boolean> sent(OutboxMessage message, String providerMessageId);

  /**
   * To be tried again.
   *
   * @param uncertain whether this attempt may have delivered it
   */
  Mono<Boolean> retry(OutboxMessage message, Duration after, String reason, boolean uncertain);

  /** Given up: visible as a dead letter. */
  Mono<Boolean> dead(OutboxMessage message, String code, String reason);

  /**
   * Whether a receipt has shown that an uncertain message was delivered; if so it is marked sent.
   */
  Mono<Boolean> reconcile(OutboxMessage message);

  /** How much is waiting, for metrics and health. */
  Mono<Depth> depth();

  /** The state of the outbox. */
  record Depth(long pending, long dead, Duration oldest) {}
}
