package io.recado.admin.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class CustomersTest {

  private static final String CUSTOMERS = "/api/v1/customers";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void aCustomerIsKeptWithANumberAsItIsDialled() {
    var made = made(ana());

    assertThat(made.get("number").asString()).isEqualTo("C-1");
    assertThat(made.get("phone").asString()).isEqualTo("+56961234567");
    assertThat(made.get("emailVerified").asBoolean()).isTrue();
    assertThat(one(made).get("customer")).isEqualTo(made);
    assertThat(audited()).containsExactly("customer.created C-1 -");
  }

  @Test
  void theSameRequestMakesOneAndTheKeyIsNoOthers() {
    var first = owner.asks("POST", CUSTOMERS, ana(), "k-1").expectStatus().isCreated();
    var again = owner.asks("POST", CUSTOMERS, ana(), "k-1").expectStatus().isCreated();

    assertThat(body(again)).isEqualTo(body(first));
    refused("POST", CUSTOMERS, with("name", "Another"), "k-1", 422, "key-reused");
    owner
        .client()
        .post()
        .uri(CUSTOMERS)
        .bodyValue(ana())
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("key-missing");
    assertThat(names("")).hasSize(1);
  }

  @Test
  void aNumberLeadsToOneCustomerHoweverItIsWritten() {
    made(ana());
    var ben = made(with("number", "C-2"));

    refused("POST", CUSTOMERS, with("number", "c-1"), "k", 409, "name-taken");
    owner
        .replaces(route(ben), route(ben), with("number", "c-1"))
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("name-taken");
    assertThat(names("")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "number,''",
    "name,''",
    "name,a\tb",
    "phone,12345678",
    "phone,+56 1",
    "phone,hola",
    "email,ana",
    "email,a@b.cl;c@d.cl",
    "email,Ana <a@b.cl>",
    "language,KLINGON"
  })
  void whatCannotBeOnFileIsRefused(String field, String value) {
    refused("POST", CUSTOMERS, with(field, value), "k", 400, "body-unreadable");
    assertThat(names("")).isEmpty();
  }

  @Test
  void noAddressIsMadeSureOfWhereThereIsNone() {
    refused("POST", CUSTOMERS, with("email", null), "k", 400, "body-unreadable");
  }

  @Test
  void oneIsFoundByWhateverPeopleSay() {
    made(with("name", "Rocío Núñez"));
    made(Map.of("number", "K-77", "name", "Ben", "language", "ENGLISH", "emailVerified", false));

    assertThat(names("?q=nunez")).containsExactly("Rocío Núñez");
    assertThat(names("?q=k-7")).containsExactly("Ben");
    assertThat(names("?q=ANA@example")).containsExactly("Rocío Núñez");
    assertThat(names("?q=9%206123%204567")).containsExactly("Rocío Núñez");
    assertThat(names("?q=%25")).isEmpty();
    var first = owner.get(CUSTOMERS + "?limit=1");
    assertThat(names("?limit=1&cursor=" + first.get("next").asString()))
        .containsExactly("Rocío Núñez");
  }

  @Test
  void aChangeIsAuditedByWhatOfTheProofsItTouchesAndNotByItsValues() {
    var ana = made(ana());

    changed(ana, with("phone", "+56 9 8765 4321"));
    var moved = with("phone", "+56 9 8765 4321");
    moved.put("email", "other@example.com");
    moved.put("emailVerified", false);
    changed(ana, moved);

    assertThat(audited())
        .containsExactly(
            "customer.created C-1 -",
            "customer.changed C-1 phone",
            "customer.changed C-1 email,email_verified");
  }

  @Test
  void withAnotherAddressWhatTheFormerOneProvedEnds() {
    var ana = made(ana());
    var conversation = chat.says("ana", "hola");
    server.execute(
        chat.tenant(),
        """
        with asked as (
          insert into identity_challenge (tenant_id, challenge_id, conversation_id, contact_id, customer_id, address, language,
                                          code_until, code_seal)
          select $1, gen_random_uuid(), conversation_id, contact_id, '%1$s', 'ana@example.com', 'es', now() + interval '1 hour',
                 'sealed' from conversation where tenant_id = $1 and conversation_id = '%2$s'
          returning *
        )
        insert into identity_proof (tenant_id, challenge_id, conversation_id, contact_id, customer_id, until)
        select $1, challenge_id, conversation_id, contact_id, customer_id, now() + interval '1 hour' from asked
        """
            .formatted(ana.get("id").asString(), conversation));
    var holding =
        "select (select count(*) from identity_challenge where tenant_id = $1 and code_seal is not null)"
            + " || ' ' || (select count(*) from identity_proof where tenant_id = $1 and until > now())";

    changed(ana, with("name", "Ana María"));
    var renamed = server.texts(chat.tenant(), holding);
    changed(ana, with("email", "other@example.com"));

    assertThat(renamed).containsExactly("1 1");
    assertThat(server.texts(chat.tenant(), holding)).containsExactly("0 0");
  }

  private void changed(JsonNode customer, Map<String, ?> wish) {
    owner.replaces(route(customer), route(customer), wish).expectStatus().isOk();
  }

  @Test
  void whatTwoHaveIsToldToProveNobody() {
    var ana = made(ana());
    made(with("number", "C-2"));

    assertThat(one(ana).get("phoneShared").asBoolean()).isTrue();
    assertThat(one(ana).get("emailShared").asBoolean()).isTrue();
  }

  @Test
  void agentsKeepNoCustomers() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent.asks("POST", CUSTOMERS, ana()).expectStatus().isForbidden();
    agent.client().get().uri(CUSTOMERS).exchange().expectStatus().isForbidden();
  }

  private static Map<String, @Nullable Object> ana() {
    return with("number", "C-1");
  }

  private static Map<String, @Nullable Object> with(String field, @Nullable Object value) {
    var customer = new HashMap<String, @Nullable Object>();
    customer.put("number", "C-1");
    customer.put("name", "Ana Pérez");
    customer.put("phone", "+56 9 6123 4567");
    customer.put("email", "ana@example.com");
    customer.put("emailVerified", true);
    customer.put("language", "SPANISH");
    customer.put(field, value);
    return customer;
  }

  private JsonNode made(Map<String, ? extends @Nullable Object> customer) {
    return body(owner.asks("POST", CUSTOMERS, customer).expectStatus().isCreated());
  }

  private JsonNode one(JsonNode customer) {
    return owner.get(route(customer));
  }

  private static String route(JsonNode customer) {
    return CUSTOMERS + "/" + UUID.fromString(customer.get("id").asString());
  }

  private List<String> names(String query) {
    return owner
        .get(CUSTOMERS + query)
        .get("items")
        .valueStream()
        .map(customer -> customer.get("name").asString())
        .toList();
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || reference || ' ' || coalesce(code, '-') from audit_entry where tenant_id = $1"
            + " and actor_name = '%s' order by entry_id".formatted(owner.id()));
  }

  private void refused(
      String method, String route, Object body, String key, int status, String code) {
    owner
        .asks(method, route, body, key)
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code);
  }

  private static JsonNode body(ResponseSpec answer) {
    return AdminServer.json(answer.expectBody(String.class).returnResult().getResponseBody());
  }
}
