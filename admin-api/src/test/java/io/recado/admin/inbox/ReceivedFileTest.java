package io.recado.admin.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.admin.inbox.PostgresReceivedDownloads.Kept;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.ByteRange;
import io.recado.conversation.ConversationId;
import io.recado.conversation.MessageContent.Edited;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.received.ReceivedFileKey;
import io.recado.received.ReceivedFiles;
import io.recado.received.ReceivedFiles.State;
import io.recado.testing.Await;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What customers send besides words, as the team opens it. */
@Tag("server")
class ReceivedFileTest {

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final ReceivedFiles files = server.bean(ReceivedFiles.class);

  @Test
  void aPhotoIsShownAndNothingInItRuns() {
    var photo = sends("foto.jpg");
    var bytes = bytes(3 * PostgresReceivedDownloads.PIECE + 17);
    keep(photo, "image/jpeg", bytes);

    asks(photo, "")
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Content-Type", "image/jpeg")
        .expectHeader()
        .value("Content-Disposition", is -> assertThat(is).startsWith("inline;"))
        .expectHeader()
        .valueEquals("X-Content-Type-Options", "nosniff")
        .expectHeader()
        .valueEquals(
            "Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
        .expectHeader()
        .valueEquals("Cache-Control", "no-cache, private")
        .expectHeader()
        .contentLength(bytes.length)
        .expectBody(byte[].class)
        .isEqualTo(bytes);
  }

  @Test
  void whatAContactIsGivenOfThemselvesLeadsToTheirFiles() {
    var owner = server.person(chat.tenant(), Role.OWNER);
    var photo = sends("foto.jpg");
    keep(photo, "image/jpeg", bytes(10));
    var contact =
        server
            .texts(chat.tenant(), "select contact_id::text from conversation where tenant_id = $1")
            .getFirst();

    var lines = owner.get("/api/v1/contacts/" + contact + "/export").get("messages");

    var file =
        lines.valueStream().map(line -> line.get("file")).filter(JsonNode::isObject).toList();
    assertThat(file).hasSize(1);
    assertThat(file.getFirst().get("state").asString()).isEqualTo("KEPT");
    assertThat(file.getFirst().get("name").asString()).isEqualTo("foto.jpg");
    assertThat(file.getFirst().get("bytes").asInt()).isEqualTo(10);
    owner
        .client()
        .get()
        .uri(file.getFirst().get("link").asString())
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(byte[].class)
        .isEqualTo(bytes(10));
  }

  /** A page that was sent as a picture has no type; a name leads nowhere and hides no ending. */
  @ParameterizedTest
  @CsvSource({
    "'', foto.jpg, foto.jpg.bin, application/octet-stream",
    "'', ../../etc/pas\u202Efdp.html, pasfdp.html.bin, application/octet-stream",
    "'', contrato.docx, contrato.docx, application/octet-stream",
    "application/pdf, boleta.exe, boleta.exe.pdf, application/pdf",
    "image/heic, IMG_1.HEIC, IMG_1.HEIC, image/heic",
  })
  void whatBrowsersDoNotShowIsADownloadUnderANameThatDoesNotLie(
      String type, String called, String name, String served) {
    var file = sends(called);
    keep(file, type.isEmpty() ? null : type, bytes(10));

    asks(file, "")
        .expectHeader()
        .valueEquals("Content-Type", served)
        .expectHeader()
        .value(
            "Content-Disposition",
            is -> assertThat(is).startsWith("attachment;").contains("filename*=UTF-8''" + name));
  }

  @Test
  void aPartOfAFilmIsGivenByItself() {
    var film = sends("film.mp4");
    var bytes = bytes(2 * PostgresReceivedDownloads.PIECE);
    keep(film, "video/mp4", bytes);

    part(
        film, "bytes=10-70000", 206, "bytes 10-70000/131072", Arrays.copyOfRange(bytes, 10, 70001));
    part(
        film,
        "bytes=-5",
        206,
        "bytes 131067-131071/131072",
        Arrays.copyOfRange(bytes, 131067, 131072));
    part(film, "bytes=131072-", 200, null, bytes);
    part(film, "bytes=0-1,5-9", 200, null, bytes);
    part(film, "nonsense", 200, null, bytes);
  }

  /** Its length was told: an end would be taken from the next answer on the same connection. */
  @Test
  void whatIsDeletedWhileItIsReadDoesNotJustEnd() {
    var film = sends("film.mp4");
    keep(film, "video/mp4", bytes(2 * PostgresReceivedDownloads.PIECE));
    var downloads = server.bean(PostgresReceivedDownloads.class);
    var kept = (Kept) Await.value(downloads.find(key(film)));
    server.execute(chat.tenant(), "delete from received_file where tenant_id = $1");

    assertThatThrownBy(() -> Await.all(downloads.bytes(kept, ByteRange.of(null, kept.size()))))
        .isInstanceOf(ApiProblem.class);
  }

  @Test
  void whoHasItAlreadyIsToldSo() {
    var photo = sends("foto.jpg");
    keep(photo, "image/jpeg", bytes(10));
    var tag = "\"" + photo.message() + "\"";
    asks(photo, "").expectHeader().valueEquals("ETag", tag);

    agent
        .client()
        .get()
        .uri(path(photo))
        .header("If-None-Match", tag)
        .exchange()
        .expectStatus()
        .isNotModified();
  }

  @Test
  void untilItIsKeptItSaysWhyItIsNot() {
    var photo = sends("foto.jpg");
    refused(photo, 409, "file-waiting", "WAITING");

    Await.done(files.giveUp(key(photo), State.TOO_LARGE));
    refused(photo, 410, "file-too-large", "TOO_LARGE");

    var another = sends("otra.jpg");
    Await.done(files.giveUp(key(another), State.TOO_MANY));
    refused(another, 410, "file-too-many", "TOO_MANY");

    server.execute(chat.tenant(), "delete from received_file where tenant_id = $1");
    refused(photo, 410, "file-gone", "GONE");
  }

  @Test
  void theTranscriptTellsWhatIsKept() {
    var photo = sends("foto.html");
    keep(photo, "image/jpeg", bytes(10));

    var line = line(photo);

    assertThat(line.get("content").get("name").asString()).isEqualTo("foto.html");
    assertThat(line.get("file").get("state").asString()).isEqualTo("KEPT");
    assertThat(line.get("file").get("type").asString()).isEqualTo("image/jpeg");
    assertThat(line.get("file").get("sizeBytes").asInt()).isEqualTo(10);
    var words = chat.says("ben", "hola");
    assertThat(latest(words).get("file").isNull()).isTrue();
  }

  @Test
  void whatComesInsteadOfAnEarlierOneIsOpenedToo() {
    var held = new MediaFile("m-2", "image/jpeg", null, null);
    var better = new Edited("m-1", new Media(MediaKind.IMAGE, held, null));
    var conversation = chat.sends("ana", better);
    var photo = new Sent(conversation, id(latest(conversation)));
    keep(photo, "image/jpeg", bytes(10));

    asks(photo, "").expectStatus().isOk();
  }

  @Test
  void wordsHaveNoFileAndOthersSeeNone() {
    var words = chat.says("ben", "hola");
    var stranger = server.person(new Chat().tenant(), Role.AGENT);
    var photo = sends("foto.jpg");
    keep(photo, "image/jpeg", bytes(10));

    asks(new Sent(words, id(latest(words))), "").expectStatus().isNotFound();
    asks(new Sent(words, photo.message()), "").expectStatus().isNotFound();
    stranger.client().get().uri(path(photo)).exchange().expectStatus().isNotFound();
    server.client().get().uri(path(photo)).exchange().expectStatus().isUnauthorized();
  }

  @Test
  void whatAnErasedContactSentIsGone() {
    var owner = server.person(chat.tenant(), Role.OWNER);
    var photo = sends("foto.jpg");
    var fetchedTooLate = sends("otra.jpg");
    keep(photo, "image/jpeg", bytes(10));
    var contact = agent.get("/api/v1/conversations/" + photo.conversation()).get("contact");

    owner
        .client()
        .delete()
        .uri("/api/v1/contacts/" + contact.asString())
        .exchange()
        .expectStatus()
        .is2xxSuccessful();
    keep(fetchedTooLate, "image/jpeg", bytes(10));

    assertThat(server.texts(chat.tenant(), "select name from received_file where tenant_id = $1"))
        .isEmpty();
    asks(photo, "").expectStatus().isNotFound();
  }

  /** A message with a file. */
  private record Sent(UUID conversation, UUID message) {}

  private Sent sends(String name) {
    var held = new MediaFile("m-" + name.length(), "image/jpeg", name, 10L);
    var conversation = chat.sends("ana", new Media(MediaKind.IMAGE, held, null));
    return new Sent(conversation, id(latest(conversation)));
  }

  private void keep(Sent file, @Nullable String type, byte[] bytes) {
    Await.done(files.keep(key(file), type, bytes));
  }

  private ReceivedFileKey key(Sent file) {
    return new ReceivedFileKey(
        chat.tenant(), new ConversationId(file.conversation()), file.message());
  }

  private ResponseSpec asks(Sent file, String range) {
    return agent.client().get().uri(path(file)).header("Range", range).exchange();
  }

  private void part(Sent file, String range, int status, @Nullable String told, byte[] bytes) {
    var answer = asks(file, range).expectStatus().isEqualTo(status);
    var result = answer.expectBody(byte[].class).isEqualTo(bytes).returnResult();
    assertThat(result.getResponseHeaders().getFirst("Content-Range")).isEqualTo(told);
  }

  private void refused(Sent file, int status, String code, String state) {
    asks(file, "").expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    assertThat(line(file).get("file").get("state").asString()).isEqualTo(state);
  }

  private JsonNode line(Sent file) {
    return messages(file.conversation())
        .valueStream()
        .filter(line -> id(line).equals(file.message()))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode latest(UUID conversation) {
    return messages(conversation).get(0);
  }

  private JsonNode messages(UUID conversation) {
    return agent.get("/api/v1/conversations/" + conversation + "/messages").get("items");
  }

  private static UUID id(JsonNode line) {
    return UUID.fromString(line.get("id").asString());
  }

  private static String path(Sent file) {
    return "/api/v1/conversations/%s/messages/%s/file"
        .formatted(file.conversation(), file.message());
  }

  private static byte[] bytes(int count) {
    var bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
