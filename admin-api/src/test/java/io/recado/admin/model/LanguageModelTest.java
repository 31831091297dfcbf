package io.recado.admin.model;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.recado.admin.Providers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.limit.Standing;
import io.recado.conversation.Uuid7;
import io.recado.intents.llm.ModelChoices;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@Tag("server")
class LanguageModelTest {

  private static final String MODEL = "/api/v1/language-model";
  private static final String READY =
      """
      {"id": "1", "object": "chat.completion", "model": "gpt-small", "choices": [{"index": 0,
        "message": {"role": "assistant", "content": "{\\"ready\\": true}"}, "finish_reason": "stop"}]}
      """;

  private static final Map<String, Object> NONE = Map.of("use", "NONE");
  private static final Map<String, Object> INSTALLATION = Map.of("use", "INSTALLATION");

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final String place = "/" + Uuid7.next();
  private final String address = server.providers().server().baseUrl() + place;

  @Test
  void nobodyHasOneUntilSomebodySaysSo() {
    var model = owner.get(MODEL);

    assertThat(model.get("use").asString()).isEqualTo("INSTALLATION");
    assertThat(model.get("installation").isNull()).isTrue();
    assertThat(model.get("own").isNull()).isTrue();
    assertThat(model.get("limits").get("dailyMicros").asLong()).isEqualTo(5_000_000);
    assertThat(model.get("limits").get("answerMillis").asLong()).isEqualTo(900);
    assertThat(model.get("spent").get("monthMicros").asLong()).isZero();
  }

  @Test
  void aModelOfOnesOwnIsTriedAndItsKeyIsNeverShown() {
    knows("canary-key");

    var saved = owner.does("PUT", MODEL, own("canary-key"));

    assertThat(saved.get("answeredInMillis").asLong()).isNotNegative();
    assertThat(saved.get("languageModel")).isEqualTo(owner.get(MODEL));
    var own = owner.get(MODEL).get("own");
    assertThat(own.get("state").asString()).isEqualTo("READY");
    assertThat(own.get("address").asString()).isEqualTo(address);
    assertThat(own.get("hasKey").asBoolean()).isTrue();
    assertThat(own.get("dailyMicros").asLong()).isEqualTo(2_000_000);
    assertThat(saved.toString() + own + server.everyRow()).doesNotContain("canary-key");
    assertThat(audited()).containsExactly("model.connected openai gpt-small");
  }

