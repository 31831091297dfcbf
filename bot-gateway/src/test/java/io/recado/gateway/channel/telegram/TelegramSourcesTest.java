package io.recado.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class TelegramSourcesTest {

  private static final Duration LOOK = Duration.ofMillis(10);

  private final FakeChannels channels = new FakeChannels();
  private final FakeSource source = new FakeSource();
  private final TelegramSources sources = new TelegramSources(channels, source, Flux.never(), LOOK);

  @AfterEach
  void stop() {
    sources.stop();
  }

  @Test
  void aChannelWithATokenIsOpenedOnce() {
    channels.are(Telegram.aChannel(), Telegram.aChannel(Map.of()), aWidget());

    sources.start();

    await().until(() -> channels.looks() > 5);
    assertThat(source.opened).containsExactly(Telegram.TOKEN);
    assertThat(sources.isRunning()).isTrue();
  }

  @Test
  void aChannelThatCameLaterIsOpened() {
    sources.start();
    await().until(() -> channels.looks() > 1);

    channels.are(Telegram.aChannel());

    await().until(() -> source.open.contains(Telegram.TOKEN));
  }

  @Test
  void aChangedTokenOpensTheChannelAnew() {
    channels.are(Telegram.aChannel());
    sources.start();
    await().until(() -> source.open.contains(Telegram.TOKEN));

    channels.are(Telegram.aChannel(Map.of("token", "100:other", "secret", Telegram.SECRET)));

    await().until(() -> List.copyOf(source.open).equals(List.of("100:other")));
  }

  @Test
  void aChannelThatIsGoneIsClosed() {
    channels.are(Telegram.aChannel());
    sources.start();
    await().until(() -> !source.open.isEmpty());

    channels.are();

    await().until(source.open::isEmpty);
  }

  @Test
  void whoIsToldOfAChangeDoesNotWaitForTheNextLook() {
    var changes = Sinks.many().multicast().<String>directBestEffort();
    var told = new TelegramSources(channels, source, changes.asFlux(), Duration.ofHours(1));
    told.start();
    await().until(() -> channels.looks() == 1);

    channels.are(Telegram.aChannel());
    changes.tryEmitNext("changed").orThrow();

    await().until(() -> source.open.contains(Telegram.TOKEN));
    told.stop();
  }

  @Test
  void aChannelThatIsDoneIsNotOpenedAgain() {
    source.endless = false;
    channels.are(Telegram.aChannel());

    sources.start();

    await().until(() -> channels.looks() > 5);
    assertThat(source.opened).hasSize(1);
  }

  @Test
  void aFailingLookLosesNothing() {
    channels.are(Telegram.aChannel());
    sources.start();
    await().until(() -> !source.open.isEmpty());

    channels.failing = true;
    var before = channels.looks();
    await().until(() -> channels.looks() > before + 3);

    assertThat(source.open).containsExactly(Telegram.TOKEN);
    channels.failing = false;
    channels.are();
    await().until(source.open::isEmpty);
  }

  @Test
  void stoppingClosesEverything() {
    channels.are(Telegram.aChannel());
    sources.start();
    await().until(() -> !source.open.isEmpty());

    sources.stop();

    assertThat(source.open).isEmpty();
    assertThat(source.closed).hasValue(1);
    assertThat(sources.isRunning()).isFalse();
  }

  private static Channel aWidget() {
    var telegram = Telegram.aChannel();
    return new Channel(
        telegram.tenant(),
        ChannelId.of("01920000-0000-7000-8000-000000000003"),
        ChannelKind.WEBCHAT,
        "site",
        Map.of("token", "200:none"));
  }

  /** Knows which tokens it was opened with, and which of them are open. */
  private static final class FakeSource implements TelegramSource {

    final List<String> opened = new CopyOnWriteArrayList<>();
    final List<String> open = new CopyOnWriteArrayList<>();
    final AtomicInteger closed = new AtomicInteger();
    volatile boolean endless = true;

    @Override
    public Mono<Void> open(Channel channel, String token) {
      return Mono.defer(
          () -> {
            opened.add(token);
            open.add(token);
            return endless ? Mono.<Void>never().doOnCancel(() -> open.remove(token)) : Mono.empty();
          });
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }
}
