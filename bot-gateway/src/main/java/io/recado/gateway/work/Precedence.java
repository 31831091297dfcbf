package io.recado.gateway.work;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Recording what comes in goes before working on what is recorded: the one cannot wait, because a
 * channel counts seconds, and the other can. While deliveries are recorded slowly, loops of work
 * keep to a few of their places. Safe for many threads.
 */
@Component
public final class Precedence {

  /** For how long one slow delivery speaks for those that follow. */
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final long slowNanos;
  private final LongSupplier nanoTime;
  private volatile long lastSlow;

  /** Slow is what takes longer than {@link Setting#WORK_YIELDS_AFTER}. */
  @Autowired
  public Precedence(Settings settings) {
    this(settings.duration(Setting.WORK_YIELDS_AFTER), System::nanoTime);
  }

  Precedence(Duration slow, LongSupplier nanoTime) {
    this.slowNanos = slow.toNanos();
    this.nanoTime = nanoTime;
    this.lastSlow = nanoTime.getAsLong() - REMEMBERED.toNanos();
  }

  /** The same, which must not wait for work; its failure, and its end by a time limit, count. */
  public <T> Mono<T> first(Mono<T> recording) {
    return Mono.defer(
        () -> {
          long began = nanoTime.getAsLong();
          return recording.doFinally(signal -> ended(began));
        });
  }

  /** Whether work has to make way now. */
  public boolean isNeeded() {
    return nanoTime.getAsLong() - lastSlow < REMEMBERED.toNanos();
  }

  private void ended(long began) {
    long now = nanoTime.getAsLong();
    if (now - began > slowNanos) {
      lastSlow = now;
    }
  }
}
