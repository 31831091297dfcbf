package io.recado.gateway.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recado.channel.ChannelId;
import io.recado.gateway.channel.SendLimits;
import io.recado.gateway.channel.SendLimits.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The pace of this process alone. Like {@link RedisPace}, it remembers for each limit the time up
 * to which it is used up (the generic cell rate algorithm).
 */
final class LocalPace implements Pace {

  /** The longest unused are forgotten first, which at worst forgives them what they used. */
  private static final int MOST_KEPT = 100_000;

  private final Clock clock;
  private final Cache<Key, Instant> usedUpTo = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  LocalPace(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Mono<Admission> admit(ChannelId channel, String address, SendLimits limits) {
    return Mono.fromSupplier(() -> take(channel, address, limits));
  }

  private synchronized Admission take(ChannelId channel, String address, SendLimits limits) {
    var now = clock.instant();
    var ofCustomer = new Key(channel, address);
    var customer = next(ofCustomer, limits.customer(), now);
    var customerWait = wait(customer, limits.customer(), now);
    if (customerWait.isPositive()) {
      return new Admission(customerWait, false);
    }
    var ofChannel = new Key(channel, "");
    var whole = next(ofChannel, limits.channel(), now);
    usedUpTo.put(ofCustomer, customer);
    usedUpTo.put(ofChannel, whole);
    return new Admission(wait(whole, limits.channel(), now), true);
  }

  private Instant next(Key key, Rate rate, Instant now) {
    var used = Objects.requireNonNullElse(usedUpTo.getIfPresent(key), now);
    return (used.isAfter(now) ? used : now).plus(rate.interval());
  }

  private static Duration wait(Instant next, Rate rate, Instant now) {
    var wait = Duration.between(now, next).minus(rate.interval().multipliedBy(rate.burst()));
    return wait.isPositive() ? wait : Duration.ZERO;
  }

  private record Key(ChannelId channel, String address) {}
}
