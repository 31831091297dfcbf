package io.recado.admin.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.recado.admin.Providers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Providers;
import io.recado.admin.access.Role;
import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.Channels;
import io.recado.channel.IdentityKey;
import io.recado.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@Tag("server")
class ChannelsOfOwnersTest {

  private static final String CHANNELS = "/api/v1/channels";
  private static final AtomicLong NUMBERS = new AtomicLong(5_000_000);
  private static final String SECRET = "app-secret-0123456789";

  private final AdminServer server = AdminServer.running();
  private final Providers providers = server.providers();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final long number = NUMBERS.incrementAndGet();

  @Test
  void aBotIsLiveOnceItsTokenIsPasted() {
    var token = providers.bot(number, "red_andina_bot");

    var connected = owner.does("POST", CHANNELS + "/telegram", Map.of("token", token));

    var channel = connected.get("channel");
    assertThat(channel.get("state").asString()).isEqualTo("LIVE");
    assertThat(channel.get("name").asString()).isEqualTo("@red_andina_bot");
    assertThat(channel.get("address").asString()).isEqualTo(Long.toString(number));
    assertThat(channel.get("secrets").get(0).get("ends").asString())
        .isEqualTo(token.substring(token.length() - 4));
    assertThat(connected.toString()).doesNotContain(token);
    var kept = known(channel);
    assertThat(kept.secret("token")).contains(token);
    assertThat(kept.secret("secret").orElseThrow()).matches("[A-Za-z0-9_-]{32}");
    assertThat(audited()).containsExactly("channel.connected " + id(channel));
  }

  @Test
  void aTokenThatTelegramDoesNotKnowIsRefusedAndNothingIsKept() {
    refused(telegram(number + ":AAnobody-knows-it"), 422, "token-refused");
    refused(telegram("no token at all"), 422, "token-refused");
    refused(telegram(number + ":AA/../../evil?x=1"), 422, "token-refused");

    assertThat(names()).containsExactly("");
    assertThat(audited()).isEmpty();
  }

  static Stream<ResponseDefinitionBuilder> faults() {
    return Stream.of(
        json(500, "{\"ok\":false,\"error_code\":500,\"description\":\"Internal\"}"),
        json(429, "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":3}}"),
        json(502, "<html>bad gateway</html>"),
        json(401, "<html>a proxy's own page</html>"),
        json(200, "{\"ok\":true,\"result\":{}}"),
        json(200, "{\"id\":\"another\"}"),
        json(200, "{\"ok\":tr"),
        json(200, "{}").withFixedDelay(10_000),
        json(200, "{}").withFault(Fault.CONNECTION_RESET_BY_PEER));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aProviderThatDoesNotSayIsAwayAndNothingIsKept(ResponseDefinitionBuilder fault) {
    var token = number + ":AAtoken-of-nobody-yet";
    providers.bot(token, fault);
    providers.number(Long.toString(number), "EAAtoken-" + number, fault);

    refused(telegram(token), 424, "provider-away");
    refused(whatsApp("EAAtoken-" + number), 424, "provider-away");

    assertThat(names()).containsExactly("");
  }

  @Test
  void aBotThatAnotherTenantHasIsTaken() {
    var token = providers.bot(number, "theirs_bot");
    var stranger = server.person(new Chat().tenant(), Role.OWNER);
    stranger.does("POST", CHANNELS + "/telegram", Map.of("token", token));

    refused(telegram(token), 409, "channel-taken");

    assertThat(names()).containsExactly("");
  }

  @Test
  void aNumberIsConnectedByWhoHoldsATokenForIt() {
    providers.number(Long.toString(number), "EAAtoken-" + number, "Red Andina");

    var connected = owner.does("POST", CHANNELS + "/whatsapp", number("EAAtoken-" + number));

    assertThat(connected.get("verifyToken").isNull()).isTrue();
    var channel = connected.get("channel");
    assertThat(channel.get("name").asString()).isEqualTo("Red Andina");
    assertThat(channel.get("webhook").asString())
        .isEqualTo(AdminServer.PUBLIC_URL + "/webhooks/whatsapp");
    refused(whatsApp("EAAtoken-of-another"), 422, "token-refused");
  }

