package io.recado.gateway.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.channel.Channel;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.journal.InboundEvent;
import io.recado.journal.Journal;
import io.recado.journal.Journal.Accepted;
import io.recado.ledger.Duplicates;
import io.recado.live.Wakeups;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Journal first, then the wake-up: a signal never speaks of what is not committed. */
@Component
class JournalIntake implements Intake {

  private static final Logger log = LoggerFactory.getLogger(JournalIntake.class);

  /**
   * Later than this, the channel is better told to come again. The recording goes on all the same:
   * what it still commits, a redelivery finds to be a duplicate and wakes nobody for, so it is the
   * sweep that takes it up.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** A wake-up saves a sweep's wait; waiting longer for it than that would be no saving. */
  private static final Duration PATIENCE_TO_WAKE = Duration.ofMillis(500);

  private final Journal journal;
  private final Wakeups wakeups;
  private final Duplicates duplicates;
  private final MeterRegistry meters;

  JournalIntake(Journal journal, Wakeups wakeups, Duplicates duplicates, MeterRegistry meters) {
    this.journal = journal;
    this.wakeups = wakeups;
    this.duplicates = duplicates;
    this.meters = meters;
  }

  @Override
  public Mono<Accepted> accept(Channel channel, List<InboundEvent> events, byte @Nullable [] body) {
    return journal
        .accept(channel, events, body)
        .timeout(PATIENCE)
        .onErrorMap(error -> refusal(channel, error))
        .doOnNext(accepted -> count(channel, accepted))
        .delayUntil(this::wake);
  }

  /** What is recorded is accepted, whether or not anybody wakes. */
  private Mono<Void> wake(Accepted accepted) {
    return wakeups
        .wake(accepted.conversations())
        .timeout(PATIENCE_TO_WAKE)
        .onErrorResume(JournalIntake::leaveToSweep);
  }

  private static Mono<Void> leaveToSweep(Throwable error) {
    log.warn("A wake-up was not sent, the sweep will find the work: {}", error.toString());
    return Mono.empty();
  }

  private void count(Channel channel, Accepted accepted) {
    var kind = channel.kind().code();
    meters.counter("recado.inbound.events", "channel", kind).increment(accepted.recorded());
    meters.counter("recado.inbound.duplicates", "channel", kind).increment(accepted.duplicates());
    duplicates.add(channel.tenant(), accepted.duplicates());
  }

  private static GatewayProblem refusal(Channel channel, Throwable error) {
    log.error(
        "Nothing was recorded for {}, it is to be delivered again: {}", channel, error.toString());
    return new GatewayProblem(GatewayError.TRY_AGAIN);
  }
}
