package io.recado.actions.password;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.recado.actions.password.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.actions.Asked;
import io.recado.actions.password.PasswordBackend.Answer;
import io.recado.egress.EgressException;
import io.recado.egress.TestEgress;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JellyfinPasswordsTest {

  private static final String ID = "0190ed00aaaa70008000000000000001";
  private static final String CHANGE = "/Users/Password?userId=" + ID;

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @Test
  void theUserOfThatNameGetsThePassword() {
    has(false);
    changed(204);

    assertThat(set("cliente01")).isEqualTo(Answer.CHANGED);

    SERVER.verify(
        postRequestedFor(urlEqualTo(CHANGE))
            .withHeader("Authorization", equalTo("MediaBrowser Token=\"k3y\""))
            .withRequestBody(matchingJsonPath("$.NewPw", equalTo(PASSWORD))));
  }

  @Test
  void administratorsAreLeftAlone() {
    has(true);

    assertThat(set("cliente01")).isEqualTo(Answer.REFUSED);
    SERVER.verify(0, postRequestedFor(urlEqualTo(CHANGE)));
  }

  @Test
  void aNameThatTheServerDoesNotHaveIsUnknown() {
    has(false);

    assertThat(set("cliente02")).isEqualTo(Answer.UNKNOWN_LOGIN);
  }

  @ParameterizedTest
  @CsvSource({"400, REFUSED", "404, UNKNOWN_LOGIN"})
  void whatTheServerSaysOfTheUserIsFinal(int status, Answer answer) {
    has(false);
    changed(status);

    assertThat(set("cliente01")).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 403, 500, 503})
  void everythingElseIsTriedAgain(int status) {
    has(false);
    changed(status);

    assertThatThrownBy(() -> set("cliente01")).hasMessage("the system answered " + status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", ""})
  void anAnswerThatIsNoListIsTriedAgain(String body) {
    SERVER.stubFor(get(urlEqualTo("/Users")).willReturn(okJson(body)));

    assertThatThrownBy(() -> set("cliente01")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aServerThatDoesNotAnswerIsTriedAgain() {
    SERVER.stubFor(get(urlEqualTo("/Users")).willReturn(okJson("[]").withFixedDelay(3_000)));

    assertThatThrownBy(() -> set("cliente01", Duration.ofMillis(300)))
        .isInstanceOf(EgressException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 500, 503})
  void aListThatIsNotGivenSaysNothingOfTheUser(int status) {
    SERVER.stubFor(
        get(urlEqualTo("/Users")).willReturn(aResponse().withStatus(status).withBody("[]")));

    assertThatThrownBy(() -> set("cliente01")).hasMessage("the system answered " + status);
  }

  /** It may have been set: to set it again does no harm. */
  @Test
  void aServerThatIsSilentAboutTheChangeIsTriedAgain() {
    has(false);
    SERVER.stubFor(
        post(urlEqualTo(CHANGE)).willReturn(aResponse().withStatus(204).withFixedDelay(1_000)));

    Asked.until(
        SERVER,
        postRequestedFor(urlEqualTo(CHANGE)),
        () ->
            assertThatThrownBy(() -> set("cliente01", Duration.ofMillis(100)))
                .isInstanceOf(EgressException.class));
  }

  private static void has(boolean administrator) {
    SERVER.stubFor(
        get(urlEqualTo("/Users"))
            .willReturn(
                okJson(
                    """
                    [{"Name": "Cliente01", "Id": "%s", "Policy": {"IsAdministrator": %s}}]
                    """
                        .formatted(ID, administrator))));
  }

  private static void changed(int status) {
    SERVER.stubFor(post(urlEqualTo(CHANGE)).willReturn(aResponse().withStatus(status)));
  }

  private static Answer set(String login) {
    return set(login, Duration.ofSeconds(20));
  }

  private static Answer set(String login, Duration patience) {
    var secrets = Map.of("url", SERVER.baseUrl(), "key", "k3y");
    return Await.value(
        new JellyfinPasswords(TestEgress.toThisMachine(patience))
            .set(TestAccounts.account(SystemKind.JELLYFIN, login, secrets), PASSWORD));
  }
}
