package io.recado.admin;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.IsolationTest.Furnished;
import io.recado.admin.limit.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What changes something needs a header against doing it blindly or twice, or says here why not;
 * and answers bear the headers that their description names.
 */
@Tag("server")
class HeadersTest {

  private static final String ONE_VALUE = "one value, and the last word on it is right";
  private static final String OWN = "the caller's own";
  private static final String STATE = "a step of what it is about, refused where that is elsewhere";
  private static final String SEALED =
      "with secrets that nobody is shown, so all of it is given anew";

  /** Routes that replace something, and take no {@code If-Match}. */
  private static final Map<String, String> BLIND =
      Map.ofEntries(
          entry("/account/language", OWN),
          entry("/account/name", OWN),
          entry("/account/password", OWN),
          entry("/desk/availability", OWN),
          entry("/conversations/{conversation}/read", OWN),
          entry("/appointments/{appointment}/state", STATE),
          entry("/conversations/{conversation}/assignee", STATE),
          entry("/conversations/{conversation}/snooze", STATE),
          entry("/contacts/{contact}/block", STATE),
          entry("/tenants/{tenant}/suspension", STATE),
          entry("/channels/{channel}/name", ONE_VALUE),
          entry("/channels/{channel}/widget/identity", ONE_VALUE),
          entry("/logins/{login}", ONE_VALUE),
          entry("/people/{person}/role", ONE_VALUE),
          entry("/sentences/{sentence}/label", ONE_VALUE),
          entry("/services/order", "names all there are, and is refused where those are others"),
          entry("/tickets/{ticket}/priority", ONE_VALUE),
          entry("/invoice-series", ONE_VALUE),
          entry("/channels/{channel}/secrets", SEALED),
          entry("/connections/{connection}", SEALED),
          entry("/network/nodes/{node}/switch", "a place that a check of it then tells of"),
          entry("/network/nodes/{node}", "a name, which is no other's, and a place in the tree"),
          entry("/conversations/{conversation}/labels", "agents add to it from many screens"),
          entry("/language-model", SEALED));

  private static final String LED = "by a token or a code that works once";
  private static final String STEP = "the same step again finds it done";
  private static final String THE_SAME = "the same again is what is there, or all of it anew";
  private static final String SIGN_IN = "each is a session of its own, and is listed";
  private static final String ASKS = "changes nothing";
  private static final String UNIQUE = "the same again is refused, as its name is no other's";

  /** Routes that are posted to, and take neither a key nor a version. */
  private static final Map<String, String> KEYLESS =
      Map.ofEntries(
          entry("/absences", THE_SAME),
          entry("/planned-works", THE_SAME),
          entry("/incidents", THE_SAME),
          entry("/channels/telegram", THE_SAME),
          entry("/channels/whatsapp", THE_SAME),
          entry("/customers/import", THE_SAME),
          entry("/network/imports", THE_SAME),
          entry("/invitations", THE_SAME),
          entry("/monitored-objects", THE_SAME),
          entry("/knowledge/{source}/fetching", THE_SAME),
          entry("/calendars", UNIQUE),
          entry("/labels", UNIQUE),
          entry("/saved-replies", UNIQUE),
          entry("/network/nodes", UNIQUE),
          entry("/account/second-factor", "nothing holds before its confirmation"),
          entry("/account/second-factor/confirmation", LED),
          entry("/account/second-factor/removal", LED),
          entry("/account/tenants/{tenant}/session", SIGN_IN),
          entry("/sessions", SIGN_IN),
          entry("/sessions/refresh", LED),
          entry("/sessions/second-factor", LED),
          entry("/invitations/acceptance", LED),
          entry("/sign-ups/confirmation", LED),
          entry("/password-resets/confirmation", LED),
          entry("/sign-ups", "a later mail replaces the one before"),
          entry("/password-resets", "a later mail replaces the one before"),
          entry("/bot/draft/preview", ASKS),
          entry("/bot/draft/understanding", ASKS),
          entry("/bot/draft/validation", ASKS),
          entry("/knowledge/answer", ASKS),
          entry("/links", ASKS),
          entry("/hours/holidays", ASKS),
          entry("/channels/{channel}/check", ASKS),
          entry("/bot/publications/{publication}/restoration", STEP),
          entry("/channels/{channel}/pause", STEP),
          entry("/channels/{channel}/resumption", STEP),
          entry("/connections/{connection}/pause", STEP),
          entry("/connections/{connection}/resumption", STEP),
          entry("/contacts/{contact}/merger", STEP),
          entry("/conversations/{conversation}/handback", STEP),
          entry("/conversations/{conversation}/resolution", STEP),
          entry("/conversations/{conversation}/takeover", STEP),
          entry("/dead-events/{subscription}/replay", STEP),
          entry("/dead-events/{subscription}/{event}/replay", STEP),
          entry("/dead-letters/drop", STEP),
          entry("/dead-letters/replay", STEP),
          entry("/dead-letters/{letter}/replay", STEP),
          entry("/queued-actions/retry", STEP),
          entry("/queued-actions/{action}/retry", STEP),
          entry("/set-aside-conversations/{conversation}/resumption", STEP),
          entry("/master-keys/resealing", STEP),
          entry("/incidents/{incident}/confirmation", STEP),
          entry("/incidents/{incident}/dismissal", STEP),
          entry("/incidents/{incident}/resolution", STEP),
          entry(
              "/incidents/{incident}/updates",
              "the words stand in place of those before, for whoever asks"),
          entry("/transfers/{claim}/confirmation", STEP),
          entry("/transfers/{claim}/rejection", STEP));

