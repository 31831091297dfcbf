package io.recado.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection in good order whose request was answered before all of it had come, such as
 * one that is too large: our side ends, and what still arrives is dropped until it has. Closed at
 * once, the bytes that nobody read would reset the connection, and the answer could be lost (RFC
 * 9112, 9.6). How long that may take, {@link Deadlines} says.
 */
final class LingeringClose extends ChannelDuplexHandler {

  private boolean isArriving;
  private boolean isAnswered;
  private boolean isInformation;
  private boolean isClosing;

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Nothing comes after it.
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      isArriving = true;
      isAnswered = false;
    }
    if (message instanceof LastHttpContent) {
      isArriving = false;
    }
    if (!isClosing) {
      context.fireChannelRead(message);
      return;
    }
    ReferenceCountUtil.release(message);
    if (!isArriving) {
      context.close();
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Whoever writes holds the promise.
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response) {
      isInformation = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
    isAnswered |= message instanceof LastHttpContent && !isInformation;
    context.write(message, promise);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Whoever closes holds the promise.
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (isArriving && isAnswered && !isClosing && context.channel() instanceof DuplexChannel both) {
      isClosing = true;
      both.closeFuture().addListener(_ -> promise.trySuccess());
      both.shutdownOutput();
      both.config().setAutoRead(true);
    } else {
      context.close(promise);
    }
  }
}
