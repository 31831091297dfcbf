package io.recado.admin.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.attachment.AttachmentKey;
import io.recado.actions.attachment.Attachments;
import io.recado.actions.attachment.Attachments.State;
import io.recado.actions.attachment.FileType;
import io.recado.actions.ticket.TicketNumber;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.testing.Await;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
class TicketFilesTest {

  private static final String FIRST = "/api/v1/tickets/T-1001";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final Attachments attachments = server.bean(Attachments.class);

  @Test
  void aFileIsADownloadThatNoBrowserShowsOrRuns() {
    opens(1);
    var bytes = bytes(3 * PostgresTicketDownloads.PIECE + 17);
    keep(0, bytes);

    agent
        .client()
        .get()
        .uri(FIRST + "/files/0")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Content-Disposition", "attachment; filename=\"T-1001-0.jpg\"")
        .expectHeader()
        .valueEquals("Content-Type", "image/jpeg")
        .expectHeader()
        .valueEquals("X-Content-Type-Options", "nosniff")
        .expectHeader()
        .valueEquals(
            "Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectHeader()
        .contentLength(bytes.length)
        .expectBody(byte[].class)
        .isEqualTo(bytes);
  }

  @Test
  void theTicketTellsWhatBecameOfItsFiles() {
    opens(3);
    keep(1, bytes(10));
    Await.done(attachments.giveUp(key(2), State.REFUSED));

    var files = agent.get(FIRST).get("attachments");

    assertThat(files.valueStream().map(file -> file.get("state").asString()))
        .containsExactly("WAITING", "KEPT", "REFUSED");
    assertThat(files.valueStream().map(file -> file.get("file").asInt())).containsExactly(0, 1, 2);
    assertThat(files.get(1).get("name").asString()).isEqualTo("foto 1.html");
  }

  @Test
  void aFileThatIsKeptNoMoreIsGone() {
    opens(2);
    keep(0, bytes(10));
    keep(1, bytes(10));
    server.execute(chat.tenant(), "delete from ticket_file where tenant_id = $1 and position = 0");

    var files = agent.get(FIRST).get("attachments");

    assertThat(files.valueStream().map(file -> file.get("state").asString()))
        .containsExactly("GONE", "KEPT");
    agent.client().get().uri(FIRST + "/files/0").exchange().expectStatus().isNotFound();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "-1", "00", "x", "99999999999"})
  void whatIsNotKeptIsNotThere(String file) {
    opens(1);

    agent
        .client()
        .get()
        .uri(FIRST + "/files/" + file)
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("not-found");
  }

  private void opens(int files) {
    var ticket = errands.ticket(chat.says("ana", "mira"), "uno", "normal");
    errands.attached(ticket, files);
  }

  private void keep(int place, byte[] bytes) {
    Await.done(attachments.keep(key(place), FileType.JPEG, bytes));
  }

  private AttachmentKey key(int place) {
    return new AttachmentKey(chat.tenant(), new TicketNumber(1001), place);
  }

  private static byte[] bytes(int count) {
    var bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
