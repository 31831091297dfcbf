package io.recado.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.recado.settings.Settings;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Bounds what connections cost that ask nothing: how many there are, and how long each may keep the
 * server waiting. Whoever is answered while they still send gets to read it.
 */
@Component
public final class GuardedConnections implements NettyServerCustomizer {

  private static final String DEADLINES = "deadlines";

  private final ConnectionLimits limits;
  private final Counter late;
  private final Counter tooMany;
  private final AtomicInteger open = new AtomicInteger();

  @Autowired
  GuardedConnections(Settings settings, MeterRegistry meters) {
    this(ConnectionLimits.of(settings), meters);
  }

  GuardedConnections(ConnectionLimits limits, MeterRegistry meters) {
    this.limits = limits;
    this.late = closed("late", meters);
    this.tooMany = closed("toomany", meters);
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit((_, channel, _) -> guard(channel));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nothing comes after it was closed.
  private void guard(Channel channel) {
    channel.closeFuture().addListener(_ -> open.decrementAndGet());
    if (open.incrementAndGet() > limits.most()) {
      tooMany.increment();
      channel.close();
    } else {
      channel
          .pipeline()
          .addAfter(NettyPipeline.HttpCodec, DEADLINES, new Deadlines(limits, late::increment))
          .addAfter(DEADLINES, "lingering", new LingeringClose());
    }
  }

  private static Counter closed(String reason, MeterRegistry meters) {
    return Counter.builder("recado.connections.closed")
        .description("connections to the server that were closed for keeping it waiting")
        .tag("reason", reason)
        .register(meters);
  }
}
