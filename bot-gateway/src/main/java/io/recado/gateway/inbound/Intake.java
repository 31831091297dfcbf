package io.recado.gateway.inbound;

import io.recado.channel.Channel;
import io.recado.journal.InboundEvent;
import io.recado.journal.Journal.Accepted;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The one road from a channel to the journal. */
public interface Intake {

  /**
   * How long a channel waits for its answer at most, whatever is away. Later than this, it is
   * better told to come again. Recording goes on all the same: what it still commits, a redelivery
   * finds to be a duplicate and wakes nobody for, so it is the sweep that takes it up.
   */
  Duration PATIENCE = Duration.ofSeconds(2);

  /**
   * Records events and wakes workers. Completes after the commit: only then may the channel be
   * acknowledged. Cancelling does not undo the recording.
   *
   * @param body the bytes as received; null where the channel is our own
   * @throws io.recado.gateway.problem.GatewayProblem {@code TRY_AGAIN} when the database did not
   *     confirm it in time: it may be recorded all the same; {@code TOO_MANY_REQUESTS} when this
   *     tenant's customers write more than one tenant's may: nothing was recorded
   */
  Mono<Accepted> accept(Channel channel, List<InboundEvent> events, byte @Nullable [] body);
}
