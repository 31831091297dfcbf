package io.recado.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.invoice.Money;
import io.recado.actions.payment.AccountId;
import io.recado.actions.payment.AttemptId;
import io.recado.actions.payment.PaymentAccount;
import io.recado.actions.payment.PaymentFact.Kind;
import io.recado.actions.payment.Provider;
import io.recado.actions.payment.SettledBooks;
import io.recado.conversation.Uuid7;
import io.recado.gateway.SampleTable;
import io.recado.gateway.signature.HmacSignature;
import io.recado.tenant.TenantId;
import io.recado.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PaymentWebhooksTest {

  private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
  private static final SampleTable SAMPLES = SampleTable.of("stripe");
  private static final TenantId TENANT = new TenantId(Uuid7.next());
  private static final PaymentAccount STRIPE = account(Provider.STRIPE, "whsec_stripe");
  private static final PaymentAccount OTHER_STRIPE = account(Provider.STRIPE, "whsec_other");
  private static final PaymentAccount MERCADO_PAGO = account(Provider.MERCADO_PAGO, "mp-secret");
  private static final PaymentAccount UNSIGNED = account(Provider.STRIPE, null);
  private static final String ATTEMPT = Uuid7.next().toString();
  private static final String COMPLETED =
      """
      {"id": "evt_1", "type": "checkout.session.completed", "created": 1760000000,
       "livemode": false, "data": {"object": {
         "id": "cs_1", "object": "checkout.session", "amount_total": 14990, "currency": "clp",
         "status": "complete", "payment_status": "paid", "payment_intent": "pi_1",
         "metadata": {"attempt_id": "%s"}}}}
      """
          .formatted(ATTEMPT);

  private final FakePayments payments =
      new FakePayments(STRIPE, OTHER_STRIPE, MERCADO_PAGO, UNSIGNED);
  private final WebTestClient web = web(4_000);

  @Test
  void whatStripeTellsIsRecordedBeforeItIsAnswered() {
    deliver(STRIPE, "whsec_stripe", NOW, COMPLETED).expectStatus().isOk();

    assertThat(payments.recorded.values())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.key()).isEqualTo("evt_1");
              assertThat(fact.kind()).isEqualTo(Kind.PAID);
              assertThat(fact.amount()).isEqualTo(Money.of(14_990, "CLP"));
              assertThat(fact.attempt()).hasToString(ATTEMPT);
            });
  }

  /** Each comes twice: once in an order, and once more the other way round. */
  @Test
  void inAllOrdersOfSignedEventsTheBooksComeToTheSame() {
    var receiver = web(100_000);
    var orders = permutations(storyOfAPayment());
    for (var order : orders) {
      payments.recorded.clear();
      var books =
          SettledBooks.of(
              AttemptId.read(ATTEMPT).orElseThrow(), STRIPE, Money.of(14_990, "CLP"), NOW);
      Stream.concat(order.stream(), order.reversed().stream())
          .forEach(
              event -> {
                deliver(receiver, event).expectStatus().isOk();
                books.settle(payments.recorded.values());
                assertThat(books.balances()).allMatch(balance -> balance == 0);
              });

      assertThat(books)
          .hasToString("PAID {CASH=-4990, RECEIVABLE=-14990, REFUNDED=4990, DISPUTED=14990}");
    }
    assertThat(orders).hasSize(120);
  }

  /** As Stripe words it: paid at last, given back in part, and then disputed. */
  private static List<String> storyOfAPayment() {
    return List.of(
        sample("checkout.session.completed.payment_mode", "payment_status", "unpaid"),
        sample("payment_intent.payment_failed", "status", "requires_payment_method"),
        sample("payment_intent.succeeded", "status", "succeeded"),
        sample("charge.refunded", "status", "succeeded"),
        sample("charge.dispute.created", "status", "needs_response"));
  }

  /** An event of Stripe's own wording, made one of our payment's. */
  private static String sample(String name, String field, String value) {
    var event = (ObjectNode) JsonMapper.shared().readTree(SAMPLES.bytes("srm." + name + ".json"));
    event.put("id", "evt_" + name);
    var object = (ObjectNode) event.path("data").path("object");
    object.put(
        object.path("object").asString().equals("payment_intent") ? "id" : "payment_intent",
        "pi_1");
    object.put("currency", "clp").put("amount", 14_990).put("amount_total", 14_990);
    object.put("amount_refunded", 4_990).put(field, value);
    object.putObject("metadata").put("attempt_id", ATTEMPT);
    return event.toString();
  }

  private static <T> List<List<T>> permutations(List<T> all) {
    if (all.isEmpty()) {
      return List.of(List.of());
    }
    return all.stream()
        .flatMap(
            first ->
                permutations(all.stream().filter(other -> !other.equals(first)).toList()).stream()
                    .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList()))
        .toList();
  }

  private static ResponseSpec deliver(WebTestClient receiver, String event) {
    return receiver
        .post()
        .uri("/webhooks/stripe/{account}", STRIPE.id())
        .header("Stripe-Signature", signature("whsec_stripe", NOW, event))
        .bodyValue(event)
        .exchange();
  }

  @Test
  void whatIsNotRecordedIsNotAnswered() {
    payments.away = true;

    refused(deliver(STRIPE, "whsec_stripe", NOW, COMPLETED), 503, "try-again");
  }

  @Test
  void whatIsRecordedIsAnsweredThoughItCannotBeActedOn() {
    payments.cannotAct = true;

    deliver(STRIPE, "whsec_stripe", NOW, COMPLETED).expectStatus().isOk();

    assertThat(payments.recorded).hasSize(1);
  }

  @Test
  void thatSomethingSignedCameInIsNotedWhateverItWas() {
    var other = COMPLETED.replace("checkout.session.completed", "checkout.session.created");

    deliver(STRIPE, "whsec_other", NOW, other);
    notice("456", "merchant_order", "other");
    assertThat(payments.heard).isEmpty();
    deliver(STRIPE, "whsec_stripe", NOW, other).expectStatus().isOk();
    notice("456", "merchant_order", "mp-secret").expectStatus().isOk();

    assertThat(payments.heard).containsExactly(STRIPE.id(), MERCADO_PAGO.id());
  }

  @Test
  void aSignatureOfMoreThanFiveMinutesAgoIsRefused() {
    refused(
        deliver(STRIPE, "whsec_stripe", NOW.minus(Duration.ofSeconds(301)), COMPLETED),
        400,
        "signature-old");
    deliver(STRIPE, "whsec_stripe", NOW.minus(Duration.ofMinutes(5)), COMPLETED)
        .expectStatus()
        .isOk();
  }

  @Test
  void aWrongSignatureAndAnotherAccountsSecretAreRefused() {
    refused(deliver(STRIPE, "whsec_other", NOW, COMPLETED), 401, "signature-wrong");
    refused(
        post(STRIPE, signature("whsec_stripe", NOW, COMPLETED), COMPLETED + " "),
        401,
        "signature-wrong");
    refused(post(STRIPE, null, COMPLETED), 401, "signature-missing");
    assertThat(payments.recorded).isEmpty();
  }

  @Test
  void anUnknownAccountIsNotThereWhateverItLooksLike() {
    refused(deliver("nonsense", COMPLETED), 404, "account-unknown");
    refused(deliver(Uuid7.next().toString(), COMPLETED), 404, "account-unknown");
    refused(deliver(MERCADO_PAGO.id().toString(), COMPLETED), 404, "account-unknown");
    refused(deliver(UNSIGNED, "whsec_stripe", NOW, COMPLETED), 503, "not-configured");
  }

  @Test
  void whatIsNoEventAndWhatIsTooLargeAreRefused() {
    refused(deliver(STRIPE, "whsec_stripe", NOW, "<html>"), 400, "body-unreadable");
    refused(deliver(STRIPE, "whsec_stripe", NOW, "x".repeat(4_001)), 413, "body-too-large");
  }

  @Test
  void eventsThatAreNoneOfOursAreAnsweredAndForgotten() {
    var foreign = COMPLETED.replace(ATTEMPT, "order-7");
    var other = COMPLETED.replace("checkout.session.completed", "checkout.session.created");

    deliver(STRIPE, "whsec_stripe", NOW, foreign).expectStatus().isOk();
    deliver(STRIPE, "whsec_stripe", NOW, other).expectStatus().isOk();

    assertThat(payments.recorded).isEmpty();
  }

  @Test
  void mercadoPagoSaysWhatToLookAt() {
    notice("123", "payment", "mp-secret").expectStatus().isOk();
    notice("456", "merchant_order", "mp-secret").expectStatus().isOk();

    assertThat(payments.notices).containsExactly("123");
  }

  @Test
  void aNoticeThatMercadoPagoDidNotSignIsRefused() {
    refused(notice("123", "payment", "other"), 401, "signature-wrong");
    refused(notice("../1", "payment", "mp-secret"), 400, "body-unreadable");
    assertThat(payments.notices).isEmpty();
  }

  @Test
  void thePageAfterPayingSendsBackToTheChatAndClaimsNothing() {
    page("en-GB").contains("Go back to the chat").doesNotContain("paid");
    page("de").contains("zum Chat zurückkehren");
    page("fr").contains("Vuelve al chat");
  }

  private AbstractStringAssert<?> page(String language) {
    var body =
        web.get()
            .uri("/payments/done")
            .header("Accept-Language", language)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return assertThat(body);
  }

  private ResponseSpec deliver(PaymentAccount account, String secret, Instant at, String body) {
    return post(account, signature(secret, at, body), body);
  }

  private ResponseSpec deliver(String account, String body) {
    return post(account, signature("whsec_stripe", NOW, body), body);
  }

  private ResponseSpec post(PaymentAccount account, @Nullable String signature, String body) {
    return post(account.id().toString(), signature, body);
  }

  private ResponseSpec post(String account, @Nullable String signature, String body) {
    var request = web.post().uri("/webhooks/stripe/{account}", account);
    if (signature != null) {
      request.header("Stripe-Signature", signature);
    }
    return request.bodyValue(body).exchange();
  }

  private ResponseSpec notice(String id, String type, String secret) {
    var manifest = "id:%s;request-id:r-1;ts:1760000000;".formatted(id);
    var signature = new HmacSignature(secret).of(manifest, new byte[0]);
    return web.post()
        .uri(
            uri ->
                uri.path("/webhooks/mercadopago/" + MERCADO_PAGO.id())
                    .queryParam("data.id", id)
                    .queryParam("type", type)
                    .build())
        .header("x-signature", "ts=1760000000,v1=" + signature)
        .header("x-request-id", "r-1")
        .exchange();
  }

  private static void refused(ResponseSpec response, int status, String code) {
    response.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private static String signature(String secret, Instant at, String body) {
    var time = at.getEpochSecond();
    var signature = new HmacSignature(secret).of(time + ".", body.getBytes(StandardCharsets.UTF_8));
    return "t=%d,v1=%s".formatted(time, signature);
  }

  private WebTestClient web(int mostBytes) {
    var intake = new PaymentIntake(payments, payments.news(), mostBytes);
    return WebTestClient.bindToController(
            new StripeWebhook(intake, new SettableClock(NOW)),
            new MercadoPagoWebhook(intake),
            new PaymentDonePage())
        .controllerAdvice(advice())
        .configureClient()
        .responseTimeout(Duration.ofSeconds(30))
        .build();
  }

  private static PaymentAccount account(Provider provider, @Nullable String secret) {
    return new PaymentAccount(
        TENANT,
        new AccountId(Uuid7.next()),
        provider,
        false,
        secret == null ? Map.of() : Map.of(PaymentAccount.SIGNING_SECRET, secret));
  }

  private static Object[] advice() {
    try (var context = new AnnotationConfigApplicationContext("io.recado.gateway.problem")) {
      return context.getBeansWithAnnotation(RestControllerAdvice.class).values().toArray();
    }
  }
}