  @Test
  void aNumberOfAnAppOfTheOwnersOwnHasAWebhookOfItsOwn() {
    providers.number(Long.toString(number), "EAAtoken-" + number, "Red Andina");

    var connected = own();

    var channel = connected.get("channel");
    var verifyToken = connected.get("verifyToken").asString();
    assertThat(channel.get("webhook").asString())
        .isEqualTo(AdminServer.PUBLIC_URL + "/webhooks/whatsapp/" + id(channel));
    assertThat(known(channel).secret("app-secret")).contains(SECRET);
    assertThat(known(channel).secret("verify-token")).contains(verifyToken);
    assertThat(owner.get(CHANNELS + "/" + id(channel)).toString())
        .doesNotContain(verifyToken)
        .doesNotContain(SECRET);
  }

  @Test
  void aNumberThatMetaDoesNotKnowIsRefused() {
    providers.number(
        Long.toString(number),
        "EAAtoken-" + number,
        json(400, "{\"error\":{\"code\":100,\"error_subcode\":33}}"));

    whatsApp("EAAtoken-" + number)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.detail")
        .isEqualTo("The provider says: number-unknown.");
  }

  @Test
  void theSameRequestAgainMakesOneWidget() {
    var first = widget("key-1").get("channel");
    var again = widget("key-1").get("channel");
    var another = widget("key-2").get("channel");

    assertThat(id(again)).isEqualTo(id(first));
    assertThat(id(another)).isNotEqualTo(id(first));
    assertThat(first.get("state").asString()).isEqualTo("LIVE");
    assertThat(names()).containsExactly("", "Web", "Web");
  }

  @Test
  void aChannelIsRenamedPausedAndGoesOnAndTheGatewayFollowsWithinTwoSeconds() {
    var channel = bot("follow_bot");
    var gateway = server.bean(Channels.class);
    assertThat(Await.value(gateway.find(new ChannelId(id(channel)))).paused()).isFalse();

    var renamed = owner.does("PUT", route(channel, "name"), Map.of("name", "Ventas"));
    var paused = does(channel, "pause");

    assertThat(renamed.get("name").asString()).isEqualTo("Ventas");
    assertThat(paused.get("state").asString()).isEqualTo("PAUSED");
    follows(channel, Channel::paused);
    assertThat(does(channel, "resumption").get("state").asString()).isEqualTo("LIVE");
    follows(channel, found -> !found.paused());
    assertThat(audited())
        .containsExactly(
            "channel.connected " + id(channel),
            "channel.renamed " + id(channel),
            "channel.paused " + id(channel),
            "channel.resumed " + id(channel));
  }

  @Test
  void anotherTokenOfTheSameBotTakesThePlaceOfTheOld() {
    var channel = bot("rotated_bot");
    var rotated = number + ":AArotated-token-of-it";
    providers.bot(
        rotated,
        json(200, "{\"ok\":true,\"result\":{\"id\":%d,\"username\":\"x\"}}".formatted(number)));

    owner.does("PUT", route(channel, "secrets"), Map.of("token", rotated));

    follows(channel, found -> found.secret("token").filter(rotated::equals).isPresent());
    assertThat(known(channel).secret("secret")).as("of the webhook").isPresent();
    assertThat(audited()).endsWith("channel.secrets_replaced " + id(channel));
  }

  @Test
  void theTokenOfAnotherBotIsNotTheChannels() {
    var channel = bot("this_bot");
    var other = providers.bot(NUMBERS.incrementAndGet(), "other_bot");
    var before = known(channel).secret("token");

    refused(
        owner.asks("PUT", route(channel, "secrets"), Map.of("token", other)), 422, "token-refused");
    refused(
        owner.asks("PUT", route(channel, "secrets"), Map.of("appSecret", "x")),
        409,
        "not-possible");

    assertThat(known(channel).secret("token")).isEqualTo(before);
  }

