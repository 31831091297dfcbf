package io.recado.actions.payment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.recado.actions.payment.Payments.NOW;
import static io.recado.actions.payment.Payments.anAccount;
import static io.recado.actions.payment.Payments.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.actions.invoice.Money;
import io.recado.actions.payment.PaymentFact.Kind;
import io.recado.actions.payment.PaymentProvider.Checkout;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class MercadoPagoTest {

  @RegisterExtension
  static final WireMockExtension API =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final PaymentAccount account = anAccount(Provider.MERCADO_PAGO);
  private final Attempt attempt = anAttempt(Money.of(149_990, "ARS"));
  private final SettableClock clock = new SettableClock(NOW);
  private MercadoPago mercadoPago;

  @BeforeEach
  void open() {
    mercadoPago = mercadoPago(Duration.ofSeconds(15));
  }

  @AfterEach
  void close() {
    mercadoPago.close();
  }

  @Test
  void aPreferenceIsMadeForTheInvoicesAmountUnderTheAttemptsKey() {
    API.stubFor(
        post("/checkout/preferences")
            .willReturn(
                okJson("{\"id\": \"pref-1\", \"init_point\": \"https://pay.example.com/1\"}")
                    .withStatus(201)));

    assertThat(Await.value(mercadoPago.open(account, attempt)))
        .isEqualTo(new Checkout.Opened(new Attempt.Page("pref-1", "https://pay.example.com/1")));
    API.verify(
        postRequestedFor(urlEqualTo("/checkout/preferences"))
            .withHeader("Authorization", equalTo("Bearer sk_test_key"))
            .withHeader("X-Idempotency-Key", equalTo(attempt.id() + "/1"))
            .withRequestBody(
                matchingJsonPath("$.external_reference", equalTo(attempt.id().toString())))
            .withRequestBody(matchingJsonPath("$.items[0].unit_price", equalTo("1499.9")))
            .withRequestBody(matchingJsonPath("$.items[0].currency_id", equalTo("ARS")))
            .withRequestBody(
                matchingJsonPath(
                    "$.expiration_date_to", equalTo("2026-11-24T14:00:00.000+00:00"))));
  }

  @ParameterizedTest
  @CsvSource({"400, Refused", "401, Refused", "404, Refused", "500, Failed", "503, Failed"})
  void whatIsRefusedAndWhatFailsAreToldApart(int status, String outcome) {
    answer(status, "{\"message\": \"no\"}");

    assertThat(Await.value(mercadoPago.open(account, attempt)).getClass().getSimpleName())
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"200 | <html>", "200 | {}", "201 | {\"id\": \"", "409 | {}", "429 | {}"})
  void whatCannotBeReadOrComesTooOftenIsNoAnswer(int status, String body) {
    answer(status, body);

    assertThatThrownBy(() -> Await.value(mercadoPago.open(account, attempt)))
        .isInstanceOf(Exception.class);
  }

  @Test
  void aSilentMercadoPagoIsNoAnswer() {
    API.stubFor(
        post("/checkout/preferences").willReturn(aResponse().withFixedDelay(2_000).withBody("{}")));

    try (var impatient = mercadoPago(Duration.ofMillis(100))) {
      assertThatThrownBy(() -> Await.value(impatient.open(account, attempt)))
          .hasMessageContaining("timed out");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "approved     | accredited | 0   | PAID",
        "in_process   |            | 0   | AWAITED",
        "pending      |            | 0   | AWAITED",
        "rejected     |            | 0   | DECLINED",
        "cancelled    |            | 0   | DECLINED",
        "refunded     |            | 1499.90 | PAID REFUNDED",
        "approved     | partially_refunded | 10.5 | PAID REFUNDED",
        "charged_back | in_process | 0   | PAID DISPUTED",
        "charged_back | settled    | 0   | PAID DISPUTE_LOST",
        "charged_back | reimbursed | 0   | PAID DISPUTE_WON",
      })
  void aPaymentsStateIsReadAsFacts(
      String status, @Nullable String detail, String refunded, String kinds) {
    API.stubFor(get("/v1/payments/123").willReturn(okJson(payment(status, detail, refunded))));

    var facts = Await.all(mercadoPago.lookAt(account, "123"));

    assertThat(facts)
        .extracting(fact -> fact.kind().name())
        .containsExactly(kinds.equals("-") ? new String[0] : kinds.split(" "));
    assertThat(facts)
        .allSatisfy(
            fact -> {
              assertThat(fact.attempt()).isEqualTo(attempt.id());
              assertThat(fact.payment()).isEqualTo("123");
            });
    assertThat(facts)
        .filteredOn(fact -> fact.kind() == Kind.PAID)
        .allSatisfy(fact -> assertThat(fact.amount()).isEqualTo(attempt.amount()));
  }

  @Test
  void anUnknownPaymentIsNothing() {
    API.stubFor(get("/v1/payments/123").willReturn(aResponse().withStatus(404)));

    assertThat(Await.all(mercadoPago.lookAt(account, "123"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 500})
  void aLookWithoutAnAnswerFails(int status) {
    looks(aResponse().withStatus(status));
    clock.advance(Attempt.LIFE);

    assertThatThrownBy(() -> Await.all(mercadoPago.lookAt(account, "123")))
        .hasMessageContaining("answered " + status);
    assertThatThrownBy(() -> Await.all(mercadoPago.look(account, attempt)))
        .hasMessageContaining("answered " + status);
  }

  /** Least of all is a page taken for one that nobody has paid. */
  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"results\": {}}", "{\"results\": ["})
  void aLookThatCannotBeReadFails(String body) {
    looks(aResponse().withBody(body));
    clock.advance(Attempt.LIFE);

    assertThatThrownBy(() -> Await.all(mercadoPago.lookAt(account, "123")))
        .isInstanceOf(Exception.class);
    assertThatThrownBy(() -> Await.all(mercadoPago.look(account, attempt)))
        .isInstanceOf(Exception.class);
  }

  @Test
  void aSilentMercadoPagoTellsNoFactsAndHasNeitherClosedNorGivenBack() {
    var silence = aResponse().withFixedDelay(1_000);
    looks(silence);
    API.stubFor(put("/checkout/preferences/cs_1").willReturn(silence));
    API.stubFor(post("/v1/payments/123/refunds").willReturn(silence));
    clock.advance(Attempt.LIFE);

    try (var impatient = mercadoPago(Duration.ofMillis(50))) {
      for (var call :
          List.<Mono<?>>of(
              impatient.look(account, attempt).collectList(),
              impatient.lookAt(account, "123").collectList(),
              impatient.close(account, attempt),
              impatient.giveBack(account, attempt, "123"))) {
        assertThatThrownBy(() -> Await.done(call)).hasMessageContaining("timed out");
      }
    }
  }

  @Test
  void aPageThatNobodyPaidExpiresByTheClock() {
    API.stubFor(
        get(urlPathEqualTo("/v1/payments/search"))
            .withQueryParam("external_reference", equalTo(attempt.id().toString()))
            .willReturn(okJson("{\"results\": []}")));

    assertThat(Await.all(mercadoPago.look(account, attempt))).isEmpty();
    clock.advance(Attempt.LIFE);
    assertThat(Await.all(mercadoPago.look(account, attempt)))
        .extracting(PaymentFact::kind)
        .containsExactly(Kind.EXPIRED);
  }

  @Test
  void aPageThatWasPaidDoesNotExpire() {
    API.stubFor(
        get(urlPathEqualTo("/v1/payments/search"))
            .willReturn(
                okJson("{\"results\": [%s]}".formatted(payment("approved", "accredited", "0")))));
    clock.advance(Attempt.LIFE);

    assertThat(Await.all(mercadoPago.look(account, attempt)))
        .extracting(PaymentFact::kind)
        .containsExactly(Kind.PAID);
  }

  @Test
  void aPageWhoseOnlyPaymentWasTurnedDownExpires() {
    API.stubFor(
        get(urlPathEqualTo("/v1/payments/search"))
            .willReturn(okJson("{\"results\": [%s]}".formatted(payment("rejected", "", "0")))));
    clock.advance(Attempt.LIFE);

    assertThat(Await.all(mercadoPago.look(account, attempt)))
        .extracting(PaymentFact::kind)
        .containsExactly(Kind.DECLINED, Kind.EXPIRED);
  }

  @Test
  void aPaidPageIsClosedByEndingItsTime() {
    API.stubFor(put("/checkout/preferences/cs_1").willReturn(okJson("{\"id\": \"cs_1\"}")));

    Await.done(mercadoPago.close(account, attempt));

    API.verify(
        putRequestedFor(urlEqualTo("/checkout/preferences/cs_1"))
            .withHeader("Authorization", equalTo("Bearer sk_test_key"))
            .withRequestBody(matchingJsonPath("$[?(@.expires == true)]"))
            .withRequestBody(
                matchingJsonPath(
                    "$.expiration_date_to", equalTo("2026-11-23T15:00:00.000+00:00"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"400 | {}", "404 | {}", "503 | {}", "200 | <html>"})
  void aPageThatIsNotClosedIsAnError(int status, String body) {
    API.stubFor(
        put("/checkout/preferences/cs_1")
            .willReturn(aResponse().withStatus(status).withBody(body)));

    assertThatThrownBy(() -> Await.done(mercadoPago.close(account, attempt)))
        .isInstanceOf(Exception.class);
  }

  @ParameterizedTest
  @CsvSource({"201, Asked", "200, Asked", "400, Refused", "401, Refused", "404, Refused"})
  void howTheWishToGiveBackIsAnswered(int status, String outcome) {
    API.stubFor(post("/v1/payments/123/refunds").willReturn(aResponse().withStatus(status)));

    assertThat(
            Await.value(mercadoPago.giveBack(account, attempt, "123")).getClass().getSimpleName())
        .isEqualTo(outcome);
    API.verify(
        postRequestedFor(urlEqualTo("/v1/payments/123/refunds"))
            .withHeader("X-Idempotency-Key", equalTo(attempt.id() + "/return/123")));
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 503})
  void whoMayGiveBackLaterIsAskedLater(int status) {
    API.stubFor(post("/v1/payments/123/refunds").willReturn(aResponse().withStatus(status)));

    assertThatThrownBy(() -> Await.value(mercadoPago.giveBack(account, attempt, "123")))
        .hasMessageContaining("answered " + status);
  }

  /** What it answers to those who ask for a payment, or search for those of an attempt. */
  private static void looks(ResponseDefinitionBuilder answer) {
    API.stubFor(get(urlPathMatching("/v1/payments/(123|search)")).willReturn(answer));
  }

  private MercadoPago mercadoPago(Duration patience) {
    return new MercadoPago(URI.create(API.baseUrl()), patience, clock);
  }

  private String payment(String status, @Nullable String detail, String refunded) {
    return """
    {"id": 123, "status": "%s", "status_detail": "%s", "external_reference": "%s",
     "transaction_amount": 1499.9, "transaction_amount_refunded": %s, "currency_id": "ARS",
     "live_mode": false, "date_last_updated": "2026-11-23T12:00:00.000-03:00"}
    """
        .formatted(status, detail, attempt.id(), refunded);
  }

  private static void answer(int status, String body) {
    API.stubFor(
        post("/checkout/preferences").willReturn(aResponse().withStatus(status).withBody(body)));
  }
}
