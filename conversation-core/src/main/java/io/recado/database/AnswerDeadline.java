package io.recado.database;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.resources.LoopResources;

/**
 * Closes a connection on which a server was asked and has said nothing for too long. A server that
 * is cut off or frozen cannot enforce its own statement time limit, and a connection that waits for
 * it for ever is missing from the pool for ever.
 *
 * <p>Anything that is read counts as the answer. Where an answer ends cannot be seen here, below
 * the encryption, and so neither can one that breaks off half-way: TCP's keep-alive finds that,
 * late.
 */
final class AnswerDeadline extends ChannelDuplexHandler {

  private static final Logger log = LoggerFactory.getLogger(AnswerDeadline.class);

  private final Duration limit;
  private boolean asked;
  private boolean checking;
  private long silentSince;

  private AnswerDeadline(Duration limit) {
    this.limit = limit;
  }

  /** Loops whose client connections all have this limit. */
  static LoopResources on(LoopResources loops, Duration limit) {
    return new Watched(loops, limit);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (!asked) {
      asked = true;
      silentSince = System.nanoTime();
      if (!checking) {
        checkIn(context, limit.toNanos());
      }
    }
    super.write(context, message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    asked = false;
    context.fireChannelRead(message);
  }

  /** The last thing that is sent on a connection that is given up has no answer. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    asked = false;
    context.fireChannelInactive();
  }

  private void checkIn(ChannelHandlerContext context, long nanos) {
    checking = true;
    var _ = context.executor().schedule(() -> check(context), nanos, TimeUnit.NANOSECONDS);
  }

  private void check(ChannelHandlerContext context) {
    checking = false;
    long left = limit.toNanos() - (System.nanoTime() - silentSince);
    if (asked && left > 0) {
      checkIn(context, left);
    } else if (asked) {
      log.warn("PostgreSQL has not answered for {}; its connection is closed", limit);
      var _ = context.close();
    }
  }

  private record Watched(LoopResources loops, Duration limit) implements LoopResources {

    @Override
    public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
      var channel = loops.onChannel(type, group);
      channel.pipeline().addFirst(new AnswerDeadline(limit));
      return channel;
    }

    @Override
    public <C extends Channel> Class<? extends C> onChannelClass(
        Class<C> type, EventLoopGroup group) {
      return loops.onChannelClass(type, group);
    }

    @Override
    public EventLoopGroup onClient(boolean useNative) {
      return loops.onClient(useNative);
    }

    @Override
    public EventLoopGroup onServer(boolean useNative) {
      return loops.onServer(useNative);
    }

    @Override
    public EventLoopGroup onServerSelect(boolean useNative) {
      return loops.onServerSelect(useNative);
    }

    @Override
    public boolean daemon() {
      return loops.daemon();
    }
  }
}