  @Test
  void aTokenThatWasRevokedShowsWhenItIsChecked() {
    var channel = bot("revoked_bot");
    providers.bot(
        known(channel).secret("token").orElseThrow(),
        json(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}"));

    var checked = does(channel, "check");

    assertThat(checked.get("state").asString()).isEqualTo("REFUSED");
    assertThat(checked.get("code").asString()).isEqualTo("token-refused");
    providers.bot(number, "revoked_bot");
    assertThat(does(channel, "check").get("state").asString()).isEqualTo("LIVE");
  }

  @Test
  void aChannelThatTakesNothingSaysWhy() {
    var channel = bot("halted_bot");

    halt(channel, "190");
    var refused = owner.get(CHANNELS + "/" + id(channel));
    halt(channel, "131031");
    var halted = owner.get(CHANNELS + "/" + id(channel));

    assertThat(refused.get("state").asString()).isEqualTo("REFUSED");
    assertThat(halted.get("state").asString()).isEqualTo("HALTED");
    assertThat(halted.get("code").asString()).isEqualTo("131031");
    assertThat(overview().get("code").asString()).isEqualTo("secrets-unreadable");
  }

  @Test
  void whatCameAndWentLastIsShown() {
    assertThat(overview().get("state").asString()).isEqualTo("HALTED");
    chat.says("ana", "hola");

    assertThat(overview().get("lastIn").asString()).isNotBlank();
    assertThat(overview().get("lastOut").isNull()).isTrue();
  }

  @Test
  void aRemovedChannelIsGoneAndTelegramIsTold() {
    var channel = bot("removed_bot");
    var token = known(channel).secret("token").orElseThrow();

    owner.asks("DELETE", CHANNELS + "/" + id(channel), "{}").expectStatus().isNoContent();

    assertThat(names()).containsExactly("");
    assertThat(owner.get(CHANNELS)).hasSize(1);
    assertThat(Await.empty(server.bean(Channels.class).find(new ChannelId(id(channel))))).isTrue();
    providers.server().verify(getRequestedFor(urlPathEqualTo("/bot" + token + "/deleteWebhook")));
    refused(owner.asks("DELETE", CHANNELS + "/" + id(channel), "{}"), 404, "not-found");
    assertThat(bot("removed_bot").get("address").asString()).isEqualTo(Long.toString(number));
  }

  @Test
  void aWidgetIsDressedAndGivesItsSnippet() {
    var channel = widget("dressed").get("channel");
    var look =
        Map.of(
            "title",
            "Soporte",
            "colour",
            "#0f5f52",
            "left",
            true,
            "greetings",
            Map.of("es", "¡Buenas!"),
            "domains",
            List.of("https://www.example.com", "https://*.example.com"));

    var dressed = owner.sets(route(channel, "widget"), look);

    assertThat(dressed).isEqualTo(owner.get(route(channel, "widget")));
    assertThat(dressed.get("script").asString()).isEqualTo(AdminServer.PUBLIC_URL + "/widget.js");
    assertThat(dressed.get("siteToken").asString()).isEqualTo(channel.get("address").asString());
    assertThat(dressed.get("greetings").get("es").asString()).isEqualTo("¡Buenas!");
    assertThat(dressed.get("domains")).hasSize(2);
    assertThat(audited()).endsWith("channel.dressed " + id(channel));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"left\": false, \"colour\": \"red\"}",
        "{\"left\": false, \"colour\": \"#fff;}\"}",
        "{\"left\": false, \"domains\": [\"https://a.example; script-src *\"]}",
        "{\"left\": false, \"domains\": [\"*\"]}",
        "{\"left\": false, \"domains\": [null]}",
        "{\"left\": false, \"greetings\": {\"fr\": \"Bonjour\"}}",
        "{\"left\": false, \"greetings\": {\"es\": null}}",
        "{\"left\": false, \"title\": \"\"}",
        "{\"left\": false, \"css\": \"body{}\"}"
      })
  void aLookThatCouldBreakAPageIsRefused(String body) {
    var channel = widget("refused").get("channel");

    refused(owner.asks("PUT", route(channel, "widget"), body), 400, "body-unreadable");
  }

  @Test
  void howLongABurstMayBeIsSetForAChannelAndHoldsForTheNextMessage() {
    var channel = widget("quiet").get("channel");
    var route = route(channel, "quiet-period");
    assertThat(channel.get("quiet")).isEqualTo(AdminServer.json("{\"millis\":300,\"own\":false}"));

    var set = owner.sets(route, Map.of("millis", 1500));

    assertThat(set).isEqualTo(owner.get(route));
    assertThat(owner.get(CHANNELS + "/" + id(channel)).get("quiet"))
        .isEqualTo(AdminServer.json("{\"millis\":1500,\"own\":true}"));
    assertThat(quietPeriods(channel)).containsExactly("00:00:01.5");
    assertThat(owner.sets(route, "{}").get("millis").asLong()).isEqualTo(300);
    assertThat(quietPeriods(channel)).containsExactly("usual");
    assertThat(audited())
        .endsWith(
            "channel.quiet_period_set " + id(channel), "channel.quiet_period_set " + id(channel));
  }

