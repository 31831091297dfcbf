package io.recado.admin.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.recado.live.RedisLine;
import io.recado.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts in fixed windows, for all nodes together. While Redis is away each node counts by itself,
 * so guessing stays limited.
 */
@Component
public class RateLimits {

  private static final Logger log = LoggerFactory.getLogger(RateLimits.class);

  private static final String SCRIPT =
      """
      local used = redis.call('INCR', KEYS[1])
      if used == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
      return {used, redis.call('PTTL', KEYS[1])}
      """;

  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** How long a Redis that failed is not asked again. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

  private final RedisLine redis;
  private final Settings settings;
  private final Clock clock;

  /**
   * What this node has counted by itself, apart for each limit. Nothing leaves before its window
   * has passed: otherwise whoever makes up keys could have others forgotten.
   */
  private final Map<Limit, Cache<String, Window>> own =
      Arrays.stream(Limit.values()).collect(toUnmodifiableMap(limit -> limit, RateLimits::windows));

  private final AtomicBoolean away = new AtomicBoolean();
  private volatile Instant leaveAloneUntil = Instant.MIN;

  RateLimits(RedisLine redis, Settings settings, Clock clock) {
    this.redis = redis;
    this.settings = settings;
    this.clock = clock;
  }

  /** Counts one request. Never fails. */
  public Mono<Standing> count(Limit limit, String key) {
    // Redis shows nobody's address in clear.
    var name = "recado:limit:" + limit.code() + ":" + UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
    return Mono.defer(
        () ->
            clock.instant().isBefore(leaveAloneUntil)
                ? Mono.just(byItself(limit, name))
                : together(limit, name).onErrorResume(error -> redisAway(error, limit, name)));
  }

  private Mono<Standing> together(Limit limit, String name) {
    return redis
        .commands()
        .flatMap(commands -> run(commands, limit, name))
        .map(answer -> standing(limit, answer))
        .timeout(PATIENCE)
        .doOnNext(standing -> away.set(false));
  }

  @SuppressWarnings("unchecked") // The driver gives what the script answers as an untyped list.
  private static Mono<List<Object>> run(
      RedisReactiveCommands<String, String> commands, Limit limit, String name) {
    var window = Long.toString(limit.window().toMillis());
    return commands
        .eval(SCRIPT, ScriptOutputType.MULTI, new String[] {name}, window)
        .next()
        .map(answer -> (List<Object>) answer);
  }

  private Standing standing(Limit limit, List<Object> answer) {
    long left = Math.max(0, (Long) answer.getLast());
    return new Standing(
        limit, limit.most(settings), (Long) answer.getFirst(), Duration.ofMillis(left));
  }

  private Mono<Standing> redisAway(Throwable error, Limit limit, String name) {
    leaveAloneUntil = clock.instant().plus(LEFT_ALONE);
    if (!away.getAndSet(true)) {
      log.warn("This node counts requests by itself until Redis answers: {}", error.toString());
    }
    return Mono.just(byItself(limit, name));
  }

  private Standing byItself(Limit limit, String name) {
    var now = clock.instant();
    var window =
        Objects.requireNonNull(own.get(limit))
            .asMap()
            .compute(
                name,
                (key, known) ->
                    known == null || !now.isBefore(known.until())
                        ? new Window(1, now.plus(limit.window()))
                        : new Window(known.used() + 1, known.until()));
    return new Standing(
        limit, limit.most(settings), window.used(), Duration.between(now, window.until()));
  }

  private static Cache<String, Window> windows(Limit limit) {
    return Caffeine.newBuilder().expireAfterWrite(limit.window()).build();
  }

  private record Window(long used, Instant until) {}
}
