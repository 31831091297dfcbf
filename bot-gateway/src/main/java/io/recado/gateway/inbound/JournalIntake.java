package io.recado.gateway.inbound;

import io.recado.channel.Channel;
import io.recado.gateway.limit.TokenBuckets;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.gateway.work.Precedence;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.Journal;
import io.recado.journal.Journal.Accepted;
import io.recado.live.Wakeups;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Clock;
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

  /** A wake-up saves a sweep's wait; waiting longer for it than that would be no saving. */
  private static final Duration PATIENCE_TO_WAKE = Duration.ofMillis(500);

  /** What a tenant has not sent for so long, it may send at once. */
  private static final Duration BURST = Duration.ofSeconds(10);

  private final Journal journal;
  private final Wakeups wakeups;
  private final InboundCounts counts;
  private final Precedence precedence;
  private final TokenBuckets tenants;
  private final RefusalLog refusals;

  JournalIntake(
      Journal journal,
      Wakeups wakeups,
      InboundCounts counts,
      Precedence precedence,
      Settings settings,
      Clock clock) {
    this.journal = journal;
    this.wakeups = wakeups;
    this.counts = counts;
    this.precedence = precedence;
    this.refusals = new RefusalLog(clock);
    int perSecond = settings.count(Setting.TENANT_EVENTS_PER_SECOND);
    this.tenants = new TokenBuckets(perSecond * (int) BURST.toSeconds(), BURST, clock);
  }

  @Override
  public Mono<Accepted> accept(Channel channel, List<InboundEvent> events, byte @Nullable [] body) {
    return Mono.defer(() -> admit(channel, events))
        .then(precedence.first(Mono.defer(() -> journal.accept(channel, events, body))))
        .timeout(PATIENCE)
        .onErrorMap(error -> !(error instanceof GatewayProblem), error -> refusal(channel, error))
        .doOnNext(accepted -> counts.add(channel, accepted))
        .doOnNext(this::wake);
  }

  /**
   * The flood of one tenant is turned away before it reaches what all tenants share. Receipts and
   * news are not counted: there are as many as the tenant itself may send.
   */
  private Mono<Void> admit(Channel channel, List<InboundEvent> events) {
    int messages = (int) events.stream().filter(CustomerMessage.class::isInstance).count();
    return messages == 0
        ? Mono.empty()
        : Mono.fromRunnable(() -> tenants.take(channel.tenant().toString(), messages));
  }

  /** What is recorded is accepted, whether or not anybody wakes: nobody waits for this. */
  private void wake(Accepted accepted) {
    wakeups
        .wake(accepted.awaited())
        .timeout(PATIENCE_TO_WAKE)
        .onErrorResume(JournalIntake::leaveToSweep)
        .subscribe();
  }

  private static Mono<Void> leaveToSweep(Throwable error) {
    log.warn("A wake-up was not sent, the sweep will find the work: {}", error.toString());
    return Mono.empty();
  }

  private GatewayProblem refusal(Channel channel, Throwable error) {
    refusals.add(channel, error);
    return new GatewayProblem(GatewayError.TRY_AGAIN);
  }
}
