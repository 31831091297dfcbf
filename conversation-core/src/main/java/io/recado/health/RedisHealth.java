package io.recado.health;

import io.recado.live.RedisLine;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Without Redis replies come a sweep later and screens refresh more slowly; nothing is lost. */
@Component("redisHealthIndicator")
class RedisHealth implements ReactiveHealthIndicator {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final RedisLine redis;

  RedisHealth(RedisLine redis) {
    this.redis = redis;
  }

  @Override
  public Mono<Health> health() {
    return redis
        .commands()
        .flatMap(commands -> commands.ping())
        .timeout(PATIENCE)
        .map(pong -> Health.up().build())
        .onErrorResume(
            error ->
                Mono.just(
                    Health.status(Degraded.STATUS)
                        .withDetail("error", error.getClass().getSimpleName())
                        .build()));
  }
}
