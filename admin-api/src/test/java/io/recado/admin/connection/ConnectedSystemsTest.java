package io.recado.admin.connection;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.recado.admin.Providers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.recado.actions.payment.AccountId;
import io.recado.actions.payment.PaymentAccounts;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import io.recado.testing.Await;
import io.recado.testing.FreePort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What customers pay by, sign in to and have their service switched by; calendars on servers. */
@Tag("server")
class ConnectedSystemsTest {

  private static final String CONNECTIONS = "/api/v1/connections";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final String place = "/" + Uuid7.next();
  private final String outside = server.providers().server().baseUrl() + place;
  private final String key = "rk_test_" + Uuid7.next();

  @Test
  void aStripeKeyIsTriedBeforeItIsKeptAndNeverShown() {
    refused(asks(stripe(key)), 422, "token-refused");
    assertThat(owner.get(CONNECTIONS)).isEmpty();

    var account = connectedStripe();

    assertThat(account.get("live").asBoolean()).isFalse();
    assertThat(account.get("webhook").asString())
        .isEqualTo(AdminServer.PUBLIC_URL + "/webhooks/stripe/" + id(account));
    assertThat(audited()).containsExactly("connection.connected stripe " + id(account));
    assertThat(owner.get(CONNECTIONS).toString()).doesNotContain(key);
    assertThat(server.everyRow()).doesNotContain(key);
  }

  @Test
  void theSigningSecretComesAfterTheAddressAndTheKeyStays() {
    var account = connectedStripe();
    assertThat(account.get("code").asString()).isEqualTo("signing_secret_missing");

    var changed = change(account, Map.of("kind", "STRIPE", "signingSecret", "whsec_canary-12"));

    assertThat(changed.get("state").asString()).isEqualTo("WELL");
    var kept = Await.value(server.bean(PaymentAccounts.class).find(new AccountId(id(account))));
    assertThat(kept.secrets())
        .containsOnly(Map.entry("key", key), Map.entry("signing-secret", "whsec_canary-12"));
    assertThat(audited()).endsWith("connection.secrets_replaced stripe " + id(account));
    assertThat(server.everyRow()).doesNotContain("whsec_canary-12");
  }

  @Test
  void whetherAnythingCameInIsShown() {
    var account = connectedStripe();
    assertThat(account.get("usedAt").isNull()).isTrue();

    var accounts = server.bean(PaymentAccounts.class);
    Await.done(accounts.find(new AccountId(id(account))).flatMap(accounts::heard));

    assertThat(found(account).get("usedAt").isNull()).isFalse();
  }

  @Test
  void newPaymentsGoByTheAccountThatWentOnLast() {
    var stripe = connectedStripe();
    var token = "APP_USR-" + Uuid7.next();
    server.providers().mercadoPago(token);

    var other = connect(Map.of("kind", "MERCADO_PAGO", "key", token));
    assertThat(other.get("live").asBoolean()).isTrue();
    assertThat(found(stripe).get("state").asString()).isEqualTo("PAUSED");
    does(stripe, "resumption");

    var preferred = Await.value(server.bean(PaymentAccounts.class).preferred(chat.tenant()));
    assertThat(preferred.id().value()).isEqualTo(id(stripe));
    assertThat(found(other).get("code").asString()).isEqualTo("owner");
    assertThat(audited())
        .endsWith(
            "connection.paused mercado_pago " + id(other),
            "connection.resumed stripe " + id(stripe));
  }

  @Test
  void aKeyForRealMoneyIsAnotherAccount() {
    var account = connectedStripe();
    server.providers().stripe("sk_live_1", json(200, "{}"));

    refused(asksToChange(account, stripe("sk_live_1")), 409, "not-possible");
    assertThat(connect(stripe(" sk_live_1\n")).get("live").asBoolean()).isTrue();
  }

