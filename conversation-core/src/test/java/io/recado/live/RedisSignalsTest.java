package io.recado.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.ConversationId;
import io.recado.conversation.Uuid7;
import io.recado.queue.Awaited;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** Wake-ups and live signals on a real Redis, and without one. */
@Tag("server")
class RedisSignalsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private TestRedis server;
  private RedisLine line;
  private final Set<Awaited> heard = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void start() {
    server = TestRedis.start();
    line = RedisLine.to(server.url());
  }

  @AfterEach
  void stop() {
    line.close();
    server.close();
  }

  @Test
  void aWakeUpReachesOneNodeOfTheGroup() {
    var first = new RedisWakeups(line);
    var second = new RedisWakeups(line);
    var signals = Flux.merge(first.signals(), second.signals()).replay();
    var listening = signals.connect();
    var sent = Await.all(Flux.range(0, 20).map(i -> aConversation()));

    awaitListening(first, signals);
    Await.done(first.wake(sent));

    var received = Await.all(signals.filter(sent::contains).take(20).timeout(LIMIT));
    assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
    listening.dispose();
  }

  @Test
  void signalsComeAgainAfterRedisWasFlushedAndRestarted() {
    var wakeups = new RedisWakeups(line);
    var listening = wakeups.signals().subscribe(heard::add);
    awaitSignal(wakeups);

    Await.done(line.commands().flatMap(commands -> commands.flushall()));
    awaitSignal(wakeups);

    server.close();
    server = TestRedis.startOn(server.port());
    awaitSignal(wakeups);
    listening.dispose();
  }

  @Test
  void wakingWithoutRedisDoesNotFail() {
    server.close();

    Await.done(new RedisWakeups(line).wake(List.of(aConversation())));
    Await.done(new RedisLiveEvents(line).changed(Topic.of(aConversation().key())));

    server = TestRedis.startOn(server.port());
  }

  @Test
  void theStreamOfWakeUpsStaysShort() {
    var wakeups = new RedisWakeups(line);
    var many = Await.all(Flux.range(0, 15_000).map(i -> aConversation()));

    Await.done(wakeups.wake(many));

    var length = Await.value(line.commands().flatMap(commands -> commands.xlen("recado:wake")));
    assertThat(length).isLessThan(11_000);
  }

  @Test
  void aLiveSignalReachesThoseWhoWaitForIt() {
    var live = new RedisLiveEvents(line);
    var ours = Topic.of(aConversation().key());
    var theirs = Topic.of(aConversation().key());

    var heard =
        live.changes(ours)
            .mergeWith(live.changes(theirs).map(topic -> failOn(topic)))
            .next()
            .timeout(LIMIT);
    var ringing =
        Flux.interval(Duration.ofMillis(50))
            .onBackpressureDrop()
            .concatMap(tick -> live.changed(ours))
            .subscribe();

    assertThat(Await.value(heard)).isEqualTo(ours);
    ringing.dispose();
  }

  @Test
  void whatAnyTenantPublishesReachesWhoFollowsThemAll() {
    var live = new RedisLiveEvents(line);
    var tenant = aConversation().key().tenant();
    var visitorNamedBot = new Topic(tenant, "webchat/bot");

    var ringing =
        Flux.interval(Duration.ofMillis(50))
            .onBackpressureDrop()
            .concatMap(tick -> live.changed(visitorNamedBot).then(live.changed(Topic.bot(tenant))))
            .subscribe();

    var heard = live.changesOfAny(Topic.BOT).take(2).timeout(LIMIT);
    assertThat(Await.all(heard)).containsExactly(tenant, tenant);
    ringing.dispose();
  }

  @Test
  void aScreenThatDoesNotKeepUpHoldsUpNobody() {
    var live = new RedisLiveEvents(line);
    var topic = Topic.of(aConversation().key());
    var stuck =
        new BaseSubscriber<Topic>() {
          @Override
          protected void hookOnSubscribe(Subscription subscription) {
            // Asks for nothing, ever.
          }
        };
    live.changes(topic).subscribe(stuck);
    var ringing =
        Flux.interval(Duration.ofMillis(1))
            .onBackpressureDrop()
            .concatMap(tick -> live.changed(topic))
            .subscribe();

    var heard = Await.all(live.changes(topic).take(600).timeout(LIMIT));

    assertThat(heard).hasSize(600);
    ringing.dispose();
    stuck.cancel();
  }

  private static Topic failOn(Topic topic) {
    throw new AssertionError("nobody signalled " + topic);
  }

  /** The group begins at the end of the stream, so the first signals may go by unheard. */
  private void awaitSignal(RedisWakeups wakeups) {
    var key = aConversation();
    Disposable ringing =
        Flux.interval(Duration.ofMillis(100))
            .onBackpressureDrop()
            .concatMap(t -> wakeups.wake(List.of(key)))
            .subscribe();
    Await.done(
        Flux.interval(Duration.ofMillis(20))
            .filter(tick -> heard.contains(key))
            .next()
            .timeout(LIMIT));
    ringing.dispose();
  }

  private static void awaitListening(RedisWakeups wakeups, Flux<Awaited> signals) {
    var probe = aConversation();
    var ringing =
        Flux.interval(Duration.ofMillis(100))
            .onBackpressureDrop()
            .concatMap(t -> wakeups.wake(List.of(probe)))
            .subscribe();
    Await.done(signals.filter(probe::equals).next().timeout(LIMIT));
    ringing.dispose();
  }

  private static Awaited aConversation() {
    return new Awaited(
        new ConversationKey(new TenantId(Uuid7.next()), new ConversationId(Uuid7.next())),
        Duration.ofMillis(300));
  }
}
