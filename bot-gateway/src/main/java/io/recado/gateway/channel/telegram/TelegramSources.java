package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps a source open for every Telegram channel that has a token, and looks for channels that were
 * added, removed or given other secrets: when it is told so, and now and then.
 */
final class TelegramSources implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TelegramSources.class);

  /** However often one tenant changes its channels, those of all are not read more often. */
  private static final Duration TOLD_EVERY = Duration.ofMillis(500);

  private final Channels channels;
  private final TelegramSource source;
  private final Flux<?> changes;
  private final Duration lookEvery;
  private final Map<ChannelId, Open> open = new HashMap<>();
  private Disposable looking = () -> {};
  private boolean running;
  private boolean lookingFails;

  /**
   * @param changes a value when channels may have changed
   */
  TelegramSources(Channels channels, TelegramSource source, Flux<?> changes, Duration lookEvery) {
    this.channels = channels;
    this.source = source;
    this.changes = changes;
    this.lookEvery = lookEvery;
  }

  @Override
  public synchronized void start() {
    running = true;
    looking =
        Flux.merge(Flux.interval(Duration.ZERO, lookEvery), changes.sample(TOLD_EVERY))
            // A change that comes during a look is looked at after it.
            .onBackpressureLatest()
            .concatMap(_ -> look(), 1)
            .subscribe(this::follow, failure -> log.error("Channels are not looked for", failure));
  }

  @Override
  public synchronized void stop() {
    running = false;
    looking.dispose();
    List.copyOf(open.values()).forEach(this::close);
    source.close();
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  private Mono<List<Channel>> look() {
    return channels
        .ofKind(ChannelKind.TELEGRAM)
        .collectList()
        .doOnNext(_ -> lookingFails = false)
        .onErrorResume(this::lookAgainLater);
  }

  private Mono<List<Channel>> lookAgainLater(Throwable failure) {
    if (!lookingFails) {
      lookingFails = true;
      log.warn(
          "Telegram channels cannot be looked up ({}); those open stay so, the next look is in {} s",
          failure.toString(),
          lookEvery.toSeconds());
    }
    return Mono.empty();
  }

  private synchronized void follow(List<Channel> found) {
    if (!running) {
      return;
    }
    var withToken =
        found.stream().filter(channel -> channel.secret(TelegramChannel.TOKEN).isPresent());
    var wanted = withToken.collect(Collectors.toMap(Channel::id, channel -> channel));
    var gone =
        open.values().stream()
            .filter(one -> !one.channel().equals(wanted.get(one.channel().id())))
            .toList();
    gone.forEach(this::close);
    wanted.values().forEach(channel -> open.computeIfAbsent(channel.id(), _ -> open(channel)));
  }

  private void close(Open gone) {
    open.remove(gone.channel().id());
    gone.source().dispose();
  }

  private Open open(Channel channel) {
    var token = channel.secret(TelegramChannel.TOKEN).orElseThrow();
    return new Open(
        channel,
        source
            .open(channel, token)
            .subscribe(
                _ -> {},
                failure -> log.error("{} gets no updates until the next start", channel, failure)));
  }

  /** A source that was opened; it stays listed when it has nothing more to do. */
  private record Open(Channel channel, Disposable source) {}
}
