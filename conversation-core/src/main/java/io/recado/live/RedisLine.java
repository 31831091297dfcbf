package io.recado.live;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * The connections to Redis. They are opened at first use and reopened by themselves; while Redis is
 * away commands fail at once instead of piling up.
 */
public final class RedisLine implements AutoCloseable {

  /** Redis answers within milliseconds or is in trouble. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final RedisClient client;
  private final RedisURI address;
  private final Mono<StatefulRedisConnection<String, String>> shared;

  private RedisLine(RedisClient client, RedisURI address) {
    this.client = client;
    this.address = address;
    this.shared = connection().cacheInvalidateIf(connection -> false);
  }

  /**
   * @param url such as {@code redis://:password@host:6379}
   */
  public static RedisLine to(String url) {
    var client = RedisClient.create();
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).keepAlive(true).build())
            .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
            .build());
    var address = RedisURI.create(url);
    address.setTimeout(TIMEOUT);
    return new RedisLine(client, address);
  }

  /** The commands of the connection everybody shares; no blocking command belongs on it. */
  public Mono<RedisReactiveCommands<String, String>> commands() {
    return shared.map(StatefulRedisConnection::reactive);
  }

  /** A connection of the caller's own, to be closed by it. */
  Mono<StatefulRedisConnection<String, String>> connection() {
    return Mono.fromCompletionStage(() -> client.connectAsync(StringCodec.UTF8, address));
  }

  /** A connection of the caller's own for listening, to be closed by it. */
  Mono<StatefulRedisPubSubConnection<String, String>> listening() {
    return Mono.fromCompletionStage(() -> client.connectPubSubAsync(StringCodec.UTF8, address));
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, TIMEOUT);
  }
}
