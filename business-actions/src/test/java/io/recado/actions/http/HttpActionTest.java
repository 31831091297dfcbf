package io.recado.actions.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionOutcome.Done;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionOutcome.Unavailable;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.resilience.ActionGuards;
import io.recado.actions.resilience.ActionLimits;
import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue;
import io.recado.egress.Egress;
import io.recado.egress.TestEgress;
import io.recado.settings.Settings;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A declared action against a server, guarded as every action is. */
class HttpActionTest {

  private static final CustomerId CUSTOMER =
      new CustomerId(UUID.fromString("0190ed00-0004-7000-8000-000000000001"));
  private static final String DONE = "{\"order\": {\"number\": \"R-7\", \"minutes\": 5}}";

  private static WireMockServer server;

  private final TestThread thread = TestThread.imagined();
  private Egress egress = TestEgress.toThisMachine(Duration.ofSeconds(20));

  @BeforeAll
  static void start() {
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void forget() {
    server.resetAll();
  }

  @Test
  void whatIsDeclaredIsSentAndDoneHasAReceipt() {
    answers(aResponse().withStatus(201).withBody(DONE));

    var outcome = perform("12", "va lento");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Done.class,
            done -> {
              assertThat(done.receipt().reference()).isEqualTo("R-7");
              assertThat(done.receipt().facts()).isEqualTo(Map.of("minutes", "5"));
            });
    server.verify(
        postRequestedFor(urlEqualTo("/api/lines/12/restart?why=va%20lento"))
            .withHeader("authorization", equalTo("Bearer s3cr3t"))
            .withHeader("idempotency-key", equalTo("run-1/restart"))
            .withHeader("content-type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {"customer": "%s", "line": 12, "reason": "va lento",
                     "note": "Line 12: va lento", "tries": 1}
                    """
                        .formatted(CUSTOMER))));
  }

  @Test
  void whatACustomerWritesStaysAValue() {
    answers(aResponse().withStatus(201).withBody(DONE));
    var words = "\"}, \"admin\": true, {\"x\": \"{secret.token}&a=b#../\u00e1\n";

    perform("12", words);

    var sent = server.findAll(anyRequestedFor(anyUrl())).getFirst();
    assertThat(sent.getUrl())
        .startsWith("/api/lines/12/restart?why=%22%7D%2C%20%22admin%22")
        .doesNotContain("&", "#", "\n", "s3cr3t");
    assertThat(sent.getBodyAsString()).doesNotContain("s3cr3t", "\"admin\": true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "1/2", "-1", "twelve", ""})
  void whatIsNotWhatItIsDeclaredToBeIsRefusedAndNothingIsSent(String line) {
    assertThat(perform(line, "x")).isEqualTo(new Rejected("unfit_input"));
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void whatWasLeftOpenIsNullInTheBody() {
    answers(aResponse().withStatus(201).withBody(DONE));

    perform(Map.of("line", new SlotValue.Words("12")));

    server.verify(
        postRequestedFor(anyUrl())
            .withRequestBody(equalToJson("{\"reason\": null, \"line\": 12}", true, true)));
  }

  @Test
  void theSameRequestHasTheSameKeyWhenItIsRepeated() {
    answers(aResponse().withStatus(503));

    perform("12", "x");
    perform("12", "x");

    server.verify(
        2, postRequestedFor(anyUrl()).withHeader("idempotency-key", equalTo("run-1/restart")));
  }

  @ParameterizedTest
  @CsvSource({"404, unknown_line", "200, line_busy"})
  void whatTheInterfaceRefusesIsRejectedForItsReason(int status, String reason) {
    answers(aResponse().withStatus(status).withBody("{\"state\": \"refused\"}"));

    assertThat(perform("12", "x")).isEqualTo(new Rejected(reason));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 409, 429, 500, 503})
  void whatIsNotDeclaredOrDeclaredSoIsTriedAgain(int status) {
    answers(aResponse().withStatus(status).withBody(DONE));

    assertThat(perform("12", "x")).isInstanceOf(Unavailable.class);
  }

  /** Each of these is filled in by a customer, and none tells how the interface fares. */
  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422, 410})
  void whatIsRefusedForWhatACustomerWroteLeavesTheBreakerClosed(int status) {
    answers(aResponse().withStatus(status));
    var guarded = action();

    performTimes(guarded, 60);

    server.verify(60, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 409, 429, 500, 503})
  void whatTurnsEverybodyAwayOpensTheBreaker(int status) {
    answers(aResponse().withStatus(status));
    var guarded = action();

    performTimes(guarded, 60);

    assertThat(server.findAll(anyRequestedFor(anyUrl()))).hasSizeLessThan(60);
  }

  @Test
  void anAnswerThatIsNotWhatWasDeclaredOpensTheBreaker() {
    answers(aResponse().withStatus(200).withBody("<html>"));
    var guarded = action();

    performTimes(guarded, 60);

    assertThat(server.findAll(anyRequestedFor(anyUrl()))).hasSizeLessThan(60);
  }

  private void performTimes(BusinessAction action, int times) {
    var inputs = Map.<String, SlotValue>of("line", new SlotValue.Words("12"));
    for (int i = 0; i < times; i++) {
      Await.value(action.perform(request(inputs)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "ok", "{\"order\": {\"number\": \"R-7\"}}",
            "{\"order\": {\"number\": {}, \"minutes\": 5}}",
        "{\"order\": {\"number\": \" \", \"minutes\": 5}}", "{\"order\": [", "[]", "null"
      })
  void doneIsNotSaidOnABodyThatIsNotWhatWasDeclared(String body) {
    answers(aResponse().withStatus(200).withBody(body));

    assertThat(perform("12", "x")).isInstanceOf(Unavailable.class);
  }

  @Test
  void anAnswerThatComesTooLateIsNone() {
    answers(aResponse().withStatus(201).withBody(DONE).withFixedDelay(3_000));
    egress = TestEgress.toThisMachine(Duration.ofMillis(200));

    assertThat(perform("12", "x")).isInstanceOf(Unavailable.class);
  }

  @Test
  void anAnswerThatIsTooLongIsNone() {
    answers(aResponse().withStatus(201).withBody(DONE + " ".repeat(70_000)));

    assertThat(perform("12", "x")).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsNoAnswer(Fault fault) {
    answers(aResponse().withFault(fault));

    assertThat(perform("12", "x")).isInstanceOf(Unavailable.class);
  }

  @Test
  void aRedirectIsNotFollowedWhereverItLeads() {
    answers(
        aResponse()
            .withStatus(307)
            .withHeader("location", "http://127.0.0.1:" + server.port() + "/private"));

    assertThat(perform("12", "x")).isInstanceOf(Unavailable.class);
    server.verify(1, anyRequestedFor(anyUrl()));
    server.verify(0, postRequestedFor(urlEqualTo("/private")));
  }

  @Test
  void aPrivateAddressIsNotAsked() {
    answers(aResponse().withStatus(201).withBody(DONE));
    egress = Egress.of(Settings.of(Map.of("RECADO_EGRESS_PLAIN_HTTP", "yes")));

    assertThat(perform("12", "x")).isInstanceOf(Unavailable.class);
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void aPrivateAddressIsAskedWhereTheOperatorHasOpenedItsNetwork() {
    answers(aResponse().withStatus(201).withBody(DONE));
    egress =
        Egress.of(
            Settings.of(
                Map.of(
                    "RECADO_EGRESS_PLAIN_HTTP", "yes",
                    "RECADO_EGRESS_NETWORKS", "127.0.0.0/8, ::1/128")));

    assertThat(perform("12", "x")).isInstanceOf(Done.class);
  }

  @Test
  void whatBecameOfARequestIsNotFoundOutByDoingIt() {
    var outcome = Await.value(action().outcomeOf(request(Map.of())));

    assertThat(outcome).isInstanceOf(Unavailable.class);
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  private static void answers(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  private ActionOutcome perform(String line, String reason) {
    var inputs = new HashMap<String, SlotValue>();
    inputs.put("line", new SlotValue.Words(line));
    inputs.put("reason", new SlotValue.Words(reason));
    return perform(inputs);
  }

  private ActionOutcome perform(Map<String, SlotValue> inputs) {
    return Await.value(action().perform(request(inputs)));
  }

  private BusinessAction action() {
    var clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));
    var action =
        new HttpAction(
            Samples.restartAt("http://localhost:" + server.port()),
            Map.of("token", "s3cr3t"),
            egress,
            clock);
    return new ActionGuards(ActionLimits.of(Settings.of(Map.of())), clock).guard(action);
  }

  private ActionRequest request(Map<String, SlotValue> inputs) {
    return new ActionRequest(
        thread.tenant(),
        thread.conversation(),
        thread.contact(),
        new IdempotencyKey("run-1/restart"),
        new ActionName("restart_line"),
        inputs,
        Language.SPANISH,
        CUSTOMER);
  }
}
