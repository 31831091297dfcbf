package io.recado.journal;

import io.recado.channel.Channel;
import io.recado.queue.Awaited;
import io.recado.queue.ConversationKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What channels delivered, recorded before it is acknowledged. */
public interface Journal {

  /**
   * Records the events of one delivery in one transaction, gives each conversation's events their
   * place in its order, and marks those conversations as having work. Completes only after the
   * commit. Cancelling the subscriber does not undo or interrupt the recording.
   *
   * <p>An event whose key the channel delivered before changes nothing and is counted as a
   * duplicate, however many copies arrive at the same moment.
   *
   * @param events in the order delivered; may be empty, then only the body is kept
   * @param body the bytes as received, kept so that a mapping fault can be mended later; null where
   *     the channel is our own and the events say it all
   * @return what was recorded; the wake-ups in it are still to be sent
   */
  Mono<Accepted> accept(Channel channel, List<InboundEvent> events, byte @Nullable [] body);

  /**
   * What {@link #accept} did.
   *
   * @param recorded events that are new
   * @param duplicates events that were known
   * @param awaited the conversations that have something to do, and when
   */
  record Accepted(int recorded, int duplicates, List<Awaited> awaited) {
    public Accepted {
      awaited = List.copyOf(awaited);
    }

    public List<ConversationKey> conversations() {
      return awaited.stream().map(Awaited::key).toList();
    }
  }
}
