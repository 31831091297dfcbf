package io.recado.gateway.received;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.InMemoryChannels;
import io.recado.conversation.ConversationId;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.Uuid7;
import io.recado.gateway.channel.HeldByWhatsApp;
import io.recado.gateway.channel.HeldFiles;
import io.recado.received.ReceivedFileKey;
import io.recado.received.ReceivedFiles;
import io.recado.schedule.Job;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What becomes of what customers send besides words. */
class KeepReceivedFilesTest {

  private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffe000104a464946");
  private static final TenantId TENANT = new TenantId(Uuid7.next());
  private static final ConversationId CONVERSATION = new ConversationId(Uuid7.next());
  private static final ReceivedFileRules RULES = ReceivedFileRules.of(Settings.of(Map.of()));

  private final Channel channel =
      new Channel(TENANT, new ChannelId(Uuid7.next()), ChannelKind.WHATSAPP, "number", Map.of());
  private final Sent sent = new Sent();
  private final Map<String, byte[]> held = new HashMap<>();
  private final HeldByWhatsApp files = new HeldByWhatsApp(held, Duration.ofSeconds(30));
  private final InMemoryChannels channels = new InMemoryChannels();

  @BeforeEach
  void open() {
    Await.done(channels.save(channel));
  }

  @Test
  void whatTheChannelHoldsIsKeptAsWhatItIs() {
    held.put("photo", JPEG);
    var key = sent.file("photo", null);

    run();

    assertThat(sent.kept).containsEntry(key, "image/jpeg");
    assertThat(sent.trimmed).containsExactly(10_737_418_240L);
  }

  /** Whatever it was said to be: it is handed out as a download that says nothing of its type. */
  @Test
  void whatIsNothingKnownIsKeptWithoutAType() {
    held.put("photo", "<svg onload='alert(1)'/>".getBytes(StandardCharsets.US_ASCII));
    var key = sent.file("photo", null);

    run();

    assertThat(sent.kept).containsOnlyKeys(key).containsValue("");
  }

  @Test
  void whatIsSaidToBeTooLargeIsNotEvenFetched() {
    held.put("film", JPEG);
    var key = sent.file("film", 104_857_600L);

    run();

    assertThat(files.fetched()).isEmpty();
    assertThat(sent.givenUp).containsEntry(key, ReceivedFiles.State.TOO_LARGE);
  }

  @Test
  void whatTurnsOutTooLargeIsNotTriedAgain() {
    var key = sent.file("endless", 1L);

    run();

    assertThat(sent.givenUp).containsEntry(key, ReceivedFiles.State.TOO_LARGE);
  }

  @Test
  void whatADayHasNoRoomForIsNotKept() {
    held.put("photo", JPEG);
    sent.bytes = RULES.mostOfDay() - JPEG.length + 1;
    var key = sent.file("photo", null);

    run();
    assertThat(sent.kept).isEmpty();
    assertThat(sent.givenUp).containsEntry(key, ReceivedFiles.State.TOO_MANY);

    sent.bytes--;
    run();
    assertThat(sent.kept).containsOnlyKeys(key);
  }

  @Test
  void whatTheInstallationHasNoRoomForIsNotKeptAndToldAsTooMany() {
    held.put("photo", JPEG);
    sent.ofAll = RULES.mostOfAll() - JPEG.length + 1;
    var key = sent.file("photo", null);

    run();
    assertThat(sent.kept).isEmpty();
    assertThat(sent.givenUp).containsEntry(key, ReceivedFiles.State.TOO_MANY);

    sent.ofAll--;
    run();
    assertThat(sent.kept).containsOnlyKeys(key);
  }

  @Test
  void whatCannotBeHadIsTriedForHoursAndThenGivenUp() {
    var away = sent.file("photo", null);
    var broken = sent.file("broken", null);

    run();
    assertThat(sent.later).containsExactlyInAnyOrder(away, broken);
    sent.attempts = 12;
    run();

    assertThat(sent.givenUp)
        .containsEntry(away, ReceivedFiles.State.GONE)
        .containsEntry(broken, ReceivedFiles.State.GONE);
  }

  @Test
  void soIsWhatARemovedChannelHeld() {
    held.put("photo", JPEG);
    sent.heldBy = new ChannelId(Uuid7.next());
    var key = sent.file("photo", null);

    run();

    assertThat(sent.later).containsExactly(key);
  }

  @Test
  void oneThatCannotEvenBeClaimedKeepsNoOtherWaiting() {
    held.put("photo", JPEG);
    sent.file("unclaimable", null);
    var key = sent.file("photo", null);

    run();

    assertThat(sent.kept).containsOnlyKeys(key);
  }

  @Test
  void whatEndedItsProcessEachTimeIsNotTriedForEver() {
    held.put("photo", JPEG);
    sent.attempts = 13;
    var key = sent.file("photo", null);

    run();

    assertThat(files.fetched()).isEmpty();
    assertThat(sent.givenUp).containsEntry(key, ReceivedFiles.State.GONE);
  }

