package io.recado.channel;

import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * What owners do with the keys that sign their widgets' visitors. All of it in the tenant's scope,
 * joining a transaction where there is one; whoever calls tells {@link ChannelNews} after the
 * commit.
 */
public interface IdentityKeys {

  /**
   * Has a widget take what is signed with this key as well.
   *
   * @return false when it has {@link IdentityKey#MOST} already; empty when there is no such widget
   */
  Mono<Boolean> add(ChannelKey key, IdentityKey added);

  /**
   * Has it take nothing more that this key has signed; whoever was let in by it is shown out.
   *
   * @return false when there is no such widget, or it has no such key
   */
  Mono<Boolean> revoke(ChannelKey key, UUID id);

  /**
   * Whether it lets in nobody whom no key has signed.
   *
   * @return false when there is no such widget
   */
  Mono<Boolean> require(ChannelKey key, boolean required);
}
