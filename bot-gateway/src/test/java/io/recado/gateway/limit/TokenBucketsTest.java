package io.recado.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
  private final TokenBuckets buckets = new TokenBuckets(30, Duration.ofMinutes(1), clock);

  private void takeAll(String key) {
    for (int i = 0; i < 30; i++) {
      buckets.take(key);
    }
  }

  @Test
  void whatIsAllowedInAMinuteMayComeAtOnceAndNoMore() {
    takeAll("a");

    var problem = catchThrowableOfType(GatewayProblem.class, () -> buckets.take("a"));

    assertThat(problem.error()).isEqualTo(GatewayError.TOO_MANY_REQUESTS);
    assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void afterTheToldWaitOneMoreIsAllowed() {
    takeAll("a");

    clock.advance(Duration.ofSeconds(2));
    buckets.take("a");

    assertThatThrownBy(() -> buckets.take("a")).isInstanceOf(GatewayProblem.class);
  }

  @Test
  void keysDoNotShare() {
    takeAll("a");

    buckets.take("b");
  }

  @Test
  void restDoesNotPileUp() {
    clock.advance(Duration.ofHours(5));
    takeAll("a");

    assertThatThrownBy(() -> buckets.take("a")).isInstanceOf(GatewayProblem.class);
  }

  @Test
  void whatComesInOnePieceIsTakenWholeAndOwedForAfterwards() {
    buckets.take("a", 45);

    var problem = catchThrowableOfType(GatewayProblem.class, () -> buckets.take("a"));

    assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(32));
  }
}
