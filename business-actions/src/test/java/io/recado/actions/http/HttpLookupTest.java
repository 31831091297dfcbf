package io.recado.actions.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.action.ActionName;
import io.recado.action.CustomerId;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.Found;
import io.recado.action.LookupOutcome.None;
import io.recado.action.LookupOutcome.Unavailable;
import io.recado.action.LookupRequest;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.http.DeclarationProblem.Code;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A declared lookup against a server, guarded as every lookup is. */
class HttpLookupTest {

  private static final String PLANS =
      """
      lookup: plans
      proof: customer
      inputs:
        area: {type: number}
      request:
        method: GET
        url: https://plans.example.com/areas/{input.area}/plans
        headers:
          authorization: Bearer {secret.token}
      results:
        - status: 200
          found:
            rows: /plans
            id: /code
            title: /name
            description: /speed
            facts: {price: /price}
        - status: 404
          none: not_there_yet
      tests:
        - with: {area: '7'}
          sent: {url: 'https://plans.example.com/areas/7/plans'}
          answer: {status: 200, json: {plans: [{code: P1, name: Hogar, speed: 100 Mbit/s, price: 14990}]}}
          expect: {found: [P1], facts: {price: '14990'}}
        - with: {area: '7'}
          answer: {status: 404}
          expect: {none: not_there_yet}
        - with: {area: seven}
          expect: {none: unfit_input}
        - with: {area: '7'}
          expect: {unavailable: true}
      """;

  private static final CustomerId CUSTOMER =
      new CustomerId(UUID.fromString("0190ed00-0004-7000-8000-000000000001"));

  @RegisterExtension
  static final WireMockExtension API =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  private final TestThread thread = TestThread.imagined();
  private Egress egress = TestEgress.toThisMachine(Duration.ofSeconds(20));

  @Test
  void aDeclarationThatIsRightHasNoProblemsAndItsTestsPass() {
    var read = Declarations.read(Samples.file(PLANS));

    assertThat(read.problems()).isEmpty();
    assertThat(read.declaration().facts()).containsExactly("price");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "proof: customer | confirm: true | MALFORMED",
        "lookup: plans | lookup: Plans | MALFORMED",
        "none: not_there_yet | rejected: not_there_yet | MALFORMED",
        "id: /code | id: code | MALFORMED",
        "id: /code | ids: /code | MALFORMED",
        "expect: {found: [P1] | expect: {found: [P2] | TEST_FAILED",
        "price: '14990' | price: '1' | TEST_FAILED",
        "expect: {none: not_there_yet} | expect: {unavailable: true} | TEST_FAILED",
        "expect: {none: unfit_input} | expect: {done: P1} | MALFORMED"
      })
  void whatIsWrongIsToldWithItsCode(String right, String wrong, Code code) {
    assertThat(PLANS).contains(right);

    var problems = Declarations.read(Samples.file(PLANS.replace(right, wrong))).problems();

    assertThat(problems).extracting(DeclarationProblem::code).contains(code);
  }

  @Test
  void whatIsFoundIsToBeChosenFrom() {
    answers(
        okJson(
            """
            {"plans": [{"code": "P1", "name": "Hogar", "speed": "100 Mbit/s", "price": 14990},
                       {"code": "P2", "name": "Taller", "price": "19.990"}]}
            """));

    assertThat(find("7"))
        .isEqualTo(
            new Found(
                List.of(
                    new FoundItem("P1", "Hogar", "100 Mbit/s", Map.of("price", "14990"), null),
                    new FoundItem("P2", "Taller", null, Map.of("price", "19.990"), null))));
    API.verify(
        getRequestedFor(urlEqualTo("/areas/7/plans"))
            .withHeader("authorization", equalTo("Bearer s3cr3t"))
            .withoutHeader("idempotency-key"));
  }

  @Test
  void titlesFitTheirButtonsAndNoTwoAreAlike() {
    var name = "Fibra simétrica para el hogar";
    answers(okJson("{\"plans\": [%s]}".formatted(String.join(",", row(1, name), row(2, name)))));

    assertThat(find("7"))
        .isInstanceOfSatisfying(
            Found.class,
            found ->
                assertThat(found.items())
                    .extracting(FoundItem::title)
                    .containsExactly("Fibra simétrica para el…", "Fibra simétrica para… 2"));
  }

  @Test
  void noMoreIsTakenThanALookupMayFind() {
    var rows =
        IntStream.range(0, 100).mapToObj(n -> row(n, "Plan " + n)).collect(Collectors.joining(","));
    answers(okJson("{\"plans\": [%s]}".formatted(rows)));

    assertThat(find("7"))
        .isInstanceOfSatisfying(
            Found.class, found -> assertThat(found.items()).hasSize(Found.MOST_ITEMS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"200 | {\"plans\": []} | nothing_found", "404 | no | not_there_yet"})
  void nothingIsToldForItsReason(int status, String body, String reason) {
    answers(aResponse().withStatus(status).withBody(body));

    assertThat(find("7")).isEqualTo(new None(reason));
  }

  @Test
  void whatIsNotWhatItIsDeclaredToBeIsNotAskedFor() {
    assertThat(find("seven")).isEqualTo(new None("unfit_input"));
    API.verify(0, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "null",
        "{}",
        "{\"plans\": 5}",
        "{\"plans\": [5]}",
        "{\"plans\": [{}]}",
        "{\"plans\": [{\"code\": \"P1\", \"name\": \"Hogar\"}]}",
        "{\"plans\": [{\"code\": \"P1\", \"name\": \" \", \"price\": 1}]}",
        "{\"plans\": [{\"code\": {}, \"name\": \"Hogar\", \"price\": 1}]}",
        "{\"plans\": ["
      })
  void anAnswerThatIsNotWhatWasDeclaredFindsNothingOut(String body) {
    answers(aResponse().withStatus(200).withBody(body));

    assertThat(find("7")).isEqualTo(new Unavailable());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 409, 429, 500, 503})
  void whatIsNotDeclaredFindsNothingOut(int status) {
    answers(aResponse().withStatus(status));

    assertThat(find("7")).isEqualTo(new Unavailable());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsNoAnswer(Fault fault) {
    answers(aResponse().withFault(fault));

    assertThat(find("7")).isEqualTo(new Unavailable());
  }

  @Test
  void anAnswerThatComesTooLateIsNone() {
    answers(okJson("{\"plans\": []}").withFixedDelay(3_000));
    egress = TestEgress.toThisMachine(Duration.ofMillis(200));

    assertThat(find("7")).isEqualTo(new Unavailable());
  }

  private static String row(int n, String name) {
    return "{\"code\": \"P%d\", \"name\": \"%s\", \"price\": 1}".formatted(n, name);
  }

  private static void answers(ResponseDefinitionBuilder answer) {
    API.stubFor(any(anyUrl()).willReturn(answer));
  }

  private LookupOutcome find(String area) {
    var request =
        new LookupRequest(
            thread.tenant(),
            thread.conversation(),
            thread.contact(),
            new ActionName("plans"),
            Map.of("area", new SlotValue.Words(area)),
            Language.SPANISH,
            CUSTOMER);
    return Await.value(lookup().find(request));
  }

  private Lookup lookup() {
    var declared =
        Declarations.read(Samples.file(PLANS.replace("https://plans.example.com", API.baseUrl())))
            .declaration();
    var guards =
        new ActionGuards(
            ActionLimits.of(Settings.of(Map.of())),
            new SettableClock(Instant.parse("2026-11-22T08:00:00Z")));
    return guards.guard(new HttpLookup(declared, Map.of("token", "s3cr3t"), egress));
  }
}
