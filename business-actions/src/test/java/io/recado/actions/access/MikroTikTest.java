package io.recado.actions.access;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.actions.Asked;
import io.recado.actions.access.AccessSwitch.ListedAddress;
import io.recado.actions.access.AccessSwitch.PppSecret;
import io.recado.actions.access.NetworkAccess.Switched;
import io.recado.conversation.Uuid7;
import io.recado.egress.TestEgress;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MikroTikTest {

  @RegisterExtension
  static final WireMockExtension ROUTER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Duration HASTE = Duration.ofMillis(100);
  private static final AccessSwitch SECRET = new PppSecret("cliente 10");
  private static final AccessSwitch LISTED = new ListedAddress("morosos", "10.0.0.10");
  private static final String DISABLED =
      "{\".id\": \"*1F\", \"name\": \"cliente 10\", \"disabled\": \"true\"}";
  private static final String ENABLED = DISABLED.replace("true", "false");

  @Test
  void aDisabledSecretIsEnabled() {
    secrets("[" + DISABLED + "]");
    ROUTER.stubFor(patch("/rest/ppp/secret/*1F").willReturn(okJson(ENABLED)));

    assertThat(on(SECRET)).isEqualTo(new Switched.On());
    ROUTER.verify(
        getRequestedFor(urlEqualTo("/rest/ppp/secret?name=cliente%2010"))
            .withHeader("Authorization", equalTo("Basic cmVjYWRvOnNlY3JldA==")));
    ROUTER.verify(
        patchRequestedFor(urlEqualTo("/rest/ppp/secret/*1F"))
            .withRequestBody(equalToJson("{\"disabled\": \"false\"}")));
  }

  @Test
  void oneThatIsEnabledIsLeftAlone() {
    secrets("[" + ENABLED + "]");

    assertThat(on(SECRET)).isEqualTo(new Switched.On());
    ROUTER.verify(0, patchRequestedFor(urlEqualTo("/rest/ppp/secret/*1F")));
  }

  @Test
  void whatTheRouterDoesNotKnowOrKnowsTwiceIsForAPerson() {
    secrets("[]");
    assertThat(on(SECRET)).isInstanceOf(Switched.Refused.class);

    secrets("[" + DISABLED + "," + DISABLED + "]");
    assertThat(on(SECRET)).isInstanceOf(Switched.Refused.class);
  }

  @Test
  void oneThatStaysDisabledIsNotToldToBeOn() {
    secrets("[" + DISABLED + "]");
    ROUTER.stubFor(patch("/rest/ppp/secret/*1F").willReturn(okJson(DISABLED)));

    assertThatThrownBy(() -> on(SECRET)).hasMessageContaining("still disabled");
  }

  @Test
  void aListedAddressIsTakenOutOfItsList() {
    ROUTER.stubFor(
        get(urlPathEqualTo("/rest/ip/firewall/address-list"))
            .withQueryParam("list", equalTo("morosos"))
            .willReturn(
                okJson(
                    "[{\".id\": \"*A\", \"list\": \"morosos\", \"address\": \"10.0.0.10/32\"},"
                        + " {\".id\": \"*C\", \"list\": \"morosos\", \"address\": \"10.0.0.0/24\"},"
                        + " {\".id\": \"*B\", \"list\": \"vip\", \"address\": \"10.0.0.10\"}]")));
    ROUTER.stubFor(
        delete("/rest/ip/firewall/address-list/*A").willReturn(aResponse().withStatus(204)));

    assertThat(on(LISTED)).isEqualTo(new Switched.On());
    ROUTER.verify(1, deleteRequestedFor(urlEqualTo("/rest/ip/firewall/address-list/*A")));
    ROUTER.verify(0, deleteRequestedFor(urlEqualTo("/rest/ip/firewall/address-list/*B")));
    ROUTER.verify(0, deleteRequestedFor(urlEqualTo("/rest/ip/firewall/address-list/*C")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "[{\".id\": \"*A\", \"list\": \"morosos\", \"address\": \"10.0.0.11\"}]"})
  void anAddressThatWasNeverListedIsNotToldToBeOn(String listed) {
    list(listed);

    assertThat(on(LISTED)).isEqualTo(new Switched.NotYet("not_listed"));
  }

  @Test
  void anAddressThatIsGoneAfterItWasToBeTakenOutIsOn() {
    var network = new MikroTik(TestEgress.toThisMachine(Duration.ofSeconds(10)));
    var router = router();
    list("[{\".id\": \"*A\", \"list\": \"morosos\", \"address\": \"10.0.0.10\"}]");
    ROUTER.stubFor(
        delete("/rest/ip/firewall/address-list/*A").willReturn(aResponse().withStatus(504)));
    assertThatThrownBy(() -> Await.value(network.on(router, LISTED))).hasMessageContaining("504");

    list("[]");

    assertThat(Await.value(network.on(router, LISTED))).isEqualTo(new Switched.On());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void aRefusalIsForAPerson(int status) {
    ROUTER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("{}")));

    assertThat(on(SECRET)).isEqualTo(new Switched.Refused(String.valueOf(status)));
    assertThat(on(LISTED)).isEqualTo(new Switched.Refused(String.valueOf(status)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {}",
        "503 | ",
        "302 | ",
        "408 | ",
        "429 | ",
        "200 | <html>",
        "200 | {}",
        "200 | ",
        "200 | [{\"name\": \"cliente 10\", \"disabled\": \"true\"}]"
      })
  void whatFailsOrCannotBeReadIsNoAnswer(int status, String body) {
    ROUTER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));

    assertThatThrownBy(() -> on(SECRET)).isInstanceOf(Exception.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | []",
        "503 | ",
        "302 | ",
        "429 | []",
        "200 | <html>",
        "200 | {}",
        "200 | ",
        "200 | [{\"list\": \"morosos\", \"address\": \"10.0.0.10\"}]"
      })
  void aListThatFailsOrCannotBeReadIsNoAnswer(int status, String body) {
    ROUTER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));

    assertThatThrownBy(() -> on(LISTED)).isInstanceOf(IllegalStateException.class);
    ROUTER.verify(0, deleteRequestedFor(anyUrl()));
  }

  @Test
  void aSilentRouterIsNoAnswer() {
    ROUTER.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(1_000)));

    assertThatThrownBy(() -> on(SECRET, HASTE)).hasMessageContaining("TOO_SLOW");
    assertThatThrownBy(() -> on(LISTED, HASTE)).hasMessageContaining("TOO_SLOW");
  }

  @Test
  void aRouterThatIsSilentAboutTheChangeIsNoAnswer() {
    secrets("[" + DISABLED + "]");
    list("[{\".id\": \"*A\", \"list\": \"morosos\", \"address\": \"10.0.0.10\"}]");
    ROUTER.stubFor(patch(anyUrl()).willReturn(okJson(ENABLED).withFixedDelay(1_000)));
    ROUTER.stubFor(delete(anyUrl()).willReturn(aResponse().withFixedDelay(1_000)));

    Asked.until(
        ROUTER,
        patchRequestedFor(anyUrl()),
        () -> assertThatThrownBy(() -> on(SECRET, HASTE)).hasMessageContaining("TOO_SLOW"));
    Asked.until(
        ROUTER,
        deleteRequestedFor(anyUrl()),
        () -> assertThatThrownBy(() -> on(LISTED, HASTE)).hasMessageContaining("TOO_SLOW"));
  }

  @Test
  void credentialsAreInNoLogLine() {
    assertThat(router().toString()).doesNotContain("secret").doesNotContain("recado");
  }

  private static Switched on(AccessSwitch way) {
    return on(way, Duration.ofSeconds(10));
  }

  private static Switched on(AccessSwitch way, Duration patience) {
    return Await.value(new MikroTik(TestEgress.toThisMachine(patience)).on(router(), way));
  }

  private static Router router() {
    return new Router(
        new TenantId(Uuid7.next()),
        new RouterId(Uuid7.next()),
        "Borde",
        URI.create(ROUTER.baseUrl()),
        "recado",
        "secret");
  }

  private static void list(String entries) {
    ROUTER.stubFor(
        get(urlPathEqualTo("/rest/ip/firewall/address-list")).willReturn(okJson(entries)));
  }

  private static void secrets(String body) {
    ROUTER.stubFor(get(urlPathEqualTo("/rest/ppp/secret")).willReturn(okJson(body)));
  }
}
