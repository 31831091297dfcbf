package io.recado.gateway.delivery;

import io.recado.gateway.work.WorkLoop;
import io.recado.outbox.Outbox;
import io.recado.queue.ConversationKey;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Delivers what turns have just committed, and sweeps for what was left behind. */
@Component
public class DeliveryWorker {

  private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);
  private static final int MOST_WAITING = 10_000;

  /** After a channel was away, the most conversations taken up per sweep. */
  private static final int SWEEP_BATCH = 1_000;

  private final Outbox outbox;
  private final DeliverOutboundMessages deliver;
  private final Duration sweepInterval;
  private final int concurrency;
  private final Sinks.Many<ConversationKey> committed =
      Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_WAITING));

  DeliveryWorker(Outbox outbox, DeliverOutboundMessages deliver, Settings settings) {
    this.outbox = outbox;
    this.deliver = deliver;
    this.sweepInterval = settings.duration(Setting.SWEEP_INTERVAL);
    this.concurrency = settings.count(Setting.DELIVERY_CONCURRENCY);
  }

  /**
   * Something was committed for this conversation. Never blocks; what finds the buffer full is left
   * to the sweep.
   */
  public void committed(ConversationKey key) {
    synchronized (committed) {
      committed.tryEmitNext(key);
    }
  }

  /** Starts delivering; at most once. */
  public WorkLoop start() {
    return WorkLoop.start(
        Flux.merge(committed.asFlux(), sweep()),
        ConversationKey::tenant,
        deliver::deliver,
        new WorkLoop.Limits(concurrency, MOST_WAITING));
  }

  private Flux<ConversationKey> sweep() {
    return Flux.interval(sweepInterval)
        .onBackpressureDrop()
        .concatMap(tick -> outbox.due(SWEEP_BATCH).onErrorResume(DeliveryWorker::tryNextTime), 1);
  }

  private static Flux<ConversationKey> tryNextTime(Throwable error) {
    log.warn("The outbox could not be swept, next try at the next interval: {}", error.toString());
    return Flux.empty();
  }
}
