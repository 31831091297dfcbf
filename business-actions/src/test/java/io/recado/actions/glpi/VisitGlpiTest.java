package io.recado.actions.glpi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.recado.actions.glpi.GlpiSite.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.recado.action.IdempotencyKey;
import io.recado.actions.attachment.AttachmentKey;
import io.recado.actions.attachment.Attachments;
import io.recado.actions.attachment.FileType;
import io.recado.actions.attachment.TestAttachments;
import io.recado.actions.ticket.TestTickets;
import io.recado.actions.ticket.TicketNumber;
import io.recado.actions.ticket.TicketState;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.database.TestDatabase;
import io.recado.egress.TestEgress;
import io.recado.testing.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tickets that a tenant keeps in GLPI as well, on PostgreSQL, with GLPI at its HTTP boundary. */
@Tag("server")
class VisitGlpiTest {

  private static final Duration HASTY = Duration.ofSeconds(2);
  private static final Duration UPLOADING = Duration.ofSeconds(20);
  private static final SecretBox BOX = SecretBox.of(List.of(MasterKey.random()));
  private static final TestDatabase DATABASE = TestDatabase.with("core", "actions");
  private static final String FOUND =
      "{\"totalcount\": 1, \"count\": 1, \"data\": [{\"2\": 4711}]}";

  private final GlpiSite glpi = new GlpiSite();
  private Duration patience = Duration.ofSeconds(20);
  private final TestTickets tickets = new TestTickets(DATABASE);
  private final Attachments attachments = TestAttachments.on(DATABASE);
  private final PostgresGlpiDesks desks =
      new PostgresGlpiDesks(
          DATABASE.database().dispatch(), DATABASE.client(), DATABASE.scope(), BOX);

  @BeforeEach
  void connect() {
    Await.done(desks.connect(tickets.thread.tenant(), glpi.access()));
  }

