package io.recado.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.gateway.SampleTable;
import io.recado.gateway.payment.StripeEvent.Amount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeEventsTest {

  private static final SampleTable SAMPLES = SampleTable.of("stripe");

  static List<String> files() {
    return SAMPLES.files();
  }

  @Test
  void everySampleHasARowAndEveryRowASample() {
    assertThat(SAMPLES.rows().keySet()).containsExactlyElementsOf(SAMPLES.files());
  }

  @ParameterizedTest
  @MethodSource("files")
  void sampleYieldsWhatItsRowSays(String file) {
    assertThat(StripeEvents.read(SAMPLES.bytes(file)).orElseThrow().toString())
        .isEqualTo(SAMPLES.rows().get(file));
  }

  @Test
  void anUnpaidSessionOfOurInvoiceIsReadAsSuch() {
    var body =
        """
        {"id": "evt_1", "type": "checkout.session.completed", "created": 1760000000,
         "livemode": true, "api_version": "2026-08-27.something", "data": {"object": {
           "id": "cs_1", "object": "checkout.session", "amount_total": 19990, "currency": "clp",
           "status": "complete", "payment_status": "unpaid", "payment_intent": "pi_1",
           "metadata": {"attempt_id": "a-1"}, "unheard_of": [{}]}}}
        """;

    var event = read(body);

    assertThat(event.live()).isTrue();
    assertThat(event.amount()).isEqualTo(new Amount(19_990, "CLP"));
    assertThat(event.paymentStatus()).isEqualTo("unpaid");
    assertThat(event.paymentIntent()).isEqualTo("pi_1");
    assertThat(event.attemptId()).isEqualTo("a-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{\"id\": 1, \"type\": \"x\", \"created\": 1, \"data\": {\"object\": {\"object\": \"y\"}}}",
        "{\"id\": \"evt_1\", \"type\": \"x\", \"created\": \"soon\", \"data\": {}}",
        "{\"id\": \"evt_1\", \"type\": \"x\", \"created\": 1, \"data\": []}"
      })
  void whatIsNoEventYieldsNothing(String body) {
    assertThat(StripeEvents.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private static StripeEvent read(String body) {
    return StripeEvents.read(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
