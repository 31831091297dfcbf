package io.recado.gateway.delivery;

import io.recado.channel.ChannelId;
import io.recado.gateway.channel.SendLimits;
import reactor.core.publisher.Mono;

/** Keeps to the channels' limits by telling each message when it may go. */
interface Pace {

  /**
   * Asks for a message's turn. Where the channel as a whole is too fast, later turns are given out
   * one by one and kept, so that many waiting messages do not all come back at once; where only the
   * customer gets too many, nothing is used up and the message asks again. Never fails.
   */
  Mono<Admission> admit(ChannelId channel, String address, SendLimits limits);
}
