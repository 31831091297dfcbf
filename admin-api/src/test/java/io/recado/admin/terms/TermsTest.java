package io.recado.admin.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
class TermsTest {

  private static final String ISSUER = "/api/v1/billing/issuer";
  private static final String PROMISES = "/api/v1/billing/promises";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void invoicesBearTheTenantsNameUntilItSaysAnother() {
    var before = owner.get(ISSUER);
    assertThat(before.get("name").asString())
        .isEqualTo(
            server.texts(chat.tenant(), "select name from tenant where tenant_id = $1").getFirst());
    assertThat(before.get("taxNumber").isNull()).isTrue();

    owner.sets(ISSUER, Map.of("name", "Red Andina SpA", "taxNumber", "76.123.456-7"));
    owner.sets(ISSUER, Map.of("name", "Red Andina SpA", "address", "Calle 1\nSantiago"));

    var after = owner.get(ISSUER);
    assertThat(after.get("name").asString()).isEqualTo("Red Andina SpA");
    assertThat(after.get("taxNumber").isNull()).isTrue();
    assertThat(after.get("address").asString()).isEqualTo("Calle 1\nSantiago");
    assertThat(audited()).containsExactly("invoice_issuer", "invoice_issuer");
  }

  @Test
  void whatMayBePromisedIsAsUsualUntilTheTenantSaysOtherwise() {
    assertThat(owner.get(PROMISES).get("mostDays").asInt()).isEqualTo(7);
    var none = Map.of("mostDays", 0, "mostPromises", 1, "periodDays", 30, "holdsOff", true);

    owner.sets(PROMISES, none);

    var after = owner.get(PROMISES);
    assertThat(after.get("mostDays").asInt()).isZero();
    assertThat(after.get("holdsOff").asBoolean()).isTrue();
    assertThat(audited()).containsExactly("promise_setting");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \" \"}",
        "{\"name\": \"Red\\nAndina\"}",
        "{\"name\": \"Red\", \"address\": \"1\\n2\\n3\\n4\\n5\\n6\\n7\"}",
        "{\"name\": \"Red\", \"iban\": \"1\"}"
      })
  void whatIsNoIssuerIsRefused(String body) {
    owner.asks("PUT", ISSUER, body).expectStatus().isBadRequest();
    assertThat(audited()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"mostDays\": 91, \"mostPromises\": 1, \"periodDays\": 30, \"holdsOff\": false}",
        "{\"mostDays\": 7, \"mostPromises\": 0, \"periodDays\": 30, \"holdsOff\": false}",
        "{\"mostDays\": 7, \"mostPromises\": 1, \"periodDays\": 731, \"holdsOff\": false}"
      })
  void whatCannotBePromisedIsRefused(String body) {
    owner.asks("PUT", PROMISES, body).expectStatus().isBadRequest();
  }

  @Test
  void agentsDoNotSayWhoBills() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent.asks("PUT", ISSUER, Map.of("name", "Red")).expectStatus().isForbidden();
    agent.client().get().uri(PROMISES).exchange().expectStatus().isForbidden();
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select code from audit_entry where tenant_id = $1 and action = 'billing.changed'"
            + " order by entry_id");
  }
}