  /** A longer run is broken off, in the middle of whatever it writes. */
  @Test
  void aChannelThatHangsDoesNotKeepARunGoing() {
    for (int number = 0; number < 100; number++) {
      sent.file("hangs", null);
    }
    var time = VirtualTimeScheduler.getOrSet();
    try {
      var run = job().run().toFuture();
      time.advanceTimeBy(Job.LONGEST_RUN.minusSeconds(1));

      assertThat(run).isCompleted();
      assertThat(sent.later).isNotEmpty().hasSameSizeAs(files.fetched()).hasSizeLessThan(100);
      assertThat(sent.trimmed).hasSize(1);
    } finally {
      VirtualTimeScheduler.reset();
    }
  }

  @Test
  void aProviderThatHangsDelaysNoOtherKindAndATenantWhoseFilesHangNoOtherTenant() {
    held.put("quick", JPEG);
    held.put("photo", JPEG);
    for (int number = 0; number < 30; number++) {
      sent.file("hangs", null);
    }
    var quick = sent.file("quick", null);
    var neighbours = sent.file(new TenantId(Uuid7.next()), "photo", null);
    VirtualTimeScheduler.getOrSet();
    try {
      var run = job().run().toFuture();

      assertThat(run).isNotDone();
      assertThat(sent.kept).containsOnlyKeys(quick, neighbours);
    } finally {
      VirtualTimeScheduler.reset();
    }
  }

  /** Each on its way takes thrice its room, and many large ones come together. */
  @Test
  void howeverManyAreFetchedAtOnceTheyAreWrittenOneAfterTheOther() {
    held.put("photo", JPEG);
    held.put("quick", JPEG);
    sent.way = Mono.delay(Duration.ofMillis(10));
    for (int number = 0; number < 3; number++) {
      var tenant = new TenantId(Uuid7.next());
      sent.file(tenant, "photo", null);
      sent.file(tenant, "photo", null);
      sent.file(tenant, "quick", null);
    }

    run();

    assertThat(sent.kept).hasSize(9);
    assertThat(sent.mostWrittenAtOnce).isEqualTo(1);
  }

  private void run() {
    Await.done(job().run());
  }

  private KeepReceivedFiles job() {
    var room = new RoomForFiles(sent, RULES);
    var fetching =
        new FetchReceivedFile(sent, RULES, room, new HeldFiles(channels, List.of(files)));
    return new KeepReceivedFiles(sent, RULES, fetching);
  }

  /** What customers sent. */
  private final class Sent implements ReceivedFiles {

    private final Map<ReceivedFileKey, MediaFile> files = new LinkedHashMap<>();
    private final Map<ReceivedFileKey, String> kept = new HashMap<>();
    private final Map<ReceivedFileKey, State> givenUp = new HashMap<>();
    private final List<ReceivedFileKey> later = new ArrayList<>();
    private final List<Long> trimmed = new ArrayList<>();
    private ChannelId heldBy = channel.id();
    private int attempts = 1;
    private long bytes;
    private long ofAll;
    private Mono<?> way = Mono.empty();
    private int beingWritten;
    private int mostWrittenAtOnce;

    ReceivedFileKey file(String id, @Nullable Long size) {
      return file(TENANT, id, size);
    }

    ReceivedFileKey file(TenantId tenant, String id, @Nullable Long size) {
      var key = new ReceivedFileKey(tenant, CONVERSATION, Uuid7.next());
      files.put(key, new MediaFile(id, "image/jpeg", null, size));
      return key;
    }

    @Override
    public Flux<Due> due() {
      return Flux.fromIterable(List.copyOf(files.keySet())).map(key -> new Due(key, kindOf(key)));
    }

    private ChannelKind kindOf(ReceivedFileKey key) {
      return Objects.requireNonNull(files.get(key)).id().startsWith("quick")
          ? ChannelKind.TELEGRAM
          : ChannelKind.WHATSAPP;
    }

    @Override
    public Mono<Long> bytesOfAll() {
      return Mono.fromSupplier(() -> ofAll);
    }

    @Override
    public Mono<Claimed> claim(ReceivedFileKey key) {
      var file = Objects.requireNonNull(files.get(key));
      return file.id().equals("unclaimable")
          ? Mono.error(new IllegalStateException("no database"))
          : Mono.just(new Claimed(key, heldBy, file, attempts));
    }

    @Override
    public Mono<Void> keep(ReceivedFileKey key, @Nullable String type, byte[] bytes) {
      return Mono.fromRunnable(this::begin)
          .then(way)
          .then(Mono.fromRunnable(() -> kept.put(key, type == null ? "" : type)))
          .then(Mono.fromRunnable(() -> beingWritten--));
    }

    private void begin() {
      mostWrittenAtOnce = Math.max(mostWrittenAtOnce, ++beingWritten);
    }

    @Override
    public Mono<Void> giveUp(ReceivedFileKey key, State why) {
      return Mono.fromRunnable(() -> givenUp.put(key, why));
    }

    @Override
    public Mono<Void> tryLater(ReceivedFileKey key) {
      return Mono.fromRunnable(() -> later.add(key));
    }

    @Override
    public Mono<Long> bytesOfToday(ReceivedFileKey key) {
      return Mono.fromSupplier(() -> bytes);
    }

    @Override
    public Mono<Long> trim(TenantId tenant, long mostBytes) {
      return Mono.fromSupplier(
          () -> {
            trimmed.add(mostBytes);
            return 1L;
          });
    }
  }
}