  @Test
  void anAccountThatPaymentsWentByStays() {
    var account = connectedStripe();
    server.execute(
        chat.tenant(),
        "insert into payment_look (tenant_id, account_id, payment) values ($1, '%s', 'pi_1')"
            .formatted(id(account)));

    refused(asksToRemove(account), 409, "not-possible");
    server.execute(chat.tenant(), "update payment_look set due_at = null where tenant_id = $1");
    assertThat(does(account, "pause").get("state").asString()).isEqualTo("PAUSED");
  }

  @Test
  void anAccountThatNothingWentByIsGone() {
    var account = connectedStripe();

    asksToRemove(account).expectStatus().isNoContent();

    assertThat(owner.get(CONNECTIONS)).isEmpty();
    assertThat(audited()).endsWith("connection.disconnected stripe " + id(account));
  }

  @Test
  void aProviderThatIsAwayIsToldFromOneThatRefuses() {
    server.providers().stripe(key, json(503, "{}"));
    refused(asks(stripe(key)), 424, "provider-away");
    server.providers().stripe(key, json(403, "{}"));
    refused(asks(stripe(key)), 422, "token-refused");
    refused(asks(stripe("no\u0007header")), 422, "token-refused");
    refused(asks(Map.of("kind", "STRIPE", "signingSecret", "whsec_1")), 400, "body-unreadable");
  }

  @Test
  void aSystemThatHoldsPasswordsIsTriedBeforeItIsKept() {
    refused(asks(jellyfin("wrong")), 422, "token-refused");
    knows(get(urlPathEqualTo(place + "/Users")), "MediaBrowser Token=\"right\"", 200, "[]");

    var system = connect(jellyfin("right"));

    assertThat(system.get("name").asString()).isEqualTo("Cine");
    assertThat(system.get("state").asString()).isEqualTo("WELL");
    assertThat(system.get("showsInChat").asBoolean()).isFalse();
    var shown = new HashMap<String, Object>(jellyfin("right"));
    shown.put("showInChat", true);
    assertThat(change(system, shown).get("showsInChat").asBoolean()).isTrue();
    asksToRemove(system).expectStatus().isNoContent();
    assertThat(audited())
        .containsExactly(
            "connection.connected jellyfin_passwords " + id(system),
            "connection.secrets_replaced jellyfin_passwords " + id(system),
            "connection.disconnected jellyfin_passwords " + id(system));
  }

  @ParameterizedTest
  @CsvSource({
    "ROUTEROS_PASSWORDS, /rest/ppp/secret, []",
    "JFA_GO_PASSWORDS, /token/login, {\"token\": \"abc\"}",
    "MIKROTIK, /rest/system/identity, {}"
  })
  void whatIsSpokenToByUserAndPasswordIsTried(String kind, String path, String answer) {
    var wish =
        Map.of("kind", kind, "name", "Torre", "address", outside, "user", "u", "password", "p");
    refused(asks(wish), 422, "token-refused");
    knows(get(urlPathEqualTo(place + path)), "Basic dTpw", 200, answer);

    var connection = connect(wish);

    assertThat(connection.get("kind").asString()).isEqualTo(kind);
    assertThat(connection.get("address").asString())
        .isEqualTo(server.providers().server().baseUrl());
    assertThat(change(connection, wish).get("id").asString())
        .isEqualTo(connection.get("id").asString());
    asksToRemove(connection).expectStatus().isNoContent();
  }

  @Test
  void whatADatabaseOfRadiusUsersLacksIsSaid() {
    var ours = server.database().url().replace("postgres@localhost", "127.0.0.1");
    var none = ours.replaceFirst("/[^/]*$", "/none");
    var nowhere = "mariadb://127.0.0.1:" + FreePort.any() + "/radius";

    refused(asks(radius(ours, "postgres")), 422, "table-unknown");
    refused(asks(radius(none, "postgres")), 422, "database-unknown");
    refused(asks(radius(ours, "radius_nobody")), 422, "token-refused");
    refused(asks(radius(nowhere, "recado")), 424, "provider-away");

    assertThat(owner.get(CONNECTIONS)).isEmpty();
  }

