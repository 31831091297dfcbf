package io.recado.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookTest {

  private static final Customer CUSTOMER = Customer.of(1, 2);
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void aMessageNamesItsNumberItsCustomerAndItsTime() {
    var value = value(body(new Saying.Words("¿Qué \"tal\"?")), 0);

    var message = value.path("messages").path(0);
    assertThat(value.at("/metadata/phone_number_id").asString()).isEqualTo(CUSTOMER.number());
    assertThat(message.path("from_user_id").asString()).isEqualTo(CUSTOMER.userId());
    assertThat(message.path("timestamp").asString()).isEqualTo("1767268800");
    assertThat(message.at("/text/body").asString()).isEqualTo("¿Qué \"tal\"?");
  }

  @Test
  void whatIsNotAsciiIsEscapedAsMetaDoes() {
    var body = new String(body(new Saying.Words("¿Qué?")), StandardCharsets.UTF_8);

    assertThat(body).contains("\\u00bfQu\\u00e9?");
  }

  @Test
  void aTapNamesTheButton() {
    var message = value(body(new Saying.Tap("yes", "Sí")), 0).path("messages").path(0);

    assertThat(message.at("/interactive/button_reply/id").asString()).isEqualTo("yes");
  }

  @Test
  void aBatchKeepsTheOrder() {
    var first = new Webhook.Message("wamid.1", CUSTOMER, new Saying.Words("eins"), NOON);
    var second = new Webhook.Message("wamid.2", CUSTOMER, new Saying.Words("zwei"), NOON);

    var body = Webhook.body(List.of(first, second));

    assertThat(value(body, 0).at("/messages/0/id").asString()).isEqualTo("wamid.1");
    assertThat(value(body, 1).at("/messages/0/id").asString()).isEqualTo("wamid.2");
  }

  private static byte[] body(Saying saying) {
    return Webhook.body(List.of(new Webhook.Message("wamid.1", CUSTOMER, saying, NOON)));
  }

  private static JsonNode value(byte[] body, int change) {
    return JsonMapper.shared().readTree(body).at("/entry/0/changes").path(change).path("value");
  }
}
