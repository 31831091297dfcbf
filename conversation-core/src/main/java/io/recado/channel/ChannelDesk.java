package io.recado.channel;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What owners do with their channels. All of it in the tenant's scope, joining a transaction where
 * there is one; whoever calls tells {@link ChannelNews} after the commit. A channel that another
 * tenant has, or that was removed, is none.
 */
public interface ChannelDesk {

  /** What came of the wish to connect a channel. */
  enum Addition {
    ADDED,
    /** A channel, of whichever tenant, has this address. */
    TAKEN,
    /** The tenant has as many as a tenant may have. */
    TOO_MANY
  }

  /** Connects a channel whose provider has just taken its token. */
  Mono<Addition> add(Channel channel, String name);

  /** Whether there is such a channel; its name is then this one. */
  Mono<Boolean> rename(ChannelKey key, String name);

  /**
   * Has nothing go out any more, or again: what was to go out waits meanwhile, and goes on at once.
   *
   * @return false when there is no such channel; true when it was so already, too
   */
  Mono<Boolean> pause(ChannelKey key, boolean paused);

  /**
   * Keeps these secrets in place of those of the same names, and tries at once what waits because
   * the channel was down.
   *
   * @return false when there is no such channel
   */
  Mono<Boolean> replaceSecrets(ChannelKey key, Map<String, String> secrets);

  /**
   * Notes what the provider said to the channel's token. Refused, the channel is down until it is
   * taken or a message leaves; taken, a channel that was down for its token goes on.
   *
   * @param code why it was refused; null when it was taken
   */
  Mono<Boolean> noteCheck(ChannelKey key, @Nullable String code);

  /** Has a widget look like this from now on; false when there is no such widget. */
  Mono<Boolean> dress(ChannelKey key, WidgetLook look);

  /**
   * Has the bot answer what comes on it once nothing more has come for so long. It holds for the
   * next message.
   *
   * @param quietPeriod up to a minute; null for what the installation says
   * @return false when there is no such channel
   */
  Mono<Boolean> answerAfter(ChannelKey key, @Nullable Duration quietPeriod);

  /**
   * Takes a channel away for good: nothing comes in or goes out any more, and its secrets are gone.
   * Conversations on it stay, to be read.
   */
  Mono<Boolean> remove(ChannelKey key);
}
