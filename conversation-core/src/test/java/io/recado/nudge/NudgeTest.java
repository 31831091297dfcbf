package io.recado.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.InMemoryChannels;
import io.recado.conversation.ConversationId;
import io.recado.database.TestDatabase;
import io.recado.journal.InboundEvent;
import io.recado.journal.Journal;
import io.recado.live.Wakeups;
import io.recado.queue.Awaited;
import io.recado.queue.ConversationKey;
import io.recado.testing.Await;
import io.recado.testing.TenantRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What is found by time, in PostgreSQL under an owner without power. */
@Tag("server")
class NudgeTest {

  private static TestDatabase database;

  private final RecordingJournal journal = new RecordingJournal();
  private final RecordingWakeups wakeups = new RecordingWakeups();
  private final InMemoryChannels channels = new InMemoryChannels();
  private TenantRows rows;
  private ConversationKey key;

  @BeforeAll
  static void startServer() {
    database = TestDatabase.ofPlainOwner("core");
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  @BeforeEach
  void start() {
    rows = new TenantRows(database);
    key = new ConversationKey(rows.tenant, new ConversationId(rows.conversation));
    var address = rows.channel.toString();
    var id = new ChannelId(rows.channel);
    Await.done(
        channels.save(new Channel(rows.tenant, id, ChannelKind.WHATSAPP, address, Map.of())));
  }

  @AfterEach
  void empty() {
    database.emptyTables();
  }

  @Test
  void aSilenceThatIsOverItsTimeIsRecordedAndWakesAWorker() {
    silentSince("now() - interval '1 second'");

    Await.done(noticeSilence().run());

    assertThat(journal.events)
        .singleElement()
        .isInstanceOfSatisfying(
            InboundEvent.TimePassed.class,
            event -> assertThat(event.user().ids()).containsExactly("ana"));
    assertThat(wakeups.woken).containsExactly(key);
    assertThat(watched()).isZero();
  }

  @Test
  void aSilenceBeforeItsTimeIsLeft() {
    silentSince("now() + interval '1 minute'");

    Await.done(noticeSilence().run());

    assertThat(journal.events).isEmpty();
    assertThat(watched()).isEqualTo(1);
  }

  @Test
  void aConversationSetAsideIsLeftToPeople() {
    silentSince("now() - interval '1 second'");
    rows.write("update conversation_work set parked = true");

    Await.done(noticeSilence().run());

    assertThat(journal.events).isEmpty();
  }

  /** As when the process dies between the two. */
  @Test
  void aSilenceRecordedButNotNotedIsRecordedUnderTheSameKey() {
    silentSince("'2026-11-21 12:00:00Z'");
    Await.done(noticeSilence().run());
    silentSince("'2026-11-21 12:00:00Z'");

    Await.done(noticeSilence().run());

    assertThat(journal.events).hasSize(1);
    assertThat(watched()).isZero();
  }

  @Test
  void aTurnThatHasSetAnotherTimeMeanwhileIsNotUndone() {
    silentSince("now() - interval '1 second'");
    journal.meanwhile = () -> silentSince("now() + interval '1 hour'");

    Await.done(noticeSilence().run());

    assertThat(watched()).isEqualTo(1);
  }

  @Test
  void aSilenceThatCannotBeRecordedIsTriedAgain() {
    silentSince("now() - interval '1 second'");
    journal.away = true;

    Await.done(noticeSilence().run());

    assertThat(watched()).isEqualTo(1);
  }

  @Test
  void aRequestThatALostTurnLeftOpenGetsItsConversationATurn() {
    rows.action("left", "open", "3 minutes");

    Await.done(findOrphans().run());

    assertThat(queued()).isEqualTo(1);
    assertThat(due()).isEqualTo(1);
    assertThat(wakeups.woken).containsExactly(key);
  }

  @Test
  void aRequestThatATurnMayStillBeAtIsLeft() {
    rows.action("young", "open", "1 minute");
    rows.action("done", "ended", "1 hour");

    Await.done(findOrphans().run());

    assertThat(queued()).isZero();
    assertThat(due()).isZero();
    assertThat(wakeups.woken).isEmpty();
  }

  private NoticeSilence noticeSilence() {
    var conversations =
        new SilentConversations(
            database.client(), database.database().dispatch(), database.scope());
    return new NoticeSilence(conversations, channels, journal, wakeups);
  }

  private FindOrphanedActions findOrphans() {
    return new FindOrphanedActions(
        database.client(), database.database().dispatch(), database.scope(), wakeups);
  }

  private void silentSince(String time) {
    rows.write("update conversation_work set silence_at = " + time);
  }

  private long watched() {
    return rows.number("select count(*) from conversation_work where silence_at is not null");
  }

  private long queued() {
    return rows.number(
        "select count(*) from action_run where state = 'queued' and due_at <= now()");
  }

  private long due() {
    return rows.number("select count(*) from conversation_work where due_at <= now()");
  }

  private final class RecordingJournal implements Journal {

    private final List<InboundEvent> events = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();
    private Runnable meanwhile = () -> {};
    private boolean away;

    @Override
    public Mono<Accepted> accept(
        Channel channel, List<InboundEvent> delivered, byte @Nullable [] body) {
      if (away) {
        return Mono.error(new IllegalStateException("the database is away"));
      }
      return Mono.fromSupplier(() -> record(delivered))
          .delayUntil(
              accepted -> Mono.fromRunnable(meanwhile).subscribeOn(Schedulers.boundedElastic()));
    }

    private Accepted record(List<InboundEvent> delivered) {
      var fresh = delivered.stream().filter(event -> known.add(event.key())).toList();
      events.addAll(fresh);
      var awake = fresh.isEmpty() ? List.<Awaited>of() : List.of(new Awaited(key, Duration.ZERO));
      return new Accepted(fresh.size(), delivered.size() - fresh.size(), awake);
    }
  }

  private static final class RecordingWakeups implements Wakeups {

    private final List<ConversationKey> woken = new ArrayList<>();

    @Override
    public Mono<Void> wake(Collection<Awaited> conversations) {
      return Mono.fromRunnable(() -> conversations.forEach(awaited -> woken.add(awaited.key())));
    }

    @Override
    public Flux<Awaited> signals() {
      return Flux.never();
    }
  }
}
