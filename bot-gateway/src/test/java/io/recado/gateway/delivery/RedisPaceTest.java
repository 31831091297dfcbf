package io.recado.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.ChannelId;
import io.recado.conversation.Uuid7;
import io.recado.gateway.channel.SendLimits;
import io.recado.gateway.channel.SendLimits.Rate;
import io.recado.live.RedisLine;
import io.recado.live.TestRedis;
import io.recado.store.Events;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.util.retry.Retry;

@Tag("server")
class RedisPaceTest extends PaceContract {

  /** For a Redis that is there, on a machine that has other things to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static TestRedis server;
  private static RedisLine line;

  @BeforeAll
  static void start() {
    server = TestRedis.start();
    line = RedisLine.to(server.url());
    awaitConnection(line);
  }

  @AfterAll
  static void stop() {
    line.close();
    server.close();
  }

  @Override
  Pace pace() {
    return new RedisPace(line, Clock.systemUTC(), PATIENCE);
  }

  @Test
  void nodesShareOnePace() {
    var limits = new SendLimits(new Rate(Duration.ofHours(1), 2), Rate.UNLIMITED);
    var channel = new ChannelId(Uuid7.next());
    var other = new RedisPace(line, Clock.systemUTC(), PATIENCE);

    var here = Await.value(pace().admit(channel, "ana", limits));
    var there = Await.value(other.admit(channel, "eva", limits));
    var third = Await.value(other.admit(channel, "ida", limits));

    assertThat(here.isNow()).isTrue();
    assertThat(there.isNow()).isTrue();
    assertThat(third.isNow()).isFalse();
  }

  @Test
  void redisIsToldNoAddress() {
    var limits = new SendLimits(Rate.UNLIMITED, new Rate(Duration.ofHours(1), 2));

    Await.value(pace().admit(new ChannelId(Uuid7.next()), "5491100000000", limits));

    var keys = Await.all(line.commands().flatMapMany(commands -> commands.keys("recado:pace:*")));
    assertThat(keys).isNotEmpty().noneMatch(key -> key.contains("5491100000000"));
  }

  @Test
  void withRedisAwayEachNodeKeepsToTheLimitsByItselfUntilItIsBack() {
    var limits = new SendLimits(new Rate(Duration.ofHours(1), 2), Rate.UNLIMITED);
    var channel = new ChannelId(Uuid7.next());
    var clock = new SettableClock(Events.NOON);
    var redis = TestRedis.start();
    try (var ownLine = RedisLine.to(redis.url())) {
      var alone = new RedisPace(ownLine, clock, PATIENCE);
      awaitConnection(ownLine);
      redis.close();

      var delays =
          IntStream.range(0, 3)
              .mapToObj(i -> Await.value(alone.admit(channel, "user" + i, limits)).isNow())
              .toList();
      assertThat(delays).containsExactly(true, true, false);

      try (var back = TestRedis.startOn(redis.port())) {
        awaitConnection(ownLine);
        clock.advance(Duration.ofSeconds(5));
        assertThat(back.port()).isEqualTo(redis.port());
        assertThat(Await.value(alone.admit(channel, "eva", limits)).isNow()).isTrue();
      }
    }
  }

  private static void awaitConnection(RedisLine to) {
    Await.done(
        to.commands()
            .flatMap(commands -> commands.ping())
            .retryWhen(Retry.fixedDelay(600, Duration.ofMillis(50))));
  }
}
