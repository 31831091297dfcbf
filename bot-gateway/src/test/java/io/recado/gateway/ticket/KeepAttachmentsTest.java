package io.recado.gateway.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.attachment.Attachment;
import io.recado.actions.attachment.AttachmentKey;
import io.recado.actions.attachment.AttachmentRules;
import io.recado.actions.attachment.Attachments;
import io.recado.actions.attachment.FileType;
import io.recado.actions.ticket.TicketNumber;
import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.InMemoryChannels;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.Uuid7;
import io.recado.gateway.channel.HeldByWhatsApp;
import io.recado.gateway.channel.HeldFiles;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What becomes of the files that customers send with their tickets. */
class KeepAttachmentsTest {

  private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffe000104a464946");
  private static final TenantId TENANT = new TenantId(Uuid7.next());

  private final Channel channel =
      new Channel(TENANT, new ChannelId(Uuid7.next()), ChannelKind.WHATSAPP, "number", Map.of());
  private final Wanted wanted = new Wanted();
  private final Map<String, byte[]> held = new HashMap<>();
  private final HeldByWhatsApp files = new HeldByWhatsApp(held, Duration.ofMinutes(1));
  private final InMemoryChannels channels = new InMemoryChannels();

  @BeforeEach
  void open() {
    Await.done(channels.save(channel));
  }

  @Test
  void whatTheChannelHoldsIsKeptAsWhatItIs() {
    held.put("photo", JPEG);
    var key = wanted.add("photo", null);

    run();

    assertThat(wanted.kept).containsOnlyKeys(key).containsValue(FileType.JPEG);
  }

  /** Whatever it was said to be. */
  @Test
  void whatCouldBeRunIsNotKept() {
    held.put("photo", "<svg onload='alert(1)'/>".getBytes(StandardCharsets.US_ASCII));
    var key = wanted.add("photo", null);

    run();

    assertThat(wanted.kept).isEmpty();
    assertThat(wanted.givenUp).containsEntry(key, Attachments.State.REFUSED);
  }

  @Test
  void whatIsSaidToBeTooLargeIsNotEvenFetched() {
    held.put("film", JPEG);
    var key = wanted.add("film", 10_485_761L);

    run();

    assertThat(files.fetched()).isEmpty();
    assertThat(wanted.givenUp).containsEntry(key, Attachments.State.REFUSED);
  }

  @Test
  void whatTurnsOutTooLargeIsNotTriedAgain() {
    var key = wanted.add("endless", null);

    run();

    assertThat(wanted.givenUp).containsEntry(key, Attachments.State.REFUSED);
  }

  @Test
  void whatCannotBeHadIsTriedForHoursAndThenGivenUp() {
    var key = wanted.add("photo", null);

    run();
    assertThat(wanted.later).containsExactly(key);
    wanted.attempts = 12;
    run();

    assertThat(wanted.givenUp).containsEntry(key, Attachments.State.GONE);
  }

  @Test
  void oneFileThatFailsKeepsNoOtherWaiting() {
    wanted.add("broken", null);
    held.put("photo", JPEG);
    var key = wanted.add("photo", null);

    run();

    assertThat(wanted.kept).containsOnlyKeys(key);
  }

  @Test
  void whatFailsForHoursIsGivenUpToo() {
    var key = wanted.add("broken", null);

    run();
    assertThat(wanted.later).containsExactly(key);
    wanted.attempts = 12;
    run();

    assertThat(wanted.givenUp).containsEntry(key, Attachments.State.GONE);
  }

  @Test
  void whatATicketHasNoRoomForIsNotKept() {
    held.put("photo", JPEG);
    wanted.bytes = 52_428_800L - JPEG.length + 1;
    var key = wanted.add("photo", null);

    run();
    assertThat(wanted.kept).isEmpty();
    assertThat(wanted.givenUp).containsEntry(key, Attachments.State.REFUSED);

    wanted.bytes--;
    run();
    assertThat(wanted.kept).containsOnlyKeys(key);
  }

  /** A longer run is broken off, in the middle of whatever it writes. */
  @Test
  void aChannelThatHangsDoesNotKeepARunGoing() {
    for (int number = 0; number < 100; number++) {
      wanted.add("hangs", null);
    }
    var time = VirtualTimeScheduler.getOrSet();
    try {
      var run = job().run().toFuture();
      time.advanceTimeBy(Job.LONGEST_RUN.minusSeconds(1));

      assertThat(run).isCompleted();
      assertThat(wanted.later).isNotEmpty().hasSameSizeAs(files.fetched()).hasSizeLessThan(100);
    } finally {
      VirtualTimeScheduler.reset();
    }
  }

  private void run() {
    Await.done(job().run());
  }

  private KeepAttachments job() {
    var rules = AttachmentRules.of(Settings.of(Map.of()));
    return new KeepAttachments(wanted, rules, new HeldFiles(channels, List.of(files)));
  }

  /** The tickets. */
  private final class Wanted implements Attachments {

    private final Map<AttachmentKey, MediaFile> files = new LinkedHashMap<>();
    private final Map<AttachmentKey, FileType> kept = new HashMap<>();
    private final Map<AttachmentKey, State> givenUp = new HashMap<>();
    private final List<AttachmentKey> later = new ArrayList<>();
    private int attempts = 1;
    private long bytes;

    AttachmentKey add(String id, @Nullable Long size) {
      var key = new AttachmentKey(TENANT, new TicketNumber(1001), files.size());
      files.put(key, new MediaFile(id, "image/jpeg", null, size));
      return key;
    }

    @Override
    public Flux<AttachmentKey> due() {
      return Flux.fromIterable(List.copyOf(files.keySet()));
    }

    @Override
    public Mono<Claimed> claim(AttachmentKey key) {
      return Mono.justOrEmpty(files.get(key))
          .map(file -> new Claimed(key, channel.id(), file, attempts));
    }

    @Override
    public Mono<Void> keep(AttachmentKey key, FileType type, byte[] bytes) {
      return Mono.fromRunnable(() -> kept.put(key, type));
    }

    @Override
    public Mono<Void> giveUp(AttachmentKey key, State why) {
      return Mono.fromRunnable(() -> givenUp.put(key, why));
    }

    @Override
    public Mono<Void> tryLater(AttachmentKey key) {
      return Mono.fromRunnable(() -> later.add(key));
    }

    @Override
    public Mono<Long> bytesOf(TenantId tenant, TicketNumber number) {
      return Mono.fromSupplier(() -> bytes);
    }

    @Override
    public Mono<Attachment> find(AttachmentKey key) {
      return Mono.empty();
    }

    @Override
    public Flux<State> states(TenantId tenant, TicketNumber number) {
      return Flux.empty();
    }
  }
}
