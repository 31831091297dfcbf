package io.recado.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.ChannelId;
import io.recado.conversation.Uuid7;
import io.recado.gateway.channel.SendLimits;
import io.recado.gateway.channel.SendLimits.Rate;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every pace must hold. Time may pass while a test runs, but not ten minutes. */
abstract class PaceContract {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration ALMOST_AN_HOUR = Duration.ofMinutes(50);

  private final ChannelId channel = new ChannelId(Uuid7.next());

  abstract Pace pace();

  @Test
  void aBurstGoesAtOnceAndTheRestOneAfterTheOther() {
    var limits = new SendLimits(new Rate(HOUR, 3), Rate.UNLIMITED);

    var delays = IntStream.range(0, 5).mapToObj(i -> admit("user" + i, limits).delay()).toList();

    assertThat(delays.subList(0, 3)).containsOnly(Duration.ZERO);
    assertThat(delays.get(3)).isBetween(ALMOST_AN_HOUR, HOUR);
    assertThat(delays.get(4)).isBetween(ALMOST_AN_HOUR.plus(HOUR), HOUR.multipliedBy(2));
  }

  @Test
  void aTurnOfTheChannelIsKept() {
    var limits = new SendLimits(new Rate(HOUR, 1), Rate.UNLIMITED);

    var answers = Stream.of("ana", "eva").map(user -> admit(user, limits)).toList();

    assertThat(answers).extracting(Admission::kept).containsOnly(true);
  }

  @Test
  void whoGetsTooManyAsksAgainAndHoldsBackNobodyElse() {
    var limits = new SendLimits(new Rate(Duration.ofMillis(1), 10), new Rate(HOUR, 2));
    admit("ana", limits);
    admit("ana", limits);

    var third = admit("ana", limits);
    var again = admit("ana", limits);

    assertThat(third.kept()).isFalse();
    assertThat(third.delay()).isBetween(ALMOST_AN_HOUR, HOUR);
    assertThat(again.delay()).isLessThanOrEqualTo(third.delay());
    assertThat(admit("eva", limits).isNow()).isTrue();
  }

  @Test
  void oneChannelsPaceIsNotAnothers() {
    var limits = new SendLimits(new Rate(HOUR, 1), new Rate(HOUR, 1));
    admit("ana", limits);

    var elsewhere = pace().admit(new ChannelId(Uuid7.next()), "ana", limits);

    assertThat(Await.value(elsewhere).isNow()).isTrue();
  }

  @Test
  void withoutLimitsEverythingGoes() {
    var answers = IntStream.range(0, 100).mapToObj(i -> admit("ana", SendLimits.NONE)).toList();

    assertThat(answers).allMatch(Admission::isNow);
  }

  Admission admit(String address, SendLimits limits) {
    return Await.value(pace().admit(channel, address, limits));
  }
}