  @Test
  void howLongABurstMayBeIsNoOtherBecauseTheChannelWasCheckedOrRenamed() {
    var channel = widget("checked").get("channel");
    var route = URI.create(route(channel, "quiet-period"));
    var seen = owner.get(route.toString()).get("version").asString();
    server.execute(
        chat.tenant(),
        "update channel set checked_at = now(), asked_at = now(), name = 'Another' where tenant_id = $1");

    owner.replaces(seen, route, Map.of("millis", 900)).expectStatus().isOk();
    refused(owner.replaces(seen, route, Map.of("millis", 700)), 412, "terms-changed");

    assertThat(quietPeriods(channel)).containsExactly("00:00:00.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"millis\": -1}", "{\"millis\": 10001}", "{\"millis\": \"1s\"}"})
  void aBurstThatNobodyWouldWaitForIsRefused(String body) {
    var route = route(widget("bounds").get("channel"), "quiet-period");
    var version = owner.get(route).get("version").asString();

    refused(owner.replaces(version, URI.create(route), body), 400, "body-unreadable");
    refused(owner.replaces("0", URI.create(route), Map.of("millis", 1)), 412, "terms-changed");
    refused(owner.asks("PUT", route, Map.of("millis", 1)), 428, "if-match-missing");
  }

  private List<String> quietPeriods(JsonNode channel) {
    return server.texts(
        chat.tenant(),
        "select coalesce(quiet_period::text, 'usual') from channel where tenant_id = $1 and channel_id = '%s'"
            .formatted(id(channel)));
  }

  @Test
  void onlyOwnersConnectAndAgentsSeeNamesOnly() {
    var agent = server.person(chat.tenant(), Role.AGENT);
    var token = providers.bot(number, "agents_bot");

    refused(agent.asks("POST", CHANNELS + "/telegram", Map.of("token", token)), 403, "not-allowed");
    agent.client().get().uri(CHANNELS + "/overview").exchange().expectStatus().isForbidden();
    assertThat(agent.get(CHANNELS).get(0).propertyNames())
        .containsExactly("id", "kind", "name", "address");
  }

  @Test
  void aKeyThatSignsVisitorsIsShownOnceAndASecondOneTakesOver() {
    var channel = widget("signed").get("channel");
    var identity = route(channel, "widget/identity");

    var made = Person.json(owner.asks("POST", identity + "/keys", "{}", "k1"), 200);
    var again = Person.json(owner.asks("POST", identity + "/keys", "{}", "k1"), 200);
    var next = owner.does("POST", identity + "/keys", "{}");

    assertThat(again.get("id")).isEqualTo(made.get("id"));
    assertThat(again.get("secret").isNull()).isTrue();
    refused(owner.asks("POST", identity + "/keys", "{}"), 409, "too-many");
    assertThat(owner.get(identity).get("keys").findValuesAsString("id"))
        .containsExactly(made.get("id").asString(), next.get("id").asString());
    var secret = made.get("secret").asString();
    assertThat(secret).matches("[A-Za-z0-9_-]{43}");
    follows(channel, found -> IdentityKey.of(found).size() == 2);
    assertThat(known(channel).secrets()).containsValue(secret);
    assertThat(owner.get(identity) + "" + owner.get(CHANNELS + "/overview")).doesNotContain(secret);
    assertThat(server.everyRow()).doesNotContain(secret);

    var revoked = identity + "/keys/" + made.get("id").asString();
    owner.asks("DELETE", revoked, "{}").expectStatus().isNoContent();
    refused(owner.asks("DELETE", revoked, "{}"), 404, "not-found");
    follows(channel, found -> IdentityKey.of(found).size() == 1);
    assertThat(audited())
        .containsExactly(
            "channel.connected " + id(channel),
            "channel.identity_key_added " + id(channel),
            "channel.identity_key_added " + id(channel),
            "channel.identity_key_revoked " + id(channel));
  }

  @Test
  void aWidgetIsForSignedVisitorsAloneOnceItHasAKey() {
    var channel = widget("closed").get("channel");
    var identity = route(channel, "widget/identity");
    refused(owner.asks("PUT", identity, Map.of("required", true)), 409, "not-possible");
    owner.does("POST", identity + "/keys", "{}");

    var closed = owner.does("PUT", identity, Map.of("required", true));

    assertThat(closed.get("required").asBoolean()).isTrue();
    follows(channel, Channel::signedOnly);
    owner.does("PUT", identity, Map.of("required", false));
    follows(channel, found -> !found.signedOnly());
    assertThat(audited())
        .endsWith(
            "channel.signature_required " + id(channel), "channel.signature_waived " + id(channel));
  }

