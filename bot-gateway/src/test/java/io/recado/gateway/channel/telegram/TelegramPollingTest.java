package io.recado.gateway.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.recado.gateway.SampleTable;
import io.recado.journal.InboundEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.test.StepVerifier;

@ExtendWith(OutputCaptureExtension.class)
class TelegramPollingTest {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Duration HELD = Duration.ofMinutes(1);
  private static final String DELETE = "/bot" + Telegram.TOKEN + "/deleteWebhook";
  private static final String POLL = "/bot" + Telegram.TOKEN + "/getUpdates";
  private static final String NOTHING = "{\"ok\": true, \"result\": []}";

  @RegisterExtension
  static final WireMockExtension API =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final FakeIntake intake = new FakeIntake();
  private TelegramClient client;
  private CallbackAnswers answers;
  private TelegramPolling polling;
  private Disposable running = Disposables.disposed();

  @BeforeEach
  void prepare() {
    client = new TelegramClient(URI.create(API.baseUrl()), Duration.ofSeconds(20), 32);
    answers = new CallbackAnswers(client);
    var reception = new TelegramReception(intake, answers, Clock.systemUTC());
    polling =
        new TelegramPolling(
            client, reception, new Backoff(Duration.ofMillis(5), Duration.ofMillis(20)));
    API.stubFor(post(urlEqualTo(DELETE)).willReturn(okJson("{\"ok\": true, \"result\": true}")));
  }

  @AfterEach
  void stop() {
    running.dispose();
    polling.close();
    answers.close();
    client.close();
  }

  @Test
  void updatesAreConfirmedOnceTheyAreRecorded() {
    first(okJson(twoUpdates()), "told");
    then("told", okJson(NOTHING), "confirmed");
    then("confirmed", held(), "confirmed");

    open();

    awaitPoll("confirmed");
    assertThat(intake.recorded).extracting(InboundEvent::key).containsExactly("41", "42");
    API.verify(1, postRequestedFor(urlEqualTo(DELETE)));
    // After the empty answer the offset is dropped: ids may begin anew.
    await()
        .atMost(BOUND)
        .untilAsserted(
            () ->
                API.verify(
                    2,
                    postRequestedFor(urlEqualTo(POLL))
                        .withRequestBody(matchingJsonPath("$.offset", absent()))));
    API.verify(
        1,
        postRequestedFor(urlEqualTo(POLL))
            .withRequestBody(matchingJsonPath("$.offset", equalTo("43"))));
  }

  @Test
  void itAsksForWhatIsUnderstood() {
    first(held(), "asked");

    open();

    soon(
        () ->
            API.verify(
                postRequestedFor(urlEqualTo(POLL))
                    .withRequestBody(
                        equalToJson(
                            """
                            {"limit": 100, "timeout": 25, "allowed_updates": ["message",
                             "edited_message", "callback_query", "message_reaction",
                             "my_chat_member", "business_connection", "business_message",
                             "edited_business_message"]}
                            """))));
  }

  @Test
  void updatesThatCannotBeRecordedAreAskedForAgain() {
    intake.away.set(2);
    first(okJson(twoUpdates()), Scenario.STARTED);
    API.stubFor(
        post(urlEqualTo(POLL))
            .atPriority(1)
            .withRequestBody(matchingJsonPath("$.offset", equalTo("43")))
            .willReturn(held()));

    open();

    await().atMost(BOUND).until(() -> intake.recorded.size() == 2);
    await()
        .atMost(BOUND)
        .untilAsserted(
            () ->
                API.verify(
                    1,
                    postRequestedFor(urlEqualTo(POLL))
                        .withRequestBody(matchingJsonPath("$.offset", equalTo("43")))));
    API.verify(
        3,
        postRequestedFor(urlEqualTo(POLL)).withRequestBody(matchingJsonPath("$.offset", absent())));
  }

