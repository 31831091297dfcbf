package io.recado.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which conversations have something to do. The unit of work is the conversation, not the message:
 * one lease at a time, so that its effects happen in order. All times are the database's.
 *
 * <p>Work is added by {@link io.recado.journal.Journal#accept}, and ended by {@link
 * io.recado.turn.Turns#commit}.
 */
public interface WorkQueue {

  /**
   * Claims one conversation if it is due and free; empty otherwise.
   *
   * @param worker names the claimer, for people who look at the table
   */
  Mono<Lease> claim(ConversationKey key, String worker, Duration leaseTime);

  /**
   * Conversations that are due and free, longest due first and fairly among tenants: the sweep's
   * question. Nothing is claimed, so that a lease runs only while somebody works under it.
   */
  Flux<ConversationKey> due(int limit);

  /**
   * Extends a lease that is still held.
   *
   * @return false when it is no longer held: stop, and commit nothing
   */
  Mono<Boolean> renew(Lease lease, Duration leaseTime);

  /**
   * Gives a conversation back after a failed attempt; it is due again after {@code retryAfter}.
   * Without effect when the lease is no longer held, because it was claimed since or its turn was
   * committed after all.
   */
  Mono<Void> release(Lease lease, Duration retryAfter, @Nullable String error);

  /**
   * Gives a conversation back after an attempt that failed for reasons outside it, such as a
   * database without disk: as {@link #release}, and the attempt does not count.
   *
   * @param most so often since the conversation last made progress; beyond that attempts count, for
   *     whose reason is always outside has one inside
   */
  Mono<Void> putOff(Lease lease, Duration retryAfter, int most, String error);

  /**
   * Sets a conversation aside after too many failed attempts, visible to people, until {@link
   * #replay} or a new message of the customer. Without effect when the lease is no longer held.
   */
  Mono<Void> park(Lease lease, String error);

  /** Makes a parked conversation due now; false when it is not parked. */
  Mono<Boolean> replay(ConversationKey key);

  /** How much is waiting, for metrics and health. */
  Mono<Depth> depth();

  /**
   * The state of the queue.
   *
   * @param due conversations that could be claimed now
   * @param oldest how long the longest waiting of them has been due; zero when none is
   */
  record Depth(long due, long leased, long parked, Duration oldest) {}
}
