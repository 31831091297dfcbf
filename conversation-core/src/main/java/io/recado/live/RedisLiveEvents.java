package io.recado.live;

import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.pubsub.api.reactive.ChannelMessage;
import io.recado.tenant.TenantId;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Live signals over publish and subscribe: one listening connection a node, one pattern. */
@Component
class RedisLiveEvents implements LiveEvents {

  private static final Logger log = LoggerFactory.getLogger(RedisLiveEvents.class);
  private static final String CHANNEL = "recado:live";

  private final RedisLine redis;
  private final Flux<String> all;

  RedisLiveEvents(RedisLine redis) {
    this.redis = redis;
    this.all =
        Flux.usingWhen(
                redis.listening(),
                RedisLiveEvents::listen,
                connection -> Mono.fromCompletionStage(connection::closeAsync))
            .doOnError(e -> log.warn("Live signals are interrupted: {}", e.toString()))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                    .maxBackoff(Duration.ofSeconds(5))
                    .transientErrors(true))
            .publish()
            .refCount(1, Duration.ofSeconds(30));
  }

  @Override
  public Mono<Void> changed(Topic topic) {
    return redis
        .commands()
        .flatMap(commands -> commands.publish(CHANNEL, name(topic)))
        .then()
        .onErrorResume(
            e -> {
              log.warn(
                  "A live signal was not sent; screens look again by themselves: {}", e.toString());
              return Mono.empty();
            });
  }

  @Override
  public Flux<Topic> changes(Topic topic) {
    var name = name(topic);
    // A screen that does not keep up misses signals, and not everybody with it.
    return all.filter(name::equals).map(signal -> topic).onBackpressureLatest();
  }

  @Override
  public Flux<TenantId> changesOfAny(String name) {
    var ending = "/" + name;
    // Other topics' names may end alike, and have more before it than a tenant.
    return all.filter(signal -> signal.indexOf('/') == signal.length() - ending.length())
        .filter(signal -> signal.endsWith(ending))
        .map(signal -> TenantId.of(signal.substring(0, signal.indexOf('/'))))
        .onBackpressureBuffer();
  }

  private static Flux<String> listen(StatefulRedisPubSubConnection<String, String> connection) {
    var commands = connection.reactive();
    return commands
        .subscribe(CHANNEL)
        .thenMany(commands.observeChannels().map(ChannelMessage::getMessage));
  }

  private static String name(Topic topic) {
    return topic.tenant() + "/" + topic.name();
  }
}