  @Test
  void aPoisonedUpdateDoesNotStopTheOthers() {
    first(
        okJson(
            "{\"ok\": true, \"result\": [{\"update_id\": 41, \"message\": \"?\"}, \"odd\","
                + " {\"update_id\": 42, \"poll\": {}}]}"),
        "told");
    then("told", held(), "told");

    open();

    await().atMost(BOUND).until(() -> intake.recorded.size() == 2);
    assertThat(intake.recorded)
        .extracting(event -> ((InboundEvent.ChannelNotice) event).kind())
        .containsExactly("message (unreadable)", "poll");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404})
  void aRefusedTokenEndsThePolling(int code, CapturedOutput output) {
    first(refusal(code, "Unauthorized"), "refused");

    StepVerifier.create(polling.open(Telegram.aChannel(), Telegram.TOKEN))
        .expectComplete()
        .verify(BOUND);

    API.verify(1, postRequestedFor(urlEqualTo(POLL)));
    assertThat(output.getAll().lines().filter(line -> line.contains("refuses its token")))
        .hasSize(1);
    assertThat(output.getAll()).doesNotContain(Telegram.TOKEN);
  }

  @Test
  void anotherPollerIsWaitedFor(CapturedOutput output) {
    first(refusal(409, "Conflict: terminated by other getUpdates request"), "second");
    then("second", refusal(409, "Conflict: terminated by other getUpdates request"), "free");
    then("free", okJson(twoUpdates()), "told");
    then("told", held(), "told");

    open();

    await().atMost(BOUND).until(() -> intake.recorded.size() == 2);
    assertThat(output.getAll().lines().filter(line -> line.contains("gets no updates"))).hasSize(1);
    soon(
        () ->
            assertThat(output.getAll()).contains("can get updates again, after 2 failed attempts"));
  }

  @Test
  void anOutageIsLoggedOnceAndOutlived(CapturedOutput output) {
    first(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), Scenario.STARTED);
    then("back", okJson(twoUpdates()), "told");
    then("told", held(), "told");
    open();
    await().atMost(BOUND).until(() -> API.findAll(postRequestedFor(urlEqualTo(POLL))).size() >= 10);

    API.setScenarioState("polls", "back");

    await().atMost(BOUND).until(() -> intake.recorded.size() == 2);
    assertThat(output.getAll().lines().filter(line -> line.contains("gets no updates"))).hasSize(1);
  }

  @Test
  void itStopsAtOnceWhileAPollIsHeldOpen() {
    first(held(), "held");
    open();
    awaitPoll("held");

    var started = System.nanoTime();
    stop();

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(HELD.dividedBy(5));
    assertThat(running.isDisposed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"updates-channelMessage", "updates-media-document", "updates-multiple"})
  void sampleAnswersAreTakenIn(String sample) {
    var body = SampleTable.of("telegram").bytes("camel." + sample + ".json");
    first(okJson(new String(body, StandardCharsets.UTF_8)), "told");
    then("told", held(), "told");

    open();

    await().atMost(BOUND).until(() -> !intake.recorded.isEmpty());
    assertThat(intake.recorded).hasSize(sample.endsWith("multiple") ? 2 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"too_long", "too_many_requests", "user_deactivated", "wrong_file_id"})
  void sampleRefusalsAreOutlived(String sample) {
    var body = SampleTable.of("telegram").bytes("nutgram.api_error." + sample + ".json");
    var refusal =
        new String(body, StandardCharsets.UTF_8)
            .replace("\"retry_after\": 14", "\"retry_after\": 0");
    first(okJson(refusal), "refused");
    then("refused", okJson(twoUpdates()), "told");
    then("told", held(), "told");

    open();

    await().atMost(BOUND).until(() -> intake.recorded.size() == 2);
  }

  private void open() {
    running = polling.open(Telegram.aChannel(), Telegram.TOKEN).subscribe();
  }

  private static void first(ResponseDefinitionBuilder answer, String next) {
    then(Scenario.STARTED, answer, next);
  }

  private static void then(String state, ResponseDefinitionBuilder answer, String next) {
    API.stubFor(
        post(urlEqualTo(POLL))
            .inScenario("polls")
            .whenScenarioStateIs(state)
            .willReturn(answer)
            .willSetStateTo(next));
  }

  /** WireMock answers, and logs are written, a little before they can be looked at. */
  private static void soon(ThrowingRunnable assertion) {
    await().atMost(BOUND).untilAsserted(assertion);
  }

  private static void awaitPoll(String state) {
    await()
        .atMost(BOUND)
        .until(
            () ->
                API.getAllScenarios().getScenarios().stream()
                    .anyMatch(scenario -> scenario.getState().equals(state)));
  }

  /** A poll Telegram holds open, for longer than a test lasts. */
  private static ResponseDefinitionBuilder held() {
    return okJson(NOTHING).withFixedDelay((int) HELD.toMillis());
  }

  private static ResponseDefinitionBuilder refusal(int code, String description) {
    return aResponse()
        .withStatus(code)
        .withBody(
            "{\"ok\": false, \"error_code\": %d, \"description\": \"%s\"}"
                .formatted(code, description));
  }

  private static String twoUpdates() {
    var message = Telegram.aMessage("'text': 'hola'").replace('\'', '"');
    return """
        {"ok": true, "result": [{"update_id": 41, "message": %s}, {"update_id": 42, "message": %s}]}
        """
        .formatted(message, message);
  }
}
