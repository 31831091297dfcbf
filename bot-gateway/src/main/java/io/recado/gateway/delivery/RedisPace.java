package io.recado.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.recado.channel.ChannelId;
import io.recado.gateway.channel.SendLimits;
import io.recado.gateway.channel.SendLimits.Rate;
import io.recado.live.RedisLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * One pace for all nodes, by Redis' clock. While Redis is away each node keeps to the limits by
 * itself: a few too many messages are better than none, and a channel that minds says so.
 */
@Component
class RedisPace implements Pace {

  private static final Logger log = LoggerFactory.getLogger(RedisPace.class);

  /**
   * What {@link LocalPace} does, in microseconds; the answer is the wait and whether it is kept.
   */
  private static final String SCRIPT =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000000 + time[2]
      local function used(key, interval)
        return math.max(tonumber(redis.call('GET', key) or now), now) + interval
      end
      local function keep(key, used)
        redis.call('SET', key, string.format('%.0f', used), 'PX', math.ceil((used - now) / 1000) + 1)
      end
      local channel = used(KEYS[1], tonumber(ARGV[1]))
      local customer = used(KEYS[2], tonumber(ARGV[3]))
      local wait = customer - ARGV[3] * ARGV[4] - now
      if wait > 0 then return {wait, 0} end
      keep(KEYS[1], channel)
      keep(KEYS[2], customer)
      return {math.max(0, channel - ARGV[1] * ARGV[2] - now), 1}
      """;

  /** Sooner than a customer would notice. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** How long a Redis that failed is not asked again. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

  private final RedisLine redis;
  private final Clock clock;
  private final LocalPace alone;
  private final Mono<String> digest;
  private final Duration patience;
  private final AtomicBoolean away = new AtomicBoolean();
  private volatile Instant leaveAloneUntil = Instant.MIN;

  @Autowired
  RedisPace(RedisLine redis, Clock clock) {
    this(redis, clock, PATIENCE);
  }

  RedisPace(RedisLine redis, Clock clock, Duration patience) {
    this.patience = patience;
    this.redis = redis;
    this.clock = clock;
    this.alone = new LocalPace(clock);
    this.digest = redis.commands().map(commands -> commands.digest(SCRIPT));
  }

  @Override
  public Mono<Admission> admit(ChannelId channel, String address, SendLimits limits) {
    if (limits.equals(SendLimits.NONE)) {
      return Mono.just(Admission.NOW);
    }
    return Mono.defer(
        () ->
            clock.instant().isBefore(leaveAloneUntil)
                ? alone.admit(channel, address, limits)
                : together(channel, address, limits)
                    .onErrorResume(error -> byItself(error, channel, address, limits)));
  }

  private Mono<Admission> together(ChannelId channel, String address, SendLimits limits) {
    // The braces keep both on one node of a cluster.
    var whole = "recado:pace:{" + channel + "}";
    var keys = new String[] {whole, whole + ":" + digestOf(address)};
    return redis
        .commands()
        .flatMap(commands -> run(commands, keys, arguments(limits)))
        .map(RedisPace::admission)
        .timeout(patience)
        .doOnNext(admission -> tellIfBack());
  }

  private void tellIfBack() {
    if (away.getAndSet(false)) {
      log.info("All nodes keep to the channels' limits together again");
    }
  }

  private Mono<List<Object>> run(
      RedisReactiveCommands<String, String> commands, String[] keys, String[] arguments) {
    return digest
        .flatMapMany(script -> commands.evalsha(script, ScriptOutputType.MULTI, keys, arguments))
        .onErrorResume(
            RedisNoScriptException.class,
            unknown -> commands.eval(SCRIPT, ScriptOutputType.MULTI, keys, arguments))
        .next()
        .map(RedisPace::list);
  }

  @SuppressWarnings("unchecked") // The driver gives what the script answers as an untyped list.
  private static List<Object> list(Object answer) {
    return (List<Object>) answer;
  }

  private Mono<Admission> byItself(
      Throwable error, ChannelId channel, String address, SendLimits limits) {
    leaveAloneUntil = clock.instant().plus(LEFT_ALONE);
    if (!away.getAndSet(true)) {
      log.warn(
          "This node keeps to the channels' limits by itself until Redis answers again: {}",
          error.toString());
    }
    return alone.admit(channel, address, limits);
  }

  /** Redis shows no customer's number in clear. */
  private static String digestOf(String address) {
    return UUID.nameUUIDFromBytes(address.getBytes(UTF_8)).toString();
  }

  private static String[] arguments(SendLimits limits) {
    return new String[] {
      micros(limits.channel()),
      Integer.toString(limits.channel().burst()),
      micros(limits.customer()),
      Integer.toString(limits.customer().burst())
    };
  }

  private static String micros(Rate rate) {
    return Long.toString(TimeUnit.NANOSECONDS.toMicros(rate.interval().toNanos()));
  }

  private static Admission admission(List<Object> answer) {
    var wait = Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos((Long) answer.getFirst()));
    return new Admission(wait, (Long) answer.getLast() == 1);
  }
}
