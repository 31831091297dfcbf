package io.recado.admin.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.link.LinkToken;
import io.recado.actions.sentfile.SentFiles;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.retention.Pruning;
import io.recado.settings.Setting;
import io.recado.testing.Await;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What agents send besides words. */
@Tag("server")
class SendFileTest {

  private static final byte[] PDF = "%PDF-1.7 the plan".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern LINK =
      Pattern.compile(Pattern.quote(AdminServer.PUBLIC_URL) + "/files/(.{43})\\.pdf");

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final SentFiles files = server.bean(SentFiles.class);

  @Test
  void aFileArrivesAsALinkThatOpensIt() {
    var ana = held("ana");

    sends(ana, "plano.pdf", PDF, "Aquí va el plano", "k1").expectStatus().isAccepted();

    var words = outgoing().getFirst();
    assertThat(words).startsWith("Aquí va el plano\n\nplano.pdf\n" + AdminServer.PUBLIC_URL);
    var token = LINK.matcher(words).results().findFirst().orElseThrow().group(1);
    var opened = Await.value(files.open(LinkToken.of(token).orElseThrow()));
    assertThat(opened.name()).isEqualTo("plano.pdf");
    assertThat(bytesOf(opened)).isEqualTo(PDF);
    assertThat(server.texts(chat.tenant(), "select f::text from sent_file f where tenant_id = $1"))
        .as("the table of files opens none")
        .singleElement()
        .asString()
        .doesNotContain(token);
  }

  @Test
  void theTeamSeesItInTheTranscriptAndFetchesIt() {
    var ana = held("ana");
    sends(ana, "plano.pdf", PDF, null, "k1").expectStatus().isAccepted();

    var content = latest(ana).get("content");

    assertThat(content.get("type").asString()).isEqualTo("media");
    assertThat(content.get("kind").asString()).isEqualTo("document");
    assertThat(content.get("name").asString()).isEqualTo("plano.pdf");
    assertThat(content.get("sizeBytes").asInt()).isEqualTo(PDF.length);
    agent
        .client()
        .get()
        .uri(filesOf(ana) + "/" + content.get("file").asString())
        .exchange()
        .expectHeader()
        .contentType(MediaType.APPLICATION_PDF)
        .expectHeader()
        .value("Content-Disposition", is -> assertThat(is).startsWith("attachment;"))
        .expectHeader()
        .valueEquals("X-Content-Type-Options", "nosniff")
        .expectBody(byte[].class)
        .isEqualTo(PDF);
  }

  @Test
  @Timeout(60)
  void itIsFoundByItsNameAndItsCaption() {
    sends(held("ana"), "plano.pdf", PDF, "con la escalera", "k1").expectStatus().isAccepted();

    do {
      Await.done(server.bean(SearchIndex.class).run());
    } while (agent.get("/api/v1/conversations?q=plano+escalera").get("items").isEmpty());
  }

  @Test
  void theSameRequestSendsOneFileAndAnotherFileUnderItsKeyIsRefused() {
    var ana = held("ana");
    var other = PDF.clone();
    other[other.length - 1] = 'm';

    sends(ana, "plano.pdf", PDF, null, "k1").expectStatus().isAccepted();
    sends(ana, "plano.pdf", PDF, null, "k1").expectStatus().isAccepted();
    refused(sends(ana, "plano.pdf", other, null, "k1"), 422, "key-reused");

    assertThat(outgoing()).hasSize(1);
    assertThat(kept()).hasSize(1);
  }

  @Test
  void onlyWhoHasTheConversationSends() {
    var ana = chat.says("ana", "hola");

    refused(sends(ana, "plano.pdf", PDF, null, "k1"), 409, "not-yours");

    assertThat(kept()).isEmpty();
  }

  @Test
  void whatAFileIsItsBytesSay() {
    var ana = held("ana");
    var page = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);

    refused(sends(ana, "plano.pdf", page, null, "k1"), 422, "file-refused");
    sends(ana, "../../a\u202Efdp.html", PDF, null, "k2").expectStatus().isAccepted();

