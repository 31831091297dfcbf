package io.recado.egress;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Predicate;

/**
 * Lets a channel connect to permitted addresses only. It looks at the very address that is
 * connected to, so a name that resolves differently from one moment to the next gains nothing.
 */
final class CheckedConnect extends ChannelOutboundHandlerAdapter {

  private final Predicate<InetAddress> permitted;

  CheckedConnect(Predicate<InetAddress> permitted) {
    this.permitted = permitted;
  }

  @Override
  public void connect(
      ChannelHandlerContext context,
      SocketAddress remote,
      SocketAddress local,
      ChannelPromise promise) {
    boolean passes =
        remote instanceof InetSocketAddress socket
            && !socket.isUnresolved()
            && permitted.test(socket.getAddress());
    if (passes) {
      // What comes of it is told by the promise.
      var _ = context.connect(remote, local, promise);
    } else {
      var _ = promise.setFailure(EgressException.of(Refusal.ADDRESS));
    }
  }
}
