package io.recado.channel;

import reactor.core.publisher.Mono;

/** Keeps the channels of a tenant. */
public interface ChannelStore {

  /**
   * Writes a channel, in its tenant's scope: anew, or over the one of the same id; one that its
   * owner has removed stays removed. Its secrets are sealed. {@link Channels} of other processes
   * may give the state before for a few seconds more, once also where nobody has asked for up to
   * half a minute, unless they are told ({@link ChannelNews}).
   *
   * @throws ChannelTakenException when another channel, of whichever tenant, has the id or the
   *     address; nothing was written
   */
  Mono<Void> save(Channel channel);
}