    assertThat(latest(ana).get("content").get("name").asString()).isEqualTo("afdp.html.pdf");
  }

  @Test
  void whatIsTooLargeOrNoFileIsRefused() {
    var ana = held("ana");
    var large = Arrays.copyOf(PDF, 10_485_761);
    var words = new MultipartBodyBuilder();
    words.part("file", "words");

    refused(sends(ana, "plano.pdf", large, null, "k1"), 413, "body-too-large");
    refused(asks(ana, words, "k2"), 400, "body-unreadable");
    refused(asks(ana, new MultipartBodyBuilder(), "k3"), 400, "body-unreadable");

    assertThat(kept()).isEmpty();
  }

  @Test
  void aFileOfAnErasedContactIsGone() {
    var owner = server.person(chat.tenant(), Role.OWNER);
    var ana = held("ana");
    sends(ana, "plano.pdf", PDF, null, "k1").expectStatus().isAccepted();
    var contact = agent.get("/api/v1/conversations/" + ana).get("contact").asString();

    owner
        .client()
        .delete()
        .uri("/api/v1/contacts/" + contact)
        .exchange()
        .expectStatus()
        .is2xxSuccessful();

    assertThat(kept()).isEmpty();
  }

  @Test
  void aFileIsDeletedSomeTimeAfterItWasSent() {
    var ana = held("ana");
    sends(ana, "old.pdf", PDF, null, "k1").expectStatus().isAccepted();
    sends(ana, "new.pdf", PDF, null, "k2").expectStatus().isAccepted();
    server
        .database()
        .executeAsOwner(
            """
            alter table sent_file no force row level security;
            update sent_file set kept_at = now() - interval '31 days' where name = 'old.pdf';
            alter table sent_file force row level security
            """);

    prune();

    assertThat(kept()).containsExactly("new.pdf");
  }

  private void prune() {
    var pruning =
        server
            .beans(Pruning.class)
            .filter(one -> one.setting() == Setting.KEEP_SENT_FILES)
            .findFirst()
            .orElseThrow();
    var run =
        server
            .database()
            .database()
            .dispatch()
            .client()
            .sql(pruning.sql())
            .bind(0, "30 days")
            .bind(1, 100);
    Await.done(run.then());
  }

  private UUID held(String user) {
    var conversation = chat.says(user, "hola");
    agent
        .asks("POST", "/api/v1/conversations/" + conversation + "/takeover", "{}")
        .expectStatus()
        .isOk();
    return conversation;
  }

  private ResponseSpec sends(
      UUID conversation, String name, byte[] bytes, @Nullable String caption, String key) {
    var form = new MultipartBodyBuilder();
    form.part(
        "file",
        new ByteArrayResource(bytes) {
          @Override
          public String getFilename() {
            return name;
          }
        });
    if (caption != null) {
      form.part("caption", caption);
    }
    return asks(conversation, form, key);
  }

  private ResponseSpec asks(UUID conversation, MultipartBodyBuilder form, String key) {
    return agent
        .client()
        .post()
        .uri(filesOf(conversation))
        .header("Idempotency-Key", key)
        .contentType(MediaType.MULTIPART_FORM_DATA)
        .bodyValue(form.build())
        .exchange();
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private JsonNode latest(UUID conversation) {
    return agent.get("/api/v1/conversations/" + conversation + "/messages").get("items").get(0);
  }

  private byte[] bytesOf(SentFiles.Kept file) {
    return Await.all(files.bytes(file)).getFirst();
  }

  private List<String> outgoing() {
    return server.texts(
        chat.tenant(),
        "select content ->> 'body' from outbox where tenant_id = $1 and author = 'agent'");
  }

  private List<String> kept() {
    return server.texts(chat.tenant(), "select name from sent_file where tenant_id = $1");
  }

  private static String filesOf(UUID conversation) {
    return "/api/v1/conversations/" + conversation + "/files";
  }
}