  @Test
  void keysThatSignVisitorsAreTheOwnersAndOfWidgetsAlone() {
    var channel = widget("own").get("channel");
    var identity = route(channel, "widget/identity");
    var agent = server.person(chat.tenant(), Role.AGENT);
    agent.asks("POST", identity + "/keys", "{}").expectStatus().isForbidden();

    var other = bot("no_widget_bot");
    refused(owner.asks("POST", route(other, "widget/identity/keys"), "{}"), 404, "not-found");
    var read = owner.client().get().uri(route(other, "widget/identity")).exchange();
    refused(read, 404, "not-found");
  }

  @Test
  void secretsAreNeitherReadableInTheDatabaseNorInAnyAnswer() {
    providers.number(Long.toString(number), "EAAcanary-" + number, "Canary");
    var answer =
        owner.does(
            "POST",
            CHANNELS + "/whatsapp",
            Map.of(
                "phoneNumberId",
                Long.toString(number),
                "token",
                "EAAcanary-" + number,
                "appSecret",
                "canary-app-secret"));

    assertThat(answer.toString() + owner.get(CHANNELS + "/overview"))
        .doesNotContain("EAAcanary")
        .doesNotContain("canary-app");
    assertThat(server.everyRow()).doesNotContain("EAAcanary").doesNotContain("canary-app");
  }

  private JsonNode bot(String username) {
    var token = providers.bot(number, username);
    return owner.does("POST", CHANNELS + "/telegram", Map.of("token", token)).get("channel");
  }

  private JsonNode own() {
    return owner.does(
        "POST",
        CHANNELS + "/whatsapp",
        Map.of(
            "phoneNumberId",
            Long.toString(number),
            "token",
            "EAAtoken-" + number,
            "appSecret",
            SECRET));
  }

  private JsonNode widget(String key) {
    var answer = owner.asks("POST", CHANNELS + "/widgets", Map.of("name", "Web"), key);
    var body = answer.expectStatus().isOk().expectBody(String.class).returnResult();
    return AdminServer.json(body.getResponseBody());
  }

  private ResponseSpec telegram(String token) {
    return owner.asks("POST", CHANNELS + "/telegram", Map.of("token", token));
  }

  private ResponseSpec whatsApp(String token) {
    return owner.asks("POST", CHANNELS + "/whatsapp", number(token));
  }

  private Map<String, String> number(String token) {
    return Map.of("phoneNumberId", Long.toString(number), "token", token);
  }

  private JsonNode does(JsonNode channel, String what) {
    return owner.does("POST", route(channel, what), "{}");
  }

  private void halt(JsonNode channel, String code) {
    server.execute(
        chat.tenant(),
        """
        insert into channel_halt (tenant_id, channel_id, until, down_since, code, reason)
        values ($1, '%s', now(), now(), '%s', 'x')
        on conflict (tenant_id, channel_id) do update set code = excluded.code
        """
            .formatted(id(channel), code));
  }

  /** The channel that every tenant of these tests has: of a provider, and never opened. */
  private JsonNode overview() {
    return owner.get(CHANNELS + "/overview").get(0);
  }

  private List<String> names() {
    return owner
        .get(CHANNELS + "/overview")
        .valueStream()
        .map(channel -> channel.get("name").asString())
        .toList();
  }

  private void follows(JsonNode channel, Predicate<Channel> change) {
    Await.done(
        Mono.defer(() -> server.bean(Channels.class).find(new ChannelId(id(channel))))
            .filter(change)
            .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(20))));
  }

  private Channel known(JsonNode channel) {
    return Await.value(server.bean(PostgresChannelBoard.class).channel(chat.tenant(), id(channel)));
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || reference from audit_entry where tenant_id = $1 and actor_name = '%s' order by entry_id"
            .formatted(owner.id()));
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private static UUID id(JsonNode channel) {
    return UUID.fromString(channel.get("id").asString());
  }

  private static String route(JsonNode channel, String what) {
    return CHANNELS + "/" + id(channel) + "/" + what;
  }
}
