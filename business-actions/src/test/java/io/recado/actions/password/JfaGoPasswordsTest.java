package io.recado.actions.password;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.recado.actions.password.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.actions.Asked;
import io.recado.actions.password.PasswordBackend.Answer;
import io.recado.egress.EgressException;
import io.recado.egress.TestEgress;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JfaGoPasswordsTest {

  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.abc-def_123";
  private static final String PIN_PAGE =
      "https://accounts.example.com/reset?pin=A1-B2-C3&lang=es-es";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @BeforeEach
  void aServerThatDoesAllItIsAsked() {
    signsIn(okJson("{\"token\": \"%s\"}".formatted(TOKEN)));
    users(okJson(user("u1", false, false)));
    givesLink(okJson("{\"link\": \"%s\", \"manual\": false}".formatted(PIN_PAGE)));
    resets(okJson("{\"success\": true, \"error\": false}"));
  }

  @Test
  void theUserOfThatNameGetsThePassword() {
    assertThat(set("cliente01")).isEqualTo(Answer.CHANGED);

    SERVER.verify(
        getRequestedFor(urlEqualTo("/token/login"))
            .withHeader("Authorization", equalTo("Basic YWRtaW46czNjcmV0")));
    SERVER.verify(
        postRequestedFor(urlEqualTo("/users/password-reset"))
            .withHeader("Authorization", equalTo("Bearer " + TOKEN))
            .withRequestBody(equalToJson("{\"users\": [\"u1\"]}")));
    SERVER.verify(
        postRequestedFor(urlEqualTo("/reset"))
            .withRequestBody(matchingJsonPath("$.pin", equalTo("A1-B2-C3")))
            .withRequestBody(matchingJsonPath("$.password", equalTo(PASSWORD))));
  }

  @Test
  void administratorsAreLeftAlone() {
    users(okJson(user("u1", true, false)));
    assertThat(set("cliente01")).isEqualTo(Answer.REFUSED);

    users(okJson(user("u1", false, true)));
    assertThat(set("cliente01")).isEqualTo(Answer.REFUSED);

    SERVER.verify(0, postRequestedFor(urlEqualTo("/users/password-reset")));
  }

  @Test
  void aNameThatTheServerDoesNotHaveIsUnknown() {
    assertThat(set("cliente02")).isEqualTo(Answer.UNKNOWN_LOGIN);
  }

  @Test
  void aPasswordThatBreaksItsRulesIsRefused() {
    resets(aResponse().withStatus(400).withBody("{\"length\": true, \"special\": false}"));

    assertThat(set("cliente01")).isEqualTo(Answer.REFUSED);
  }

  /** It is no fault of the password: a person has to look at the settings. */
  @ParameterizedTest
  @ValueSource(
      strings = {"{\"response\": \"\", \"error\": \"errorCaptcha\"}", "{\"length\": true}", "[]"})
  void otherReasonsForTheSameStatusAreTriedAgain(String body) {
    resets(aResponse().withStatus(400).withBody(body));

    assertThatThrownBy(() -> set("cliente01")).hasMessage("the system answered 400");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 503})
  void whoIsNotLetInTriesAgain(int status) {
    signsIn(aResponse().withStatus(status));

    assertThatThrownBy(() -> set("cliente01")).hasMessage("the system answered " + status);
    SERVER.verify(0, postRequestedFor(urlEqualTo("/reset")));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 401, 404, 500, 502})
  void aListOrALinkThatIsNotGivenIsTriedAgain(int status) {
    givesLink(aResponse().withStatus(status));
    assertThatThrownBy(() -> set("cliente01")).hasMessage("the system answered " + status);

    users(aResponse().withStatus(status));
    assertThatThrownBy(() -> set("cliente01")).hasMessage("the system answered " + status);
  }

  /** 401: the PIN is over; 404: reset links are off. */
  @ParameterizedTest
  @ValueSource(ints = {401, 404, 500, 503})
  void aResetThatIsNotMadeIsTriedAgain(int status) {
    resets(aResponse().withStatus(status));

    assertThatThrownBy(() -> set("cliente01")).hasMessage("the system answered " + status);
  }

  @Test
  void aResetThatIsNotSaidToBeMadeIsNotMade() {
    resets(okJson("{\"success\": false, \"error\": true}"));

    assertThatThrownBy(() -> set("cliente01")).hasMessage("the system answered 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "", "{\"users\": 1, \"token\": 2, \"link\": \"?pin=\"}"})
  void answersThatMakeNoSenseAreTriedAgain(String body) {
    givesLink(okJson(body));
    assertThatThrownBy(() -> set("cliente01")).isInstanceOf(IllegalStateException.class);

    users(okJson(body));
    assertThatThrownBy(() -> set("cliente01")).isInstanceOf(IllegalStateException.class);

    signsIn(okJson(body));
    assertThatThrownBy(() -> set("cliente01")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aServerThatDoesNotAnswerIsTriedAgain() {
    users(okJson("{\"users\": []}").withFixedDelay(3_000));

    assertThatThrownBy(() -> set("cliente01", Duration.ofMillis(500)))
        .isInstanceOf(EgressException.class);
  }

  /** The password may have been set: to set it again does no harm. */
  @ParameterizedTest
  @ValueSource(strings = {"/users/password-reset", "/reset"})
  void aServerThatIsSilentAboutTheLinkOrTheResetIsTriedAgain(String path) {
    SERVER.stubFor(post(urlEqualTo(path)).willReturn(okJson("{}").withFixedDelay(1_000)));

    Asked.until(
        SERVER,
        postRequestedFor(urlEqualTo(path)),
        () ->
            assertThatThrownBy(() -> set("cliente01", Duration.ofMillis(100)))
                .isInstanceOf(EgressException.class));
  }

  private static String user(String id, boolean admin, boolean accountsAdmin) {
    return """
        {"users": [{"id": "%s", "name": "Cliente01", "admin": %s, "accounts_admin": %s}]}
        """
        .formatted(id, admin, accountsAdmin);
  }

  private static void signsIn(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(get(urlEqualTo("/token/login")).willReturn(answer));
  }

  private static void users(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(get(urlEqualTo("/users")).willReturn(answer));
  }

  private static void givesLink(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(post(urlEqualTo("/users/password-reset")).willReturn(answer));
  }

  private static void resets(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(post(urlEqualTo("/reset")).willReturn(answer));
  }

  private static Answer set(String login) {
    return set(login, Duration.ofSeconds(20));
  }

  private static Answer set(String login, Duration patience) {
    var secrets = Map.of("url", SERVER.baseUrl(), "user", "admin", "password", "s3cret");
    return Await.value(
        new JfaGoPasswords(TestEgress.toThisMachine(patience))
            .set(TestAccounts.account(SystemKind.JFA_GO, login, secrets), PASSWORD));
  }
}
