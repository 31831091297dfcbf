package io.recado.gateway.delivery;

import io.recado.gateway.work.WorkLoop;
import io.recado.outbox.Outbox;
import io.recado.queue.ConversationKey;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Delivers what turns have just committed, and sweeps for what was left behind. */
@Component
public class DeliveryWorker {

  private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);
  private static final int MOST_WAITING = 10_000;

  /** After a channel was away, the most conversations taken up per sweep. */
  private static final int SWEEP_BATCH = 1_000;

  /** Waits kept in this process, so that a message goes when it may and not a sweep later. */
  private static final int MOST_ALARMS = 10_000;

  private static final Duration LONGEST_ALARM = Duration.ofMinutes(1);

  private final Outbox outbox;
  private final DeliverOutboundMessages deliver;
  private final Duration sweepInterval;
  private final int concurrency;
  private final AtomicInteger alarms = new AtomicInteger();

  /** The conversations being delivered, and whether something was committed for them meanwhile. */
  private final Map<ConversationKey, Boolean> underWay = new ConcurrentHashMap<>();

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

  /**
   * Starts delivering; at most once.
   *
   * @param makesWay whether other work of the process comes first at the moment
   */
  public WorkLoop start(BooleanSupplier makesWay) {
    return WorkLoop.start(
        Flux.merge(committed.asFlux(), sweep()),
        ConversationKey::tenant,
        this::serve,
        new WorkLoop.Limits(concurrency, MOST_WAITING, makesWay));
  }

  private Mono<Void> serve(ConversationKey key) {
    return Mono.defer(
        () ->
            underWay.merge(key, false, (known, fresh) -> true)
                ? Mono.<Void>empty()
                : deliver
                    .deliver(key)
                    .doOnNext(wait -> setAlarm(key, wait))
                    .then()
                    .doFinally(signal -> lookAgain(key)));
  }

  private void lookAgain(ConversationKey key) {
    if (Boolean.TRUE.equals(underWay.remove(key))) {
      committed(key);
    }
  }

  /** An alarm too many is left to the sweep, as is one that would be kept for long. */
  private void setAlarm(ConversationKey key, Duration wait) {
    if (wait.compareTo(LONGEST_ALARM) > 0) {
      return;
    }
    if (alarms.incrementAndGet() > MOST_ALARMS) {
      alarms.decrementAndGet();
      return;
    }
    Mono.delay(wait)
        .doFinally(signal -> alarms.decrementAndGet())
        .subscribe(tick -> committed(key));
  }

  private Flux<ConversationKey> sweep() {
    return Flux.interval(sweepInterval)
        .onBackpressureDrop()
        .concatMap(tick -> outbox.due(SWEEP_BATCH).onErrorResume(DeliveryWorker::tryNextTime), 1)
        .filter(key -> !underWay.containsKey(key));
  }

  private static Flux<ConversationKey> tryNextTime(Throwable error) {
    log.warn("The outbox could not be swept, next try at the next interval: {}", error.toString());
    return Flux.empty();
  }
}
