package io.recado.live;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** That the process comes to its end: for streams, which never end by themselves. */
@Component
public class Closing implements SmartLifecycle {

  private final Sinks.Empty<Void> begun = Sinks.empty();
  private volatile boolean running;

  /** Completes when the process begins to end. */
  public Mono<Void> begun() {
    return begun.asMono();
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before the web server waits for its requests to end. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }

  @Override
  public void stop() {
    running = false;
    begun.tryEmitEmpty();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