  @Test
  void twoRoutersOfOneNameCannotBeTold() {
    knows(get(urlPathEqualTo(place + "/rest/system/identity")), "Basic dTpw", 200, "{}");
    var wish =
        Map.of(
            "kind", "MIKROTIK", "name", "Torre", "address", outside, "user", "u", "password", "p");
    connect(wish);

    refused(asks(wish), 409, "name-taken");
  }

  @Test
  void passwordsKeptHereNeedNothing() {
    var portal = connect(Map.of("kind", "PORTAL_PASSWORDS", "name", "Portal"));

    assertThat(portal.get("state").asString()).isEqualTo("WELL");
    assertThat(portal.get("address").isNull()).isTrue();
  }

  @Test
  void aSystemThatDoesNotAnswerARequestIsInTroubleAndStaysWhileAccountsAreInIt() {
    new Errands(chat).newPassword(chat.waits("ana", "hola"), "ana", "asked");
    assertThat(owner.get(CONNECTIONS).get(0).get("state").asString()).isEqualTo("WELL");

    server.execute(
        chat.tenant(),
        "update password_reset set asked_at = now() - interval '2 minutes' where tenant_id = $1");

    var system = owner.get(CONNECTIONS).get(0);
    assertThat(system.get("code").asString()).isEqualTo("no_answer");
    assertThat(system.get("since").isNull()).isFalse();
    refused(asksToRemove(system), 409, "not-possible");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JELLYFIN_PASSWORDS http://169.254.169.254/latest",
        "LDAP_PASSWORDS ldaps://10.0.0.1",
        "LDAP_PASSWORDS https://ldap.example.com",
        "RADIUS_PASSWORDS postgresql://10.0.0.1/radius",
        "RADIUS_PASSWORDS postgresql://10.0.0.1",
        "RADIUS_PASSWORDS mariadb://10.0.0.1/radius",
        "RADIUS_PASSWORDS mysql://169.254.169.254/radius",
        "RADIUS_PASSWORDS jdbc:mariadb://radius.example.com/radius",
        "MIKROTIK http://[fd00::1]/",
        "MIKROTIK ssh://router.example.com",
        "CALDAV http://10.0.0.1/dav/"
      })
  void whatOnlyWeCanReachIsNotAsked(String kindAndAddress) {
    var said = kindAndAddress.split(" ", 2);

    refused(asks(every(said[0], said[1])), 422, "address-refused");

    assertThat(owner.get(CONNECTIONS)).isEmpty();
  }

  @Test
  void aCalendarStandsOnAServerOnceThatLetsUsRead() {
    var calendar = calendar(chat, "Técnica");
    var wish = every("CALDAV", outside);
    wish.put("calendar", calendar);
    refused(asks(wish), 422, "token-refused");
    knows(
        request("REPORT", urlPathEqualTo(place + "/")),
        "Basic dTpw",
        207,
        "<d:multistatus xmlns:d=\"DAV:\"/>");

    var connection = connect(wish);

    assertThat(id(connection)).isEqualTo(calendar);
    assertThat(connection.get("name").asString()).isEqualTo("Técnica");
    assertThat(audited()).containsExactly("connection.connected caldav " + calendar);
    wish.remove("calendar");
    assertThat(id(change(connection, wish))).isEqualTo(calendar);
    asksToRemove(connection).expectStatus().isNoContent();
    assertThat(owner.get(CONNECTIONS)).isEmpty();
  }

  @Test
  void aCalendarOfOthersOrOneTakenAwayIsNoneOfOurs() {
    knows(
        request("REPORT", urlPathEqualTo(place + "/")),
        "Basic dTpw",
        207,
        "<d:multistatus xmlns:d=\"DAV:\"/>");
    var wish = every("CALDAV", outside);

    refused(asks(wish), 422, "calendar-unknown");
    wish.put("calendar", calendar(new Chat(), "Suya"));
    refused(asks(wish), 422, "calendar-unknown");
    var gone = calendar(chat, "Técnica");
    owner.asks("DELETE", "/api/v1/calendars/" + gone, Map.of()).expectStatus().isNoContent();
    wish.put("calendar", gone);
    refused(asks(wish), 422, "calendar-unknown");
  }

  @Test
  void aTenantHasSoManySystems() {
    server.execute(
        chat.tenant(),
        "insert into password_system (tenant_id, system_id, kind, name)"
            + " select $1, gen_random_uuid(), 'portal', 'One' from generate_series(1, 50)");

    refused(asks(Map.of("kind", "PORTAL_PASSWORDS", "name", "Portal")), 409, "too-many");
  }

  private JsonNode connectedStripe() {
    server.providers().stripe(key, json(200, "{\"data\":[]}"));
    return connect(stripe(key));
  }

  private static Map<String, Object> stripe(String key) {
    return Map.of("kind", "STRIPE", "key", key);
  }

  private Map<String, Object> jellyfin(String key) {
    return Map.of("kind", "JELLYFIN_PASSWORDS", "name", "Cine", "address", outside, "key", key);
  }

  private static Map<String, Object> radius(String address, String user) {
    var wish = new HashMap<>(every("RADIUS_PASSWORDS", address));
    wish.put("user", user);
    wish.put("tls", false);
    return wish;
  }

  /** All that a kind takes, by these names or fewer. */
  private static Map<String, Object> every(String kind, String address) {
    var wish = new HashMap<String, Object>();
    wish.put("kind", kind);
    wish.put("address", address);
    if (!kind.equals("CALDAV")) {
      wish.put("name", "Torre");
    }
    switch (kind) {
      case "JELLYFIN_PASSWORDS" -> wish.put("key", "k");
      case "LDAP_PASSWORDS" ->
          wish.putAll(Map.of("bindDn", "cn=recado", "password", "p", "baseDn", "dc=example"));
      default -> wish.putAll(Map.of("user", "u", "password", "p"));
    }
    return wish;
  }

  private UUID calendar(Chat whose, String name) {
    var id = Uuid7.next();
    server.execute(
        whose.tenant(),
        "insert into calendar (tenant_id, calendar_id, name) values ($1, '%s', '%s')"
            .formatted(id, name));
    return id;
  }

  private void knows(MappingBuilder asked, String authorization, int status, String body) {
    server
        .providers()
        .server()
        .stubFor(
            asked
                .withHeader("Authorization", equalTo(authorization))
                .willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private JsonNode connect(Object wish) {
    return owner.does("POST", CONNECTIONS, wish).get("connection");
  }

  private ResponseSpec asks(Object wish) {
    return owner.asks("POST", CONNECTIONS, wish);
  }

  private JsonNode change(JsonNode connection, Object wish) {
    return owner.does("PUT", CONNECTIONS + "/" + id(connection), wish).get("connection");
  }

  private ResponseSpec asksToChange(JsonNode connection, Object wish) {
    return owner.asks("PUT", CONNECTIONS + "/" + id(connection), wish);
  }

  private ResponseSpec asksToRemove(JsonNode connection) {
    return owner.asks("DELETE", CONNECTIONS + "/" + id(connection), "{}");
  }

  private JsonNode does(JsonNode connection, String what) {
    return owner.does("POST", CONNECTIONS + "/" + id(connection) + "/" + what, "{}");
  }

  private JsonNode found(JsonNode connection) {
    return owner.get(CONNECTIONS + "/" + id(connection));
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || code || ' ' || reference from audit_entry"
            + " where tenant_id = $1 and actor_name = '%s' order by entry_id"
                .formatted(owner.id()));
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private static UUID id(JsonNode connection) {
    return UUID.fromString(connection.get("id").asString());
  }
}
