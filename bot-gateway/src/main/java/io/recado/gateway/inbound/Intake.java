package io.recado.gateway.inbound;

import io.recado.channel.Channel;
import io.recado.journal.InboundEvent;
import io.recado.journal.Journal.Accepted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The one road from a channel to the journal. */
public interface Intake {

  /**
   * Records events and wakes workers. Completes after the commit: only then may the channel be
   * acknowledged. Cancelling does not undo the recording.
   *
   * @param body the bytes as received; null where the channel is our own
   * @throws io.recado.gateway.problem.GatewayProblem {@code TRY_AGAIN} when the database is away,
   *     {@code TOO_MANY_REQUESTS} when this tenant sends more than one tenant may; nothing was
   *     recorded
   */
  Mono<Accepted> accept(Channel channel, List<InboundEvent> events, byte @Nullable [] body);
}