  @Test
  void whatReplacesSaysWhatItReplacesOrWhyNot() {
    var blind = new ArrayList<String>();
    each(
        List.of("put", "patch"),
        (path, operation) -> {
          if (!takes(operation, "If-Match")) {
            blind.add(path);
          }
        });

    assertThat(blind).containsExactlyInAnyOrderElementsOf(BLIND.keySet());
  }

  @Test
  void whatIsPostedHasAKeyOrDoesNoHarmTwice() {
    var keyless = new ArrayList<String>();
    each(
        List.of("post"),
        (path, operation) -> {
          if (!takes(operation, "Idempotency-Key") && !takes(operation, "If-Match")) {
            keyless.add(path);
          }
        });

    assertThat(keyless).containsExactlyInAnyOrderElementsOf(KEYLESS.keySet());
  }

  @Test
  void whatReplacesAVersionAnswersWithTheNext() {
    each(
        List.of("put", "patch"),
        (path, operation) -> {
          if (takes(operation, "If-Match")) {
            assertThat(answer(operation).at("/headers").propertyNames())
                .as(path)
                .contains(HttpHeaders.ETAG);
          }
        });
  }

  /** Of everything that one can look at, with something of each kind there. */
  @Test
  void theHeadersThatTheDescriptionNamesAreSent() {
    var furnished = IsolationTest.furnished();
    var sent = new TreeSet<String>();
    each(
        List.of("get"),
        (path, operation) -> {
          var answer = path.equals("/live") ? null : looked(furnished, path);
          if (answer != null && answer.getStatus().is2xxSuccessful()) {
            var named = answer(operation).path("headers").propertyNames();
            assertThat(answer.getResponseHeaders().headerNames()).as(path).containsAll(named);
            sent.addAll(named);
          }
        });

    assertThat(sent)
        .containsExactlyInAnyOrder(
            HttpHeaders.ETAG,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.ACCEPT_RANGES,
            Standing.HEADER,
            Standing.POLICY_HEADER);
  }

  @Test
  void aRefusalTellsWhatItsDescriptionNames() {
    var refused = AdminServer.running().client().get().uri("/api/v1/people").exchange();

    var headers = refused.expectStatus().isUnauthorized().returnResult(Void.class);
    assertThat(headers.getResponseHeaders().headerNames()).contains(HttpHeaders.WWW_AUTHENTICATE);
    assertThat(description().at("/components/responses/Problem/headers").propertyNames())
        .containsExactlyInAnyOrder(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER);
  }

  private static EntityExchangeResult<byte[]> looked(Furnished furnished, String path) {
    var filled = IsolationTest.filled("/api/v1" + path, furnished.ids());
    return furnished.owner().client().get().uri(filled).exchange().expectBody().returnResult();
  }

  /** That of an operation that did what it was asked. */
  private static JsonNode answer(JsonNode operation) {
    return operation
        .get("responses")
        .propertyStream()
        .filter(one -> one.getKey().startsWith("2"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private interface Told {
    void of(String path, JsonNode operation);
  }

  private static void each(List<String> methods, Told told) {
    for (var path : description().get("paths").properties()) {
      for (var method : methods) {
        if (path.getValue().has(method)) {
          told.of(path.getKey().replace("/api/v1", ""), path.getValue().get(method));
        }
      }
    }
  }

  private static JsonNode description() {
    return JsonMapper.shared().readTree(OpenApi.text());
  }

  private static boolean takes(JsonNode operation, String header) {
    return operation
        .path("parameters")
        .valueStream()
        .anyMatch(parameter -> parameter.get("name").asString().equals(header));
  }
}
