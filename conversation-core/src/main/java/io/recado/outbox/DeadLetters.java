package io.recado.outbox;

import io.recado.channel.ChannelId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.OutboundContent;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The messages that were given up. Every change is recorded with who made it, when, and what was
 * wrong with the message.
 */
public interface DeadLetters {

  /**
   * A page of them, newest first.
   *
   * @param after where the page before ended; null for the first page
   */
  Flux<DeadLetter> list(TenantId tenant, Filter filter, @Nullable Place after, int limit);

  /**
   * Puts letters back, each at the end of its conversation's order and in the order they had; they
   * are sent at once, with all their attempts. A letter that a receipt shows as delivered is marked
   * sent instead. Left alone are letters whose channel asked for more time, and what the bot said
   * in a conversation that a person has taken over.
   *
   * @param by who wants it
   * @param most at most so many; call again for more
   * @return how many were put back
   */
  Mono<Integer> replay(TenantId tenant, Filter filter, String by, int most);

  /** Gives letters up for good; returns how many. Parameters as in {@link #replay}. */
  Mono<Integer> discard(TenantId tenant, Filter filter, String by, int most);

  /**
   * Which letters; what is null does not narrow them down.
   *
   * @param since given up then or later
   * @param until given up before
   */
  record Filter(
      @Nullable UUID letter,
      @Nullable ChannelId channel,
      @Nullable String code,
      @Nullable Instant since,
      @Nullable Instant until) {

    public static Filter all() {
      return new Filter(null, null, null, null, null);
    }

    public static Filter one(UUID letter) {
      return new Filter(letter, null, null, null, null);
    }

    public static Filter code(String code) {
      return new Filter(null, null, code, null, null);
    }
  }

  /**
   * One message that was given up.
   *
   * @param content null when it cannot be read, which then is why it was given up
   * @param code why, for machines: the provider's code or one of ours
   * @param reason why, in the provider's words
   * @param mayHaveArrived whether an attempt ended without an answer
   */
  record DeadLetter(
      UUID id,
      ConversationId conversation,
      ChannelId channel,
      @Nullable OutboundContent content,
      String code,
      @Nullable String reason,
      int attempts,
      boolean mayHaveArrived,
      Instant endedAt) {

    public Place place() {
      return new Place(endedAt, id);
    }
  }

  /** Where a letter stands in the list. */
  record Place(Instant endedAt, UUID id) {}
}