  @Test
  void theDataPlaneHasItWithinTwoSeconds() {
    knows("a-key");
    var choices = server.bean(ModelChoices.class);
    assertThat(Await.empty(choices.of(chat.tenant()))).isTrue();

    owner.does("PUT", MODEL, own("a-key"));

    var seen =
        Mono.defer(() -> choices.of(chat.tenant()))
            .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100)));
    assertThat(Await.value(seen).access().apiKey()).isEqualTo("a-key");
  }

  @Test
  void whoTriesTheBotOutIsToldWhereItWouldBeAsked() {
    knows("a-key");
    owner.does("PUT", MODEL, own("a-key"));
    var stranger = server.person(new Chat().tenant(), Role.OWNER);

    assertThat(understood(owner, "el coso ese del otro dia").get("goesOn").asBoolean()).isTrue();
    assertThat(understood(stranger, "el coso ese del otro dia").get("goesOn").asBoolean())
        .isFalse();
  }

  @Test
  void whatIsRefusedChangesNothing() {
    knows("a-key");
    owner.does("PUT", MODEL, own("a-key"));
    var before = owner.get(MODEL);

    refused(own("another-key"), 422, "token-refused");
    refused(with("dailyMicros", 5_000_001), 400, "body-unreadable");

    assertThat(owner.get(MODEL)).isEqualTo(before);
  }

  @Test
  void theKeyIsKeptWhereTheModelStaysAndGoesNowhereElse() {
    knows("a-key");
    owner.does("PUT", MODEL, own("a-key"));
    var keyless = new HashMap<>(own("a-key"));
    keyless.remove("apiKey");

    keyless.put("monthlyMicros", 7_000_000);
    var saved = owner.does("PUT", MODEL, keyless).get("languageModel").get("own");
    assertThat(saved.get("monthlyMicros").asLong()).isEqualTo(7_000_000);
    assertThat(saved.get("hasKey").asBoolean()).isTrue();

    var elsewhere = "/" + Uuid7.next();
    keyless.put("address", server.providers().server().baseUrl() + elsewhere);
    refused(keyless, 422, "token-refused");
    assertThat(
            server
                .providers()
                .server()
                .findAll(WireMock.postRequestedFor(urlPathMatching(elsewhere + "/.*"))))
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.getHeaders().toString()).doesNotContain("a-key"));
  }

  @Test
  void anEmptyKeyTakesTheKeptOneAway() {
    knows("a-key");
    owner.does("PUT", MODEL, own("a-key"));
    answersAnybody();

    var saved = owner.does("PUT", MODEL, own("")).get("languageModel").get("own");

    assertThat(saved.get("hasKey").asBoolean()).isFalse();
  }

  /** Who tries again and again is counted by Redis, or by the node for as long as Redis is away. */
  @Test
  void onlySoManyAreTriedInAnHourAndGoingBackIsAlwaysPossible() {
    for (int rounds = 0; rounds < 3 && !isLimited(); rounds++) {
      Await.done(Flux.range(0, 60).concatMap(_ -> counted()).then());
    }

    refused(own("a-key"), 429, "too-many-requests");
    owner.does("PUT", MODEL, NONE);
  }

  private boolean isLimited() {
    return owner.asks("PUT", MODEL, own("a-key")).returnResult(Void.class).getStatus().value()
        == 429;
  }

  private Mono<Standing> counted() {
    return server.bean(RateLimits.class).count(Limit.OUTSIDE_TRY, chat.tenant().toString());
  }

  @Test
  void whoRefusesHasNoneAndMayGoBack() {
    knows("a-key");
    owner.does("PUT", MODEL, own("a-key"));

    var refusing = owner.does("PUT", MODEL, NONE);
    assertThat(refusing.get("answeredInMillis").isNull()).isTrue();
    assertThat(refusing.get("languageModel").get("use").asString()).isEqualTo("NONE");
    assertThat(refusing.get("languageModel").get("own").isNull()).isTrue();

    owner.does("PUT", MODEL, INSTALLATION);
    assertThat(owner.get(MODEL).get("use").asString()).isEqualTo("INSTALLATION");
    assertThat(audited())
        .containsExactly("model.connected openai gpt-small", "model.refused -", "model.removed -");
  }

  @Test
  void oneThatNoKeyOpensIsToBeSavedAgain() {
    knows("a-key");
    owner.does("PUT", MODEL, own("a-key"));
    server.execute(
        chat.tenant(), "update language_model set secrets = '\\x01' where tenant_id = $1");

    var own = owner.get(MODEL).get("own");
    assertThat(own.get("state").asString()).isEqualTo("LOST");
    assertThat(own.get("model").asString()).isEqualTo("gpt-small");

    owner.does("PUT", MODEL, own("a-key"));
    assertThat(owner.get(MODEL).get("own").get("state").asString()).isEqualTo("READY");
  }

  @Test
  void whatWasSpentIsShown() {
    server.execute(
        chat.tenant(),
        """
        insert into llm_spending (tenant_id, spender, day, micros)
        select tenant_id, unnest(array[tenant_id, gen_random_uuid()]), (now() at time zone time_zone)::date, 1250
        from tenant where tenant_id = $1
        """);

    var spent = owner.get(MODEL).get("spent");

    assertThat(spent.get("todayMicros").asLong()).isEqualTo(1_250);
    assertThat(spent.get("monthMicros").asLong()).isEqualTo(1_250);
  }

  @Test
  void agentsSayNothingAboutIt() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent.asks("PUT", MODEL, NONE).expectStatus().isForbidden();
    agent.client().get().uri(MODEL).exchange().expectStatus().isForbidden();
  }

  private static JsonNode understood(Person person, String words) {
    var sentence = Map.of("text", words, "language", "SPANISH");
    return person.does("POST", "/api/v1/bot/draft/understanding", sentence);
  }

  private Map<String, Object> with(String field, Object value) {
    var body = new HashMap<>(own("a-key"));
    body.put(field, value);
    return body;
  }

  private Map<String, Object> own(String key) {
    return Map.of(
        "use",
        "OWN",
        "provider",
        "OPENAI",
        "address",
        address,
        "model",
        "gpt-small",
        "apiKey",
        key,
        "inputPriceMicros",
        150_000,
        "outputPriceMicros",
        600_000,
        "dailyMicros",
        2_000_000,
        "monthlyMicros",
        20_000_000);
  }

  private void knows(String key) {
    answers(key, json(200, READY));
  }

  private void answers(String key, ResponseDefinitionBuilder answer) {
    server
        .providers()
        .server()
        .stubFor(
            post(urlPathEqualTo(place + "/chat/completions"))
                .withHeader("Authorization", equalTo("Bearer " + key))
                .willReturn(answer));
  }

  private void answersAnybody() {
    server
        .providers()
        .server()
        .stubFor(post(urlPathEqualTo(place + "/chat/completions")).willReturn(json(200, READY)));
  }

  private void refused(Map<String, Object> body, int status, String code) {
    ResponseSpec answer = owner.asks("PUT", MODEL, body);
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || coalesce(reference, '-') from audit_entry where tenant_id = $1"
            + " and action like 'model.%' order by entry_id");
  }

  /** Nothing of them is kept, so that one tenant will do: making one takes longer than asking. */
  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class Refusals {

    @ParameterizedTest
    @CsvSource({
      "404, 422, model-unknown",
      "400, 422, model-unfit",
      "503, 424, provider-away",
      "429, 424, provider-away",
      "401, 422, token-refused"
    })
    void whatIsWrongIsSaid(int answered, int status, String code) {
      answers("a-key", json(answered, "{\"error\": {\"message\": \"canary-of-theirs\"}}"));

      refused(own("a-key"), status, code);

      assertThat(owner.get(MODEL).get("use").asString()).isEqualTo("INSTALLATION");
      assertThat(audited()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://169.254.169.254/v1",
          "http://10.0.0.1/v1",
          "http://[fd00::1]/v1",
          "ftp://example.com/v1",
          "https://user:password@example.com/v1",
          "https://example.com/v1?key=1",
          "no address"
        })
    void whatMayNotBeCalledIsRefused(String other) {
      refused(with("address", other), 422, "address-refused");
    }

    @ParameterizedTest
    @CsvSource({
      "model, 'a model'",
      "model, ''",
      "apiKey, 'a key'",
      "provider, SKYNET",
      "dailyMicros, -1",
      "inputPriceMicros, -1",
      "inputPriceMicros, 1.5",
      "surprise, 1"
    })
    void whatIsNoModelIsRefused(String field, String value) {
      refused(with(field, value), 400, "body-unreadable");
    }
  }
}
