package io.recado.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes one connection when it keeps the server waiting for longer than it may. Stands right
 * behind the codec, and sees a request once its head is there: a head that comes byte by byte is no
 * progress.
 */
final class Deadlines extends ChannelDuplexHandler {

  private final ConnectionLimits limits;
  private final Runnable onLate;

  private int unanswered;
  private boolean isArriving;
  private long arrivesUntil;
  private boolean isInformation;
  private @Nullable Future<?> deadline;

  /**
   * @param onLate run before the connection is closed for being late
   */
  Deadlines(ConnectionLimits limits, Runnable onLate) {
    this.limits = limits;
    this.onLate = onLate;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    within(limits.silence().toNanos(), context);
    context.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    wheneverItLikes();
    context.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      unanswered++;
      isArriving = true;
      arrivesUntil = System.nanoTime() + limits.arrival().toNanos();
    }
    if (message instanceof LastHttpContent) {
      isArriving = false;
    }
    await(context);
    context.fireChannelRead(message);
  }

  /**
   * "Continue" answers nothing; the rest is answered once it has left: who reads slowly is not
   * idle.
   */
  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Whoever writes holds the promise.
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response) {
      isInformation = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
    if (message instanceof LastHttpContent && !isInformation) {
      context.write(message, promise.unvoid()).addListener(_ -> answered(context));
    } else {
      context.write(message, promise);
    }
  }

  private void answered(ChannelHandlerContext context) {
    unanswered--;
    await(context);
  }

  private void await(ChannelHandlerContext context) {
    if (isArriving) {
      within(Math.min(limits.silence().toNanos(), arrivesUntil - System.nanoTime()), context);
    } else if (unanswered > 0) {
      wheneverItLikes();
    } else {
      within(limits.idle().toNanos(), context);
    }
  }

  private void within(long nanos, ChannelHandlerContext context) {
    wheneverItLikes();
    if (context.channel().isActive()) {
      deadline = context.executor().schedule(() -> close(context), nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void wheneverItLikes() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nothing comes after it.
  private void close(ChannelHandlerContext context) {
    onLate.run();
    context.close();
  }
}
