package io.recado.admin.channel;

import io.recado.channel.Channel;
import io.recado.channel.ChannelDesk;
import io.recado.channel.ChannelKey;
import io.recado.schedule.Job;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks providers whether they still take the tokens of channels that nobody hears of: a token that
 * was revoked is told before the next customer finds out, and one that is taken again puts its
 * channel to work.
 */
@Component
class CheckQuietChannels implements Job {

  private static final Logger log = LoggerFactory.getLogger(CheckQuietChannels.class);

  /** So many in a run, and few at a time, so that no provider sees a flood after a restart. */
  private static final int MOST = 40;

  private static final int CONCURRENCY = 4;

  private final PostgresQuietChannels channels;
  private final ChannelProviders providers;
  private final ChannelDesk desk;

  CheckQuietChannels(PostgresQuietChannels channels, ChannelProviders providers, ChannelDesk desk) {
    this.channels = channels;
    this.providers = providers;
    this.desk = desk;
  }

  @Override
  public String name() {
    return "check-quiet-channels";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Mono<Void> run() {
    return channels
        .due(MOST)
        .flatMapMany(Flux::fromIterable)
        .flatMap(key -> check(key).onErrorResume(fault -> later(key, fault)), CONCURRENCY)
        .then();
  }

  /** Asks for one, if it is still to be asked for. */
  Mono<Void> check(ChannelKey key) {
    return channels.take(key).flatMap(channel -> ask(key, channel)).then();
  }

  private Mono<Boolean> ask(ChannelKey key, Channel channel) {
    return providers
        .refusal(channel)
        .doOnNext(refusal -> tell(key, refusal))
        .flatMap(refusal -> desk.noteCheck(key, refusal.orElse(null)));
  }

  private static void tell(ChannelKey key, Optional<String> refusal) {
    refusal.ifPresent(
        code ->
            log.info(
                "The token of channel {} of tenant {} is refused ({}); it is down until its owner"
                    + " replaces it, and asked for again",
                key.id(),
                key.tenant(),
                code));
  }

  /** A provider that says nothing says nothing about the token. */
  private static Mono<Void> later(ChannelKey key, Throwable fault) {
    log.info(
        "Channel {} of tenant {} could not be checked ({}); a later run asks again",
        key.id(),
        key.tenant(),
        fault.getMessage());
    return Mono.empty();
  }
}
