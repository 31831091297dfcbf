package io.recado.actions.password;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.recado.actions.password.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.actions.Asked;
import io.recado.actions.password.PasswordBackend.Answer;
import io.recado.egress.Egress;
import io.recado.egress.EgressException;
import io.recado.egress.TestEgress;
import io.recado.settings.Settings;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterOsPasswordsTest {

  private static final String FOUND =
      "[{\".id\":\"*1F\",\"name\":\"c 101\",\"service\":\"pppoe\"}]";

  @RegisterExtension
  static final WireMockExtension ROUTER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @Test
  void theSecretOfThatNameGetsThePassword() {
    finds(FOUND);
    ROUTER.stubFor(
        patch(urlEqualTo("/rest/ppp/secret/*1F"))
            .willReturn(okJson("{\".id\":\"*1F\",\"name\":\"c 101\"}")));

    assertThat(set()).isEqualTo(Answer.CHANGED);

    ROUTER.verify(
        patchRequestedFor(urlEqualTo("/rest/ppp/secret/*1F"))
            .withHeader("Authorization", equalTo("Basic cmVjYWRvOnMzY3JldA=="))
            .withRequestBody(equalToJson("{\"password\": \"" + PASSWORD + "\"}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\".id\":\"*2\",\"name\":\"c 1010\"}]"})
  void aNameThatTheRouterDoesNotHaveIsUnknown(String found) {
    finds(found);

    assertThat(set()).isEqualTo(Answer.UNKNOWN_LOGIN);
  }

  @Test
  void aSecretThatIsGoneMeanwhileIsUnknownAndOneThatIsNotTakenRefused() {
    finds(FOUND);
    patched(404);
    assertThat(set()).isEqualTo(Answer.UNKNOWN_LOGIN);

    patched(400);
    assertThat(set()).isEqualTo(Answer.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 500, 503, 302})
  void whatSaysNothingOfTheSecretIsTriedAgain(int status) {
    finds(FOUND);
    patched(status);

    assertThatThrownBy(this::set).hasMessage("the system answered " + status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>login</html>", "{}", "", "[{\".id\":\"../user/1\",\"name\":\"c 101\"}"})
  void anAnswerThatIsNoListIsTriedAgain(String body) {
    finds(body);

    assertThatThrownBy(this::set).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anAnswerOfAnotherSecretIsNoSuccess() {
    finds(FOUND);
    ROUTER.stubFor(
        patch(urlEqualTo("/rest/ppp/secret/*1F")).willReturn(okJson("{\".id\":\"*2\"}")));

    assertThatThrownBy(this::set).hasMessage("the router told of another secret");
  }

  @Test
  void aRouterThatDoesNotAnswerIsTriedAgain() {
    ROUTER.stubFor(
        get(urlPathEqualTo("/rest/ppp/secret")).willReturn(okJson(FOUND).withFixedDelay(3_000)));

    assertThatThrownBy(() -> set(TestEgress.toThisMachine(Duration.ofMillis(300))))
        .isInstanceOf(EgressException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 500, 503})
  void aListThatIsNotGivenSaysNothingOfTheSecret(int status) {
    ROUTER.stubFor(
        get(urlPathEqualTo("/rest/ppp/secret"))
            .willReturn(aResponse().withStatus(status).withBody("[]")));

    assertThatThrownBy(this::set).hasMessage("the system answered " + status);
  }

  /** It may have been set: to set it again does no harm. */
  @Test
  void aRouterThatIsSilentAboutTheChangeIsTriedAgain() {
    finds(FOUND);
    ROUTER.stubFor(
        patch(urlEqualTo("/rest/ppp/secret/*1F")).willReturn(okJson("{}").withFixedDelay(1_000)));
    var egress = TestEgress.toThisMachine(Duration.ofMillis(100));

    Asked.until(
        ROUTER,
        patchRequestedFor(urlEqualTo("/rest/ppp/secret/*1F")),
        () -> assertThatThrownBy(() -> set(egress)).isInstanceOf(EgressException.class));
  }

  @Test
  void anAddressOfOurOwnNetworkIsNotAsked() {
    finds(FOUND);

    assertThatThrownBy(() -> set(Egress.of(Settings.of(Map.of("RECADO_EGRESS_PLAIN_HTTP", "yes")))))
        .isInstanceOf(EgressException.class);
    assertThat(ROUTER.getAllServeEvents()).isEmpty();
  }

  private static void finds(String body) {
    ROUTER.stubFor(
        get(urlPathEqualTo("/rest/ppp/secret"))
            .withQueryParam("name", equalTo("c 101"))
            .willReturn(okJson(body)));
  }

  private static void patched(int status) {
    ROUTER.stubFor(
        patch(urlEqualTo("/rest/ppp/secret/*1F")).willReturn(aResponse().withStatus(status)));
  }

  private Answer set() {
    return set(TestEgress.toThisMachine(Duration.ofSeconds(20)));
  }

  private static Answer set(Egress egress) {
    var secrets = Map.of("url", ROUTER.baseUrl() + "/", "user", "recado", "password", "s3cret");
    return Await.value(
        new RouterOsPasswords(egress)
            .set(TestAccounts.account(SystemKind.ROUTEROS, "c 101", secrets), PASSWORD));
  }
}
