package io.recado.live;

import io.lettuce.core.Consumer;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.recado.conversation.ConversationId;
import io.recado.queue.Awaited;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Wake-ups over one stream that the nodes share as a consumer group. Signals are read without
 * acknowledgement: what a dying node had read is found by the sweep.
 */
@Component
class RedisWakeups implements Wakeups {

  private static final Logger log = LoggerFactory.getLogger(RedisWakeups.class);

  private static final String STREAM = "recado:wake";
  private static final String GROUP = "workers";

  /** Older signals are of no use: by then the sweep has been there. */
  private static final XAddArgs TRIMMED = new XAddArgs().maxlen(10_000).approximateTrimming();

  /** Shorter than the connection's time limit for a command. */
  private static final Duration BLOCK = Duration.ofSeconds(1);

  private static final int BATCH = 100;

  private static final Retry RECONNECT =
      Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
          .maxBackoff(Duration.ofSeconds(5))
          .transientErrors(true);

  private final RedisLine redis;
  private final Consumer<String> me = Consumer.from(GROUP, "node-" + UUID.randomUUID());

  RedisWakeups(RedisLine redis) {
    this.redis = redis;
  }

  @Override
  public Mono<Void> wake(Collection<Awaited> conversations) {
    if (conversations.isEmpty()) {
      return Mono.empty();
    }
    return redis
        .commands()
        .flatMapMany(
            commands -> Flux.fromIterable(conversations).flatMap(item -> add(commands, item)))
        .then()
        .onErrorResume(RedisWakeups::leaveToSweep);
  }

  @Override
  public Flux<Awaited> signals() {
    return Flux.usingWhen(redis.connection(), this::listen, connection -> leaveGroup(connection))
        .doOnError(e -> log.warn("Wake-ups are interrupted, the sweep goes on: {}", e.toString()))
        .retryWhen(RECONNECT)
        .repeat();
  }

  private static Mono<String> add(RedisReactiveCommands<String, String> commands, Awaited awaited) {
    var body =
        Map.of(
            "t", awaited.key().tenant().toString(),
            "c", awaited.key().conversation().toString(),
            "in", Long.toString(awaited.in().toMillis()));
    return commands.xadd(STREAM, TRIMMED, body);
  }

  private static Mono<Void> leaveToSweep(Throwable error) {
    log.warn("A wake-up was not sent, the sweep will find the work: {}", error.toString());
    return Mono.empty();
  }

  @SuppressWarnings("unchecked") // The driver takes its offsets as generic varargs.
  private Flux<Awaited> listen(StatefulRedisConnection<String, String> connection) {
    var commands = connection.reactive();
    var read =
        commands
            .xreadgroup(
                me,
                XReadArgs.Builder.noack(true).block(BLOCK).count(BATCH),
                StreamOffset.lastConsumed(STREAM))
            .map(RedisWakeups::awaited);
    return joinGroup(commands).thenMany(Flux.defer(() -> read).repeat());
  }

  /** The group begins at the end of the stream: what is older is the sweep's. */
  private static Mono<Void> joinGroup(RedisReactiveCommands<String, String> commands) {
    return commands
        .xgroupCreate(StreamOffset.latest(STREAM), GROUP, XGroupCreateArgs.Builder.mkstream(true))
        .onErrorComplete(RedisBusyException.class)
        .then();
  }

  private Mono<Void> leaveGroup(StatefulRedisConnection<String, String> connection) {
    return connection
        .reactive()
        .xgroupDelconsumer(STREAM, me)
        .onErrorComplete()
        .then(Mono.fromCompletionStage(connection::closeAsync));
  }

  private static Awaited awaited(StreamMessage<String, String> message) {
    var body = message.getBody();
    return new Awaited(
        new ConversationKey(
            TenantId.of(body.getOrDefault("t", "")), ConversationId.of(body.getOrDefault("c", ""))),
        Duration.ofMillis(Long.parseLong(body.getOrDefault("in", "0"))));
  }
}
