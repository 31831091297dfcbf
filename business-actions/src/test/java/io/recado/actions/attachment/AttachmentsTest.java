package io.recado.actions.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.actions.attachment.Attachments.Claimed;
import io.recado.actions.attachment.Attachments.State;
import io.recado.actions.ticket.TestTickets;
import io.recado.actions.ticket.TicketNumber;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.database.TestDatabase;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import io.recado.testing.Await;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** What is kept of the files of tickets, on PostgreSQL. */
@Tag("server")
class AttachmentsTest {

  private static final TestDatabase DATABASE = TestDatabase.with("core", "actions");
  private static final MediaFile PHOTO = new MediaFile("media-1", "image/jpeg", null, null);
  private static final MediaFile BILL =
      new MediaFile("media-2", "application/pdf", "boleta.pdf", 9L);
  private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffe000104a464946");
  private static final AttachmentRules RULES = AttachmentRules.of(Settings.of(Map.of()));

  private final TestTickets tickets = new TestTickets(DATABASE);
  private final Attachments attachments = TestAttachments.on(DATABASE);

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @Test
  void filesOfTheOpeningAndOfWhatIsAddedAreToBeFetchedFromTheirChannel() {
    var number = tickets.open("Sin internet", PHOTO);
    tickets.add(number, "Y la boleta", BILL);

    assertThat(due()).containsExactly(key(number, 0), key(number, 1));
    var claimed = Await.value(attachments.claim(key(number, 1)));
    assertThat(claimed.file()).isEqualTo(BILL);
    assertThat(claimed.attempts()).isEqualTo(1);
    assertThat(tickets.texts("select channel_id::text from conversation where tenant_id = $1"))
        .containsExactly(claimed.channel().value().toString());
    assertThat(due()).as("nobody else's for some minutes").containsExactly(key(number, 0));
  }

  @Test
  void ofManyWhoWantToFetchAFileOneDoes() {
    var number = tickets.open("Sin internet", PHOTO);

    List<Claimed> claimed =
        Await.all(Flux.range(0, 12).flatMap(_ -> attachments.claim(key(number, 0)), 12));

    assertThat(claimed).hasSize(1);
  }

  @Test
  void whatIsKeptIsTheTicketsAndNobodyElses() {
    var number = tickets.open("Sin internet", PHOTO);
    Await.done(attachments.keep(key(number, 0), FileType.JPEG, JPEG));

    var kept = Await.value(attachments.find(key(number, 0)));

    assertThat(kept.bytes()).isEqualTo(JPEG);
    assertThat(kept.type()).isEqualTo(FileType.JPEG);
    assertThat(kept.fileName()).isEqualTo("T-1001-0.jpg");
    assertThat(Await.value(attachments.bytesOf(tickets.thread.tenant(), number)))
        .isEqualTo(JPEG.length);
    assertThat(due()).isEmpty();
    assertThat(states(number)).containsExactly(State.KEPT);
    var stranger = new TestTickets(DATABASE).thread.tenant();
    assertThat(Await.empty(attachments.find(new AttachmentKey(stranger, number, 0)))).isTrue();
  }

  @Test
  void whatCannotBeHadIsTriedLaterAndGivenUpForGood() {
    var number = tickets.open("Sin internet", PHOTO);
    Await.value(attachments.claim(key(number, 0)));
    Await.done(attachments.tryLater(key(number, 0)));
    assertThat(due()).isEmpty();

    tickets.execute("update ticket_file set due_at = clock_timestamp() where tenant_id = $1");
    assertThat(Await.value(attachments.claim(key(number, 0))).attempts()).isEqualTo(2);
    Await.done(attachments.giveUp(key(number, 0), State.GONE));
    Await.done(attachments.keep(key(number, 0), FileType.JPEG, JPEG));

    assertThat(states(number)).containsExactly(State.GONE);
    assertThat(Await.empty(attachments.find(key(number, 0)))).isTrue();
  }

  @Test
  void filesAreDeletedSomeTimeAfterTheirTicketWasClosedAndNotBefore() {
    var open = tickets.open("Sin internet", PHOTO);
    var closed = tickets.open("Ya no", PHOTO);
    tickets.close(closed);
    tickets.execute(
        "update ticket_file set due_at = due_at - interval '2 years' where tenant_id = $1");

    prune("366 days");
    assertThat(states(closed)).hasSize(1);
    tickets.execute(
        "update ticket set closed_at = closed_at - interval '367 days' where tenant_id = $1 and"
            + " closed_at is not null");
    prune("366 days");

    assertThat(states(closed)).isEmpty();
    assertThat(states(open)).hasSize(1);
    assertThat(tickets.file(closed).ticket().report().attachments())
        .as("that there was one stays known")
        .containsExactly(PHOTO);
  }

  @Test
  void filesGoWithTheirTicket() {
    var number = tickets.open("Sin internet", PHOTO);
    Await.done(attachments.keep(key(number, 0), FileType.JPEG, JPEG));

    DATABASE.executeAsOwner(
        """
        set app.tenant = '%1$s';
        delete from ticket_event where tenant_id = '%1$s';
        delete from ticket where tenant_id = '%1$s'
        """
            .formatted(tickets.thread.tenant()));

    assertThat(states(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ffd8ffe000, JPEG",
    "89504e470d0a1a0a00, PNG",
    "474946383961, GIF",
    "524946460000000057454250, WEBP",
    "255044462d312e37, PDF",
    "000000186674797069736f6d, MP4",
  })
  void aFileIsWhatItsBytesSay(String hex, FileType type) {
    assertThat(RULES.typeOf(HexFormat.of().parseHex(hex))).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><script>alert(1)</script>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "<?xml version='1.0'?>",
        "PK\u0003\u0004 an archive, or an office document",
        "MZ a program",
        "#!/bin/sh",
        "%PDF",
      })
  void whatCouldBeRunIsNotKept(String content) {
    assertThat(RULES.typeOf(content.getBytes(StandardCharsets.ISO_8859_1))).isNull();
  }

  @Test
  void theSettingsSayWhatIsKept() {
    var rules =
        AttachmentRules.of(
            Settings.of(
                Map.of(
                    "RECADO_TICKET_FILE_TYPES",
                    "image/png, application/pdf",
                    "RECADO_TICKET_FILE_MOST_BYTES",
                    "8")));

    assertThat(rules.types()).containsExactlyInAnyOrder(FileType.PNG, FileType.PDF);
    assertThat(rules.typeOf(JPEG)).isNull();
    assertThat(rules.typeOf("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(FileType.PDF);
    assertThat(rules.typeOf("%PDF-1.7 ".getBytes(StandardCharsets.US_ASCII))).isNull();
    var active = Settings.of(Map.of("RECADO_TICKET_FILE_TYPES", "text/html"));
    assertThatThrownBy(() -> AttachmentRules.of(active))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("RECADO_TICKET_FILE_TYPES");
  }

  private AttachmentKey key(TicketNumber number, int position) {
    return new AttachmentKey(tickets.thread.tenant(), number, position);
  }

  private List<AttachmentKey> due() {
    return Await.all(attachments.due()).stream()
        .filter(key -> key.tenant().equals(tickets.thread.tenant()))
        .toList();
  }

  private List<State> states(TicketNumber number) {
    return Await.all(attachments.states(tickets.thread.tenant(), number));
  }

  private static void prune(String kept) {
    Await.value(
        DATABASE
            .database()
            .dispatch()
            .client()
            .sql(new AttachmentRetention().sql())
            .bind(0, kept)
            .bind(1, 1_000)
            .mapValue(Long.class)
            .one());
  }
}
