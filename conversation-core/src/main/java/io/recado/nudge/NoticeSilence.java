package io.recado.nudge;

import io.recado.channel.Channel;
import io.recado.channel.ChannelUser;
import io.recado.channel.Channels;
import io.recado.journal.InboundEvent;
import io.recado.journal.Journal;
import io.recado.live.Wakeups;
import io.recado.nudge.SilentConversations.Partner;
import io.recado.nudge.SilentConversations.Silent;
import io.recado.schedule.Job;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Records in the journal that time has passed, once for each silence, and wakes a worker. What is
 * said then, if anything, is decided in the conversation's turn: under its lease and its epoch, so
 * that it talks over nobody.
 */
@Component
class NoticeSilence implements Job {

  private static final Logger log = LoggerFactory.getLogger(NoticeSilence.class);

  /** In one run; more are left to the next. */
  private static final int MOST = 500;

  private static final int CONCURRENCY = 4;

  private final SilentConversations conversations;
  private final Channels channels;
  private final Journal journal;
  private final Wakeups wakeups;

  NoticeSilence(
      SilentConversations conversations, Channels channels, Journal journal, Wakeups wakeups) {
    this.conversations = conversations;
    this.channels = channels;
    this.journal = journal;
    this.wakeups = wakeups;
  }

  @Override
  public String name() {
    return "notice-silence";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(15);
  }

  @Override
  public Mono<Void> run() {
    return conversations
        .due(MOST)
        .flatMap(silent -> note(silent).onErrorResume(error -> later(silent, error)), CONCURRENCY)
        .then();
  }

  private Mono<Void> note(Silent silent) {
    return conversations
        .partner(silent.key())
        .flatMap(partner -> record(silent, partner))
        .then(conversations.noted(silent));
  }

  private Mono<Void> record(Silent silent, Partner partner) {
    return channels
        .find(partner.channel())
        .flatMap(channel -> record(silent, partner, channel))
        .then();
  }

  /** A run that was broken off and repeats this records nothing twice: the key is the same. */
  private Mono<Void> record(Silent silent, Partner partner, Channel channel) {
    var key = "silence/%s/%s".formatted(silent.key().conversation(), silent.at());
    var event = new InboundEvent.TimePassed(key, ChannelUser.of(partner.address()), silent.at());
    return journal
        .accept(channel, List.of(event), null)
        .flatMap(accepted -> wakeups.wake(accepted.awaited()));
  }

  private static Mono<Void> later(Silent silent, Throwable error) {
    log.warn(
        "The silence of conversation {} could not be noted, next try soon: {}",
        silent.key().conversation(),
        error.toString());
    return Mono.empty();
  }
}
