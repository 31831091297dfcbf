package io.recado.admin.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("server")
class LoginsTest {

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final UUID portal = errands.passwordSystem("Portal");
  private final UUID ana = errands.subscription("Ana").customer();
  private final UUID ben = errands.subscription("Ben").customer();

  @Test
  void whatACustomerSignsInWithStandsOnTheirCard() {
    var mail = errands.passwordSystem("Correo");
    added(ana, portal, " ana ");
    added(ana, mail, "ana@example.com");
    added(ben, portal, "Ana");

    assertThat(logins(ana)).containsExactly("Correo PORTAL ana@example.com", "Portal PORTAL ana");
    assertThat(
            owner
                .get("/api/v1/logins/systems")
                .valueStream()
                .map(one -> one.get("name").asString()))
        .containsExactly("Correo", "Portal");
    assertThat(audited()).containsOnly("login.added portal K-S-Ana", "login.added portal K-S-Ben");
  }

  @Test
  void aLoginLeadsToOneCustomerOfASystem() {
    var login = added(ana, portal, "ana");
    added(ben, portal, "ben");

    refused("POST", of(ben), wish(portal, "ana"), "k-1", 409, "name-taken");
    refused("PUT", one(login), Map.of("login", "ben"), "k-2", 409, "name-taken");
    refused("POST", of(ana), wish(Uuid7.next(), "ana"), "k-3", 422, "part-unknown");
    var again = owner.asks("POST", of(ana), wish(portal, "eva"), "k-4").expectStatus().isCreated();
    again.expectBody().jsonPath("$.login").isEqualTo("eva");
    owner.asks("POST", of(ana), wish(portal, "eva"), "k-4").expectStatus().isCreated();
    assertThat(logins(ana)).containsExactly("Portal PORTAL ana", "Portal PORTAL eva");
  }

  @Test
  void aLoginIsPutRightAndTakenAway() {
    var login = added(ana, portal, "anna");

    var changed = owner.does("PUT", one(login), Map.of("login", "ana"));
    owner.does("PUT", one(login), Map.of("login", "ana"));
    owner.asks("DELETE", one(login), "").expectStatus().isNoContent();

    assertThat(changed.get("login").asString()).isEqualTo("ana");
    assertThat(logins(ana)).isEmpty();
    refused("DELETE", one(login), "", "k", 404, "not-found");
    assertThat(audited())
        .containsExactly(
            "login.added portal K-S-Ana",
            "login.changed portal K-S-Ana",
            "login.removed portal K-S-Ana");
  }

  @Test
  void whatWasAskedForStaysToBeSeenWhenTheLoginIsGone() {
    var conversation = chat.says("eva", "olvidé mi contraseña");
    errands.newPassword(conversation, "eva", "asked");
    var asked = owner.get("/api/v1/password-requests").get("items").get(0);
    var login =
        owner.get("/api/v1/customers/" + asked.get("customer").asString()).get("logins").get(0);

    owner.asks("DELETE", one(login), "").expectStatus().isNoContent();

    var after = owner.get("/api/v1/password-requests").get("items").get(0);
    assertThat(after.get("login")).isEqualTo(asked.get("login"));
    assertThat(after.get("state").asString()).isEqualTo("REFUSED");
    assertThat(after.get("reason").asString()).isEqualTo("unknown_account");
    assertThat(
            server.texts(
                chat.tenant(), "select kept::text from password_reset where tenant_id = $1"))
        .containsExactly("false");
  }

  @Test
  void aCustomerHasAsManyAsTheBotCanOffer() {
    server.execute(
        chat.tenant(),
        """
        insert into access_account (tenant_id, account_id, customer_id, system_id, login)
        select $1, gen_random_uuid(), '%s', '%s', 'ana' || n from generate_series(1, 40) n
        """
            .formatted(ana, portal));

    refused("POST", of(ana), wish(portal, "ana"), "k", 409, "too-many");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u0000"})
  void whatIsNoLoginIsRefused(String login) {
    refused("POST", of(ana), wish(portal, login), "k", 400, "body-unreadable");
  }

  @Test
  void agentsSeeNoLogins() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent.asks("POST", of(ana), wish(portal, "ana")).expectStatus().isForbidden();
    agent.client().get().uri("/api/v1/logins/systems").exchange().expectStatus().isForbidden();
  }

  private JsonNode added(UUID customer, UUID system, String login) {
    var made = owner.asks("POST", of(customer), wish(system, login)).expectStatus().isCreated();
    return AdminServer.json(made.expectBody(String.class).returnResult().getResponseBody());
  }

  private List<String> logins(UUID customer) {
    return owner
        .get("/api/v1/customers/" + customer)
        .get("logins")
        .valueStream()
        .map(
            one ->
                "%s %s %s"
                    .formatted(
                        one.get("systemName").asString(),
                        one.get("systemKind").asString(),
                        one.get("login").asString()))
        .toList();
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || code || ' ' || reference from audit_entry where tenant_id = $1"
            + " and action like 'login.%' order by entry_id");
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

  private static Map<String, Object> wish(UUID system, String login) {
    return Map.of("system", system, "login", login);
  }

  private static String of(UUID customer) {
    return "/api/v1/customers/" + customer + "/logins";
  }

  private static String one(JsonNode login) {
    return "/api/v1/logins/" + login.get("id").asString();
  }
}