  @AfterEach
  void disconnect() {
    Await.done(desks.disconnect(tickets.thread.tenant()));
    glpi.close();
  }

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @Test
  void aTicketIsOpenedThereWithWhatItIsAbout() {
    var number = tickets.open("Sin internet <b>desde ayer</b>\nEn toda la casa");

    visit();

    var input = input(glpi.asked("POST", "Ticket").getFirst());
    assertThat(input.path("name").asString())
        .isEqualTo(number + " · Sin internet <b>desde ayer</b>");
    assertThat(input.path("content").asString())
        .startsWith("<p>Sin internet &lt;b&gt;desde ayer&lt;/b&gt;</p><p>En toda la casa</p>")
        .contains("Cliente: Cliente Demo", "Recado " + number);
    assertThat(input.path("urgency").asInt()).isEqualTo(4);
    assertThat(input.path("entities_id").asInt()).isEqualTo(3);
    assertThat(input.path("itilcategories_id").asInt()).isEqualTo(12);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatIsAddedClosedAndReopenedFollowsInItsOrder() {
    var number = tickets.open("Sin internet");
    tickets.add(number, "Ahora tampoco hay teléfono");
    tickets.close(number);
    tickets.reopen(number, "Volvió a fallar");

    visit();

    assertThat(glpi.asked("POST", "ITILFollowup"))
        .extracting(request -> input(request).path("content").asString())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .contains("El cliente escribe:", "Ahora tampoco hay teléfono", number + "/2"),
            second -> assertThat(second).contains("El cliente ha cerrado el ticket."),
            third -> assertThat(third).contains("ha reabierto", "Volvió a fallar", number + "/4"));
    assertThat(glpi.asked("PUT", "Ticket/4711"))
        .extracting(request -> input(request).path("status").asInt())
        .containsExactly(6, 2);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatAgentsNoteIsNotForTheCustomerThereEither() {
    var number = tickets.open("Sin internet");
    Await.value(
        tickets.desk.note(
            tickets.thread.tenant(), number, "Ana", new IdempotencyKey("panel/n"), "Moroso"));

    visit();

    var input = input(glpi.asked("POST", "ITILFollowup").getFirst());
    assertThat(input.path("is_private").asInt()).isEqualTo(1);
    assertThat(input.path("content").asString()).contains("Ana escribe:", "Moroso");
  }

  @Test
  void aFileFollowsOnceItIsKept() {
    var number = tickets.open("Sin internet", new MediaFile("media-1", null, null, null));
    visit();
    assertThat(glpi.asked("POST", "Document")).isEmpty();

    keepPhoto(number);
    visit();
    visit();

    assertThat(glpi.asked("POST", "Document"))
        .singleElement()
        .extracting(LoggedRequest::getBodyAsString)
        .asString()
        .contains("name=\"uploadManifest\"", "\"_filename\":[\"T-1001-0.jpg\"]")
        .contains("\"items_id\":4711", "name=\"filename[0]\"; filename=\"T-1001-0.jpg\"")
        .contains("Content-Type: image/jpeg");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aFileThatMayHaveArrivedIsLookedForBeforeItIsSentAgain() {
    var number = tickets.open("Sin internet", new MediaFile("media-1", null, null, null));
    keepPhoto(number);
    glpi.taking(json(500, ""));
    visit();
    assertThat(waiting()).containsExactly("status_500");

    glpi.works();
    glpi.hasDocument();
    timePasses();
    visit();

    assertThat(glpi.asked("POST", "Document")).isEmpty();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void oneSessionServesAVisitAndIsEndedWithIt() {
    var number = tickets.open("Sin internet");
    tickets.add(number, "Nada todavía");

    visit();

    assertThat(glpi.asked("GET", "initSession")).hasSize(1);
    assertThat(glpi.asked("GET", "killSession"))
        .singleElement()
        .satisfies(end -> assertThat(end.header("Session-Token").isPresent()).isTrue());
  }

  @Test
  void aSessionThatGlpiHasEndedIsBegunAnew() {
    glpi.server.stubFor(
        post(urlPathEqualTo(GlpiSite.API + "Ticket"))
            .inScenario("session")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("anew")
            .willReturn(json(401, "[\"ERROR_SESSION_TOKEN_INVALID\", \"\"]")));
    glpi.server.stubFor(
        post(urlPathEqualTo(GlpiSite.API + "Ticket"))
            .inScenario("session")
            .whenScenarioStateIs("anew")
            .willReturn(json(201, "{\"id\": 4711}")));
    tickets.open("Sin internet");

    visit();

    assertThat(glpi.asked("GET", "initSession")).hasSize(2);
    assertThat(waiting()).isEmpty();
  }

  /** The answer is lost, and the ticket is there all the same. */
  @Test
  void whatMayHaveBeenOpenedIsLookedForBeforeItIsOpenedAgain() {
    patience = HASTY;
    glpi.opening(json(201, "{\"id\": 4711}").withFixedDelay(6_000));
    var number = tickets.open("Sin internet");
    visit();
    assertThat(waiting()).containsExactly("too_slow");

    glpi.works();
    glpi.finds(FOUND);
    timePasses();
    visit();

    assertThat(glpi.asked("POST", "Ticket")).isEmpty();
    assertThat(glpi.asked("GET", "search/Ticket").getFirst().getUrl())
        .contains("Recado+" + number + "+");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatWasNotOpenedIsOpenedOnceItCanBe() {
    glpi.opening(json(503, "Service Unavailable"));
    tickets.open("Sin internet");
    visit();
    assertThat(waiting()).containsExactly("status_503");

    glpi.works();
    timePasses();
    visit();

    assertThat(glpi.asked("POST", "Ticket")).hasSize(1);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void wordsThatMayHaveArrivedAreLookedForBeforeTheyAreSaidAgain() {
    var number = tickets.open("Sin internet");
    tickets.add(number, "Primera");
    tickets.add(number, "Segunda");
    patience = HASTY;
    glpi.following(json(201, "{\"id\": 9}").withFixedDelay(6_000));
    visit();

    glpi.works();
    glpi.hasFollowUps("<p>Primera</p><p>Recado " + number + "/2</p>");
    timePasses();
    visit();

    assertThat(glpi.asked("POST", "ITILFollowup"))
        .extracting(request -> input(request).path("content").asString())
        .singleElement()
        .asString()
        .contains("Segunda", number + "/3");
    assertThat(waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "", "{\"message\": \"\"}", "[]"})
  void anAnswerThatIsNoneIsNotTakenForOne(String body) {
    glpi.opening(json(201, body));
    tickets.open("Sin internet");

    visit();

    assertThat(waiting()).containsExactly("unreadable");
    assertThat(failing()).contains("unreadable");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void whatIsRefusedKeepsNoOtherWaiting(int status) {
    var refused = tickets.open("Sin internet");
    var other = tickets.open("Sin teléfono");
    glpi.server.stubFor(
        post(urlPathEqualTo(GlpiSite.API + "Ticket"))
            .withRequestBody(containing("Sin internet"))
            .willReturn(json(status, "[\"ERROR_GLPI_ADD\", \"\"]")));

    visit();

    assertThat(waiting()).containsExactly("status_" + status);
    assertThat(
            tickets.texts(
                "select number::text from glpi_ticket where tenant_id = $1 and glpi_id is not"
                    + " null"))
        .containsExactly(String.valueOf(other.value()));
    assertThat(refused).isNotEqualTo(other);
    assertThat(failing()).as("GLPI is in").isEmpty();
  }

  @Test
  void wordsThatAreRefusedForHoursArePassedOver() {
    var number = tickets.open("Sin internet");
    visit();
    glpi.following(json(400, "[\"ERROR_GLPI_ADD\", \"\"]"));
    tickets.add(number, "Esto no");

    for (int i = 0; i < 11; i++) {
      visit();
      timePasses();
    }
    assertThat(waiting()).containsExactly("status_400");
    assertThat(failing()).contains("refused");
    visit();

    assertThat(waiting()).isEmpty();
  }

  /** It was never closed there, so that it is open there is nobody's doing. */
  @Test
  void aStatusThatIsRefusedForHoursIsNotTakenForOneThatWasUndone() {
    var number = tickets.open("Sin internet");
    visit();
    glpi.setting(json(400, "[\"ERROR_GLPI_UPDATE\", \"\"]"));
    tickets.close(number);
    visitForHours();
    assertThat(waiting()).isEmpty();

    hear(1);

    assertThat(tickets.happened(number)).containsExactly("opened", "closed");
    assertThat(tickets.told()).isEmpty();
  }

  @Test
  void aReopeningThatIsRefusedForHoursDoesNotCloseItHereAgain() {
    var number = tickets.open("Sin internet");
    tickets.close(number);
    glpi.stands(6);
    visit();
    glpi.setting(json(400, "[\"ERROR_GLPI_UPDATE\", \"\"]"));
    tickets.reopen(number, "Volvió a fallar");
    visitForHours();
    assertThat(waiting()).isEmpty();

    hear(6);

    assertThat(tickets.happened(number)).containsExactly("opened", "closed", "reopened");
    assertThat(tickets.told()).isEmpty();
  }

  @Test
  void wordsThatGlpiFailsAtAloneArePassedOverToo() {
    var number = tickets.open("Sin internet");
    visit();
    glpi.following(json(500, ""));
    tickets.add(number, "Esto no");

    visit();
    assertThat(failing()).as("GLPI is in").isEmpty();
    visitForHours();

    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatIsNewDoesNotWaitForAFileThatIsRefused() {
    var number = tickets.open("Sin internet", new MediaFile("media-1", null, null, null));
    keepPhoto(number);
    glpi.taking(json(500, ""));
    visit();
    assertThat(waiting()).containsExactly("status_500");

    tickets.add(number, "Sigue igual");
    visit();

    assertThat(glpi.asked("POST", "ITILFollowup")).hasSize(1);
  }

  @Test
  void aVisitTellsOfSoManyAndTheNextGoesOn() {
    glpi.opening(json(400, "[\"ERROR_GLPI_ADD\", \"\"]"));
    for (int i = 0; i < 11; i++) {
      tickets.open("Sin internet");
    }

    visit();
    assertThat(glpi.asked("POST", "Ticket")).hasSize(10);
    visit();

    assertThat(glpi.asked("POST", "Ticket")).hasSize(11);
    assertThat(waiting()).hasSize(11).containsOnly("status_400");
  }

  @Test
  void aTicketThatGlpiHasFromBeforeIsFoundAndNothingIsSaidTwice() {
    var number = tickets.open("Sin internet");
    tickets.add(number, "Primera");
    visit();
    Await.done(desks.disconnect(tickets.thread.tenant()));
    glpi.works();
    glpi.finds(FOUND);
    glpi.hasFollowUps("<p>Primera</p><p>Recado " + number + "/2</p>");

    connect();
    visit();

    assertThat(glpi.asked("POST", "Ticket")).isEmpty();
    assertThat(glpi.asked("POST", "ITILFollowup")).isEmpty();
    assertThat(waiting()).isEmpty();
  }

  /** They are counted anew, and none is taken for one of before. */
  @Test
  void movesAreHeardWhenGlpiIsConnectedAgain() {
    var number = tickets.open("Sin internet");
    visit();
    hear(2);
    hear(6);
    tickets.reopen(number, "Volvió a fallar");
    Await.done(desks.disconnect(tickets.thread.tenant()));
    glpi.finds(FOUND);
    glpi.stands(2);
    connect();
    visit();

    hear(6);

    assertThat(tickets.happened(number))
        .containsExactly("opened", "answered", "closed", "reopened", "closed");
  }

  @Test
  void aCloseThatTechniciansHaveUndoneIsNotDoneAgainWhenGlpiIsConnectedAgain() {
    var number = tickets.open("Sin internet");
    visit();
    tickets.close(number);
    visit();
    hear(2);
    assertThat(tickets.happened(number)).containsExactly("opened", "closed", "reopened");
    Await.done(desks.disconnect(tickets.thread.tenant()));
    glpi.works();
    glpi.finds(FOUND);
    glpi.stands(2);

    connect();
    visit();
    hear(2);

    assertThat(glpi.asked("PUT", "Ticket/4711")).isEmpty();
    assertThat(tickets.happened(number)).containsOnlyOnce("closed").contains("reopened");
  }

  @Test
  void aFileMayTakeLongerThanAWord() {
    var number = tickets.open("Sin internet", new MediaFile("media-1", null, null, null));
    keepPhoto(number);
    patience = HASTY;
    glpi.taking(json(201, "{\"id\": 77}").withFixedDelay((int) HASTY.toMillis() + 500));

    visit();

    assertThat(waiting()).isEmpty();
    assertThat(failing()).isEmpty();
  }

  @Test
  void anotherGlpiHasNothingOfWhatTheOneBeforeHad() {
    tickets.open("Sin internet");
    visit();
    connect();
    assertThat(known()).as("the same one").containsExactly("4711");

    var secrets = new HashMap<>(glpi.access().secrets());
    secrets.put(GlpiAccess.ADDRESS, glpi.server.baseUrl() + "/other");
    Await.done(desks.connect(tickets.thread.tenant(), new GlpiAccess(secrets)));

    assertThat(known()).containsExactly("none");
  }

  @Test
  void aTicketThatConnectingMissedIsWrittenThere() {
    tickets.open("Sin internet");
    tickets.execute("delete from glpi_ticket where tenant_id = $1");

    visit();

    assertThat(known()).containsExactly("4711");
  }

  @Test
  void aLoginThatIsRefusedLeavesEverythingWaiting() {
    glpi.answersAll(json(400, "[\"ERROR_WRONG_APP_TOKEN_PARAMETER\", \"\"]"));
    tickets.open("Sin internet");

    visit();
    visit();

    assertThat(glpi.asked("GET", "initSession")).as("not asked again at once").hasSize(1);
    assertThat(failing()).contains("login_refused");
    assertThat(tickets.texts("select number::text from glpi_ticket where tenant_id = $1"))
        .hasSize(1);
  }

  @Test
  void aLoginThatIsNoneLeavesEverythingWaiting() {
    tickets.open("Sin internet");

    for (var body : List.of("<html>", "{\"session_token\": \"\"}")) {
      glpi.answersAll(json(200, body));
      minutePasses();
      visit();
      assertThat(failing()).containsExactly("unreadable");
    }
    glpi.answersAll(json(500, ""));
    minutePasses();
    visit();
    assertThat(failing()).containsExactly("status_500");
    patience = Duration.ofMillis(100);
    glpi.answersAll(json(200, "{}").withFixedDelay(1_000));
    minutePasses();
    visit();
    assertThat(failing()).containsExactly("too_slow");

    patience = Duration.ofSeconds(20);
    glpi.works();
    minutePasses();
    visit();
    assertThat(waiting()).isEmpty();
    assertThat(failing()).isEmpty();
  }

  /** A ticket of which nothing is heard stays as it is. */
  @Test
  void whatCannotBeHeardIsHeardLater() {
    var number = tickets.open("Sin internet");
    visit();
    for (var body : List.of("<html>", "{}", "{\"totalcount\": 1, \"data\": [{\"2\": \"x\"}]}")) {
      glpi.hearing(json(200, body));
      minutePasses();
      visit();
      assertThat(failing()).containsExactly("unreadable");
    }
    glpi.hearing(json(500, ""));
    minutePasses();
    visit();
    assertThat(failing()).containsExactly("status_500");
    patience = Duration.ofMillis(100);
    glpi.hearing(json(200, "{}").withFixedDelay(1_000));
    minutePasses();
    visit();
    assertThat(failing()).containsExactly("too_slow");
    assertThat(tickets.happened(number)).containsExactly("opened");

    patience = Duration.ofSeconds(20);
    hear(2);
    assertThat(tickets.happened(number)).containsExactly("opened", "answered");
    assertThat(failing()).isEmpty();
  }

  @Test
  void wordsAndFilesThatAreNotSaidToBeTakenAreNotTaken() {
    var number = tickets.open("Sin internet", new MediaFile("media-1", null, null, null));
    keepPhoto(number);
    tickets.add(number, "Primera");
    var bodies = List.of("<html>", "{}");
    for (var body : bodies) {
      glpi.following(json(201, body));
      timePasses();
      visit();
      assertThat(waiting()).containsExactly("unreadable");
    }
    assertThat(glpi.asked("POST", "Document")).as("not before the words").isEmpty();
    glpi.following(json(201, "{\"id\": 9}"));
    for (var body : bodies) {
      glpi.taking(json(201, body));
      timePasses();
      visit();
      assertThat(waiting()).containsExactly("unreadable");
    }

    glpi.works();
    timePasses();
    visit();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void theCustomersNumberDoesNotWaitForGlpi() {
    glpi.answersAll(aResponse().withStatus(503));

    var number = tickets.open("Sin internet");

    assertThat(number).isEqualTo(new TicketNumber(1001));
  }

  @Test
  void whatTechniciansDoThereIsDoneHere() {
    var number = tickets.open("Sin internet");
    visit();

    hear(2);
    assertThat(tickets.file(number).ticket().state()).isInstanceOf(TicketState.InProgress.class);
    hear(5);
    hear(6);
    assertThat(tickets.file(number).ticket().state()).isInstanceOf(TicketState.Closed.class);
    assertThat(tickets.told()).singleElement().asString().contains("Cerramos tu ticket " + number);
    hear(2);

    assertThat(tickets.happened(number))
        .containsExactly("opened", "answered", "closed", "reopened");
    assertThat(tickets.file(number).ticket().state()).isInstanceOf(TicketState.Open.class);
    assertThat(glpi.asked("POST", "ITILFollowup")).as("not told its own doing").isEmpty();
  }

  /** GLPI is away when the customer closes, and still has it open when it comes back. */
  @Test
  void whatWasClosedHereIsNotReopenedByAGlpiThatDoesNotKnowYet() {
    var number = tickets.open("Sin internet");
    visit();
    glpi.stands(1);
    glpi.following(json(400, "[\"ERROR_GLPI_ADD\", \"\"]"));
    tickets.close(number);

    hear(1);

    assertThat(tickets.file(number).ticket().state()).isInstanceOf(TicketState.Closed.class);
    assertThat(tickets.happened(number)).containsExactly("opened", "closed");
  }

  @Test
  void manyProcessesOpenItOnceAndCloseItOnce() {
    var number = tickets.open("Sin internet");

    Await.done(Flux.range(0, 12).flatMap(_ -> job().run(), 12).then());
    glpi.stands(6);
    minutePasses();
    Await.done(Flux.range(0, 12).flatMap(_ -> job().run(), 12).then());

    assertThat(glpi.asked("POST", "Ticket")).hasSize(1);
    assertThat(tickets.told()).hasSize(1);
    assertThat(tickets.happened(number)).containsExactly("opened", "closed");
  }

  @Test
  void whatWasOpenBeforeIsWrittenThereWhenGlpiIsConnected() {
    Await.done(desks.disconnect(tickets.thread.tenant()));
    var open = tickets.open("Sin internet");
    tickets.close(tickets.open("Ya resuelto"));

    connect();

    assertThat(tickets.texts("select number::text from glpi_ticket where tenant_id = $1"))
        .containsExactly(String.valueOf(open.value()));
  }

  @Test
  void nobodyReadsATokenInTheDatabase() {
    var secrets =
        tickets.texts("select encode(secrets, 'escape') from glpi_desk where tenant_id = $1");

    assertThat(secrets.getFirst()).doesNotContain("secret", "127.0.0.1");
    assertThat(glpi.access().toString().getBytes(StandardCharsets.UTF_8)).hasSize(10);
  }

  private void keepPhoto(TicketNumber number) {
    var key = new AttachmentKey(tickets.thread.tenant(), number, 0);
    var jpeg = HexFormat.of().parseHex("ffd8ffe000104a464946");
    Await.done(attachments.keep(key, FileType.JPEG, jpeg));
  }

  private void visit() {
    Await.done(job().run());
  }

  /** The ticket stands so there, and a minute later somebody looks. */
  private void hear(int status) {
    glpi.stands(status);
    minutePasses();
    visit();
  }

  private VisitGlpi job() {
    var visit =
        new VisitGlpi.Visit(
            TestEgress.toThisMachine(patience),
            UPLOADING,
            tickets.tenants,
            new TellGlpi(DATABASE.client(), DATABASE.scope(), attachments),
            new HearGlpi(DATABASE.client(), DATABASE.scope(), tickets.desk));
    return new VisitGlpi(
        DATABASE.database().dispatch(), DATABASE.client(), DATABASE.scope(), BOX, visit);
  }

  private void minutePasses() {
    tickets.execute("update glpi_desk set next_at = clock_timestamp() where tenant_id = $1");
  }

  /** As long as it takes until everything is tried again. */
  private void timePasses() {
    minutePasses();
    tickets.execute(
        "update glpi_ticket set due_at = clock_timestamp() where tenant_id = $1 and due_at is not"
            + " null");
  }

  /** Why each ticket that is not told waits. */
  private List<String> waiting() {
    return tickets.texts(
        "select coalesce(last_code, '') from glpi_ticket where tenant_id = $1 and due_at is not"
            + " null");
  }

  private List<String> failing() {
    return Await.all(desks.failing()).stream()
        .filter(failing -> failing.tenant().equals(tickets.thread.tenant()))
        .map(GlpiDesks.Failing::code)
        .toList();
  }

  /** The ids that GLPI has given to tickets. */
  private List<String> known() {
    return tickets.texts(
        "select coalesce(glpi_id::text, 'none') from glpi_ticket where tenant_id = $1");
  }

  /** Until what is refused is passed over. */
  private void visitForHours() {
    for (int i = 0; i < 12; i++) {
      timePasses();
      visit();
    }
  }

  private static JsonNode input(LoggedRequest request) {
    return JsonMapper.shared().readTree(request.getBodyAsString()).path("input");
  }
}
