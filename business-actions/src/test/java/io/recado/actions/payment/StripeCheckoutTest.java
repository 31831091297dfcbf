package io.recado.actions.payment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
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
import io.recado.actions.payment.PaymentProvider.GivingBack;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeCheckoutTest {

  @RegisterExtension
  static final WireMockExtension API =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  /** Of a server, in milliseconds: longer than anybody waits here. */
  private static final int SILENCE = 1_000;

  private final PaymentAccount account = anAccount(Provider.STRIPE);
  private final Attempt attempt = anAttempt(Money.of(14_990, "CLP"));
  private StripeCheckout stripe;

  @BeforeEach
  void open() {
    stripe = stripe(Duration.ofSeconds(15));
  }

  @AfterEach
  void close() {
    stripe.close();
  }

  @Test
  void aSessionIsMadeForTheInvoicesAmountUnderTheAttemptsKey() {
    API.stubFor(
        post("/v1/checkout/sessions")
            .willReturn(
                okJson(
                    "{'id': 'cs_9', 'object': 'checkout.session', 'url': 'https://pay.example.com/9'}"
                        .replace('\'', '"'))));

    var checkout = Await.value(stripe.open(account, attempt));

    assertThat(checkout)
        .isEqualTo(new Checkout.Opened(new Attempt.Page("cs_9", "https://pay.example.com/9")));
    API.verify(
        postRequestedFor(urlEqualTo("/v1/checkout/sessions"))
            .withHeader("Authorization", equalTo("Bearer sk_test_key"))
            .withHeader("Idempotency-Key", equalTo(attempt.id() + "/1"))
            .withFormParam("mode", equalTo("payment"))
            .withFormParam("client_reference_id", equalTo(attempt.id().toString()))
            .withFormParam("metadata[attempt_id]", equalTo(attempt.id().toString()))
            .withFormParam("metadata[invoice_id]", equalTo(attempt.invoice().toString()))
            .withFormParam(
                "payment_intent_data[metadata][attempt_id]", equalTo(attempt.id().toString()))
            .withFormParam("line_items[0][price_data][unit_amount]", equalTo("14990"))
            .withFormParam("line_items[0][price_data][currency]", equalTo("clp"))
            .withFormParam(
                "line_items[0][price_data][product_data][name]", equalTo("Factura F-1110"))
            .withFormParam(
                "expires_at", equalTo(Long.toString(attempt.expiresAt().getEpochSecond())))
            .withFormParam("locale", equalTo("es")));
  }

  @ParameterizedTest
  @CsvSource({"400, parameter_invalid", "401, api_key_expired", "403, ''", "402, card_declined"})
  void whatStripeRefusesIsRefused(int status, String code) {
    answer(status, "{\"error\": {\"code\": \"%s\", \"message\": \"no\"}}".formatted(code));

    assertThat(Await.value(stripe.open(account, attempt))).isInstanceOf(Checkout.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void whatFailsAtStripeIsAFailureItWouldRepeat(int status) {
    answer(status, "{\"error\": {\"message\": \"oops\"}}");

    assertThat(Await.value(stripe.open(account, attempt))).isInstanceOf(Checkout.Failed.class);
  }

  @Test
  void aFailureThatIsNoJsonIsAFailureAsWell() {
    answer(502, "<html>Bad gateway</html>");

    assertThat(Await.value(stripe.open(account, attempt))).isInstanceOf(Checkout.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429})
  void whatIsAskedTooOftenOrAtTheSameTimeIsNoAnswer(int status) {
    answer(status, "{\"error\": {\"message\": \"later\"}}");

    assertThatThrownBy(() -> Await.value(stripe.open(account, attempt)))
        .hasMessageContaining("later");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"id\": \"cs_1\"}", "{\"id\": \"cs_"})
  void anAnswerThatCannotBeReadIsNoAnswer(String body) {
    answer(200, body);

    assertThatThrownBy(() -> Await.value(stripe.open(account, attempt)))
        .isInstanceOf(Exception.class);
  }

  @Test
  void aSilentStripeIsNoAnswerAndIsAskedOnce() {
    API.stubFor(
        post("/v1/checkout/sessions")
            .willReturn(aResponse().withFixedDelay(10_000).withBody("{}")));

    try (var impatient = stripe(Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> Await.value(impatient.open(account, attempt)))
          .hasMessageContaining("timed out");
    }
    API.verify(1, postRequestedFor(urlEqualTo("/v1/checkout/sessions")));
  }

  @Test
  void anAmountThatStripeCannotExpressIsNotAskedFor() {
    var odd = anAttempt(Money.of(14_995, "KWD"));

    assertThat(Await.value(stripe.open(account, odd))).isInstanceOf(Checkout.Refused.class);
    API.verify(0, postRequestedFor(urlEqualTo("/v1/checkout/sessions")));
  }

  @Test
  void anAccountWithoutAKeyIsRefused() {
    var keyless =
        new PaymentAccount(account.tenant(), account.id(), Provider.STRIPE, false, Map.of());

    assertThat(Await.value(stripe.open(keyless, attempt)))
        .isEqualTo(new Checkout.Refused("no key is given"));
  }

  @ParameterizedTest
  @CsvSource({
    "open, unpaid, , ",
    "expired, unpaid, , EXPIRED",
    "complete, paid, succeeded, PAID",
    "complete, unpaid, processing, AWAITED",
    "complete, unpaid, succeeded, PAID",
    "complete, unpaid, requires_payment_method, FAILED",
  })
  void howASessionStandsIsReadAsAFact(
      String status, String paymentStatus, @Nullable String intent, @Nullable Kind kind) {
    var session =
        """
        {"id": "cs_1", "object": "checkout.session", "status": "%s", "payment_status": "%s",
         "amount_total": 14990, "currency": "clp", "livemode": false, "payment_intent": %s}
        """
            .formatted(
                status,
                paymentStatus,
                intent == null
                    ? "null"
                    : "{\"id\": \"pi_1\", \"object\": \"payment_intent\", \"status\": \"%s\"}"
                        .formatted(intent));
    API.stubFor(
        get(urlPathEqualTo("/v1/checkout/sessions/cs_1"))
            .withQueryParam("expand[0]", containing("payment_intent"))
            .willReturn(okJson(session)));

    var facts = Await.all(stripe.look(account, attempt));

    if (kind == null) {
      assertThat(facts).isEmpty();
    } else {
      assertThat(facts)
          .containsExactly(
              new PaymentFact(
                  "look/cs_1/" + kind.code(),
                  kind,
                  attempt.id(),
                  intent == null ? null : "pi_1",
                  Money.of(14_990, "CLP"),
                  false,
                  NOW));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
  void aSessionThatIsNotToldOfHasNoFacts(int status) {
    looks(aResponse().withStatus(status).withBody("{\"error\": {\"message\": \"no\"}}"));

    assertThatThrownBy(() -> Await.all(stripe.look(account, attempt))).hasMessageContaining("no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"id\": \"cs_", "{\"id\": \"cs_2\"}"})
  void whatTellsOfNoSessionOrAnotherIsNotTakenForAnOpenOne(String body) {
    looks(aResponse().withBody(body));

    assertThatThrownBy(() -> Await.all(stripe.look(account, attempt)))
        .isInstanceOf(Exception.class);
  }

  @Test
  void aSilentStripeTellsNoFactsAndHasGivenNothingBack() {
    looks(aResponse().withFixedDelay(SILENCE));
    API.stubFor(post("/v1/refunds").willReturn(aResponse().withFixedDelay(SILENCE)));

    try (var impatient = stripe(Duration.ofMillis(50))) {
      assertThatThrownBy(() -> Await.all(impatient.look(account, attempt)))
          .hasMessageContaining("timed out");
      assertThatThrownBy(() -> Await.value(impatient.giveBack(account, attempt, "pi_2")))
          .hasMessageContaining("timed out");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"id\": \"re_"})
  void anAnswerThatCannotBeReadHasGivenNothingBack(String body) {
    refund(200, body);

    assertThatThrownBy(() -> Await.value(stripe.giveBack(account, attempt, "pi_2")))
        .isInstanceOf(Exception.class);
  }

  @Test
  void aWholePaymentIsGivenBack() {
    API.stubFor(
        post("/v1/refunds").willReturn(okJson("{\"id\": \"re_1\", \"object\": \"refund\"}")));

    assertThat(Await.value(stripe.giveBack(account, attempt, "pi_2")))
        .isEqualTo(new GivingBack.Asked());
    API.verify(
        postRequestedFor(urlEqualTo("/v1/refunds"))
            .withFormParam("payment_intent", equalTo("pi_2"))
            .withFormParam("reason", equalTo("duplicate")));
  }

  @ParameterizedTest
  @CsvSource({
    "400, charge_already_refunded, Asked",
    "400, parameter_invalid, Refused",
    "401, api_key_expired, Refused",
    "403, '', Refused"
  })
  void howTheWishToGiveBackIsAnswered(int status, String code, String outcome) {
    refund(status, "{\"error\": {\"code\": \"%s\", \"message\": \"no\"}}".formatted(code));

    assertThat(Await.value(stripe.giveBack(account, attempt, "pi_2")).getClass().getSimpleName())
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"429, later", "500, oops", "503, oops"})
  void whoMayGiveBackLaterIsAskedLater(int status, String message) {
    refund(status, "{\"error\": {\"message\": \"%s\"}}".formatted(message));

    assertThatThrownBy(() -> Await.value(stripe.giveBack(account, attempt, "pi_2")))
        .hasMessageContaining(message);
  }

  @Test
  void anOpenSessionIsExpired() {
    API.stubFor(post("/v1/checkout/sessions/cs_1/expire").willReturn(okJson(session("expired"))));

    Await.done(stripe.close(account, attempt));

    API.verify(
        postRequestedFor(urlEqualTo("/v1/checkout/sessions/cs_1/expire"))
            .withHeader("Authorization", equalTo("Bearer sk_test_key")));
  }

  @Test
  void aSessionThatWasPaidTakesNoMoreMoneyAndIsLeftAlone() {
    Await.done(stripe.close(account, Payments.in(attempt, Attempt.State.PAID)));

    API.verify(0, postRequestedFor(urlEqualTo("/v1/checkout/sessions/cs_1/expire")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "expired"})
  void aSessionThatIsNotOpenAnyMoreIsClosed(String status) {
    refuseToExpire(400);
    API.stubFor(get("/v1/checkout/sessions/cs_1").willReturn(okJson(session(status))));

    Await.done(stripe.close(account, attempt));
  }

  @Test
  void aSessionThatStaysOpenIsNotClosed() {
    refuseToExpire(400);
    API.stubFor(get("/v1/checkout/sessions/cs_1").willReturn(okJson(session("open"))));

    assertThatThrownBy(() -> Await.done(stripe.close(account, attempt))).hasMessageContaining("no");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 503})
  void aSessionOfWhichStripeSaysNothingIsNotClosed(int status) {
    refuseToExpire(status);

    assertThatThrownBy(() -> Await.done(stripe.close(account, attempt))).hasMessageContaining("no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"id\": \"cs_"})
  void anAnswerThatCannotBeReadHasNotClosedASession(String body) {
    API.stubFor(
        post("/v1/checkout/sessions/cs_1/expire")
            .willReturn(aResponse().withStatus(200).withBody(body)));

    assertThatThrownBy(() -> Await.done(stripe.close(account, attempt)))
        .isInstanceOf(Exception.class);
  }

  @Test
  void aSilentStripeHasNotClosedASession() {
    API.stubFor(
        post("/v1/checkout/sessions/cs_1/expire")
            .willReturn(aResponse().withFixedDelay(2_000).withBody("{}")));

    try (var impatient = stripe(Duration.ofMillis(100))) {
      assertThatThrownBy(() -> Await.done(impatient.close(account, attempt)))
          .hasMessageContaining("timed out");
    }
  }

  private static void looks(ResponseDefinitionBuilder answer) {
    API.stubFor(get(urlPathEqualTo("/v1/checkout/sessions/cs_1")).willReturn(answer));
  }

  private static void refuseToExpire(int status) {
    API.stubFor(
        post("/v1/checkout/sessions/cs_1/expire")
            .willReturn(
                aResponse().withStatus(status).withBody("{\"error\": {\"message\": \"no\"}}")));
  }

  private static String session(String status) {
    return "{\"id\": \"cs_1\", \"object\": \"checkout.session\", \"status\": \"%s\"}"
        .formatted(status);
  }

  private static void refund(int status, String body) {
    API.stubFor(post("/v1/refunds").willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private static StripeCheckout stripe(Duration patience) {
    return new StripeCheckout(
        URI.create(API.baseUrl()),
        "https://chat.example.com/payments/done",
        patience,
        new SettableClock(NOW));
  }

  private static void answer(int status, String body) {
    API.stubFor(
        post("/v1/checkout/sessions").willReturn(aResponse().withStatus(status).withBody(body)));
  }
}
