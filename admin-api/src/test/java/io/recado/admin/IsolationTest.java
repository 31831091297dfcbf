package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA;

import io.recado.actions.attachment.AttachmentKey;
import io.recado.actions.attachment.Attachments;
import io.recado.actions.attachment.FileType;
import io.recado.actions.sentfile.SentFile;
import io.recado.actions.sentfile.SentFiles;
import io.recado.actions.ticket.TicketNumber;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.OpenApi.Operation;
import io.recado.admin.access.Role;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Uuid7;
import io.recado.testing.Await;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.util.MultiValueMap;

@Tag("server")
class IsolationTest {

  private static final Pattern WORDY =
      Pattern.compile("/(messages|notes|closing|reopening|confirmation|updates)$");
  private static final Pattern OPEN =
      Pattern.compile("^/api/v1/(sessions|sign-ups|password-resets|links|invitations/acceptance)");
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  /**
   * What operators have is hidden from tenants' own people; this node has no switch, this
   * conversation was never set aside; and the one event that is dead has just been replayed, or
   * dropped, by itself.
   */
  private static final List<String> NOT_THEIRS =
      List.of(
          "PUT /api/v1/tenants/{tenant}/suspension",
          "DELETE /api/v1/tenants/{tenant}/suspension",
          "DELETE /api/v1/network/nodes/{node}/switch",
          "POST /api/v1/set-aside-conversations/{conversation}/resumption",
          "POST /api/v1/dead-events/{subscription}/replay",
          "DELETE /api/v1/dead-events/{subscription}");

  private final AdminServer server = AdminServer.running();
  private final Chat ours = new Chat();
  private final Chat theirs = new Chat();
  private final Person owner = server.person(ours.tenant(), Role.OWNER);
  private final Person stranger = server.person(theirs.tenant(), Role.OWNER);

  @Test
  void cases12And13EveryRouteAndVerbAnswersForAForeignIdAsForNone() {
    var conversation = theirs.waits("ana", "their secret");
    var foreign = foreign(conversation);
    var missing =
        foreign.keySet().stream().collect(Collectors.toMap(name -> name, IsolationTest::missing));
    // Of a tenant that has nothing: tickets and appointments are counted in each alike.
    var named = new HashMap<>(foreign);
    named.put("person", owner.id().toString());
    var others = new Furnished(owner, named);

    assertThat(withIds()).hasSizeGreaterThan(120);
    for (var operation : withIds()) {
      var answer = call(others, operation, foreign);
      assertThat(answer).as(operation.toString()).startsWith("404").contains("not-found");
      assertThat(answer).as(operation.toString()).isEqualTo(call(others, operation, missing));
    }
    var untouched = body(stranger, "/api/v1/conversations/" + conversation);
    assertThat(untouched).contains("\"WAITING\"").contains("\"unread\":1");
  }

  /** Without it the sweep would say nothing of a route whose ids are nobody's. */
  @Test
  void cases12And13WhatIsForeignToOthersIsThereForItsOwnTenant() {
    var changed = furnished();
    var removed = furnished();

    var notThere =
        withIds().stream()
            // What is deeper goes before what it is of, and a customer takes all along.
            .sorted(
                Comparator.comparing((Operation one) -> one.path().contains("/contacts/"))
                    .thenComparingLong(one -> -one.path().chars().filter(c -> c == '/').count()))
            .filter(
                one -> {
                  var tenant = one.method().equals("DELETE") ? removed : changed;
                  return call(tenant, one, tenant.ids()).startsWith("404");
                })
            .map(Operation::toString);

    assertThat(notThere).containsExactlyInAnyOrderElementsOf(NOT_THEIRS);
  }

  private static List<Operation> withIds() {
    return OpenApi.operations().stream()
        .filter(one -> PARAMETER.matcher(one.path()).find())
        .toList();
  }

  @Test
  void case15NothingOfAnotherTenantIsInAnyList() {
    theirs.says("ana", "marker-7421", "answer marker-7421");
    ours.says("ana", "hola");

    for (var operation : OpenApi.operations()) {
      if (operation.method().equals("GET")
          && !operation.path().contains("{")
          && !operation.path().endsWith("/live")) {
        assertThat(body(owner, operation.path()))
            .as(operation.path())
            .doesNotContain("marker-7421")
            .doesNotContain(theirs.tenant().toString())
            .doesNotContain(stranger.id().toString())
            .doesNotContain(theirs.channel().toString());
      }
    }
  }

  @Test
  void case14EveryTableIsIsolatedAndShowsNothingWithoutATenant() {
    ours.says("ana", "hola", "¡Hola!");
    var tables =
        Await.all(
            server
                .database()
                .client()
                .sql(
                    """
                    select c.relname || case when c.relrowsecurity and c.relforcerowsecurity then '' else ' is open' end
                    from pg_class c
                    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                      and c.relname not like 'flyway_%'
                    """)
                .mapValue(String.class)
                .all());

    assertThat(tables).hasSizeGreaterThan(40).noneMatch(table -> table.endsWith(" is open"));
    for (var table : new String[] {"membership", "person_session", "inbox_change", "message"}) {
      var rows = server.database().client().sql("select * from " + table).fetch().all();
      assertThat(Await.all(rows)).as(table).isEmpty();
    }
  }

  @Test
  void everyRouteNeedsSomebodySignedIn() {
    for (var operation : OpenApi.operations()) {
      if (!OPEN.matcher(operation.path()).find() && operation.path().startsWith("/api")) {
        server
            .client()
            .method(HttpMethod.valueOf(operation.method()))
            .uri(PARAMETER.matcher(operation.path()).replaceAll(Uuid7.next().toString()))
            .contentType(takesFile(operation) ? MULTIPART_FORM_DATA : APPLICATION_JSON)
            .exchange()
            .expectStatus()
            .isUnauthorized();
      }
    }
  }

  /**
   * A tenant that has one of everything, for other sweeps of the routes.
   *
   * @param ids by the names of the paths' parameters, and of what else bodies name
   */
  record Furnished(Person owner, Map<String, String> ids) {}

  static Furnished furnished() {
    var one = new IsolationTest();
    var conversation = one.theirs.waits("ana", "hola");
    var ids = new HashMap<>(one.foreign(conversation));
    ids.put("monitor", new Errands(one.theirs).monitor().toString());
    return new Furnished(one.stranger, ids);
  }

  /** What a path may name, of theirs, and a body with it. */
  private Map<String, String> foreign(UUID conversation) {
    var errands = new Errands(theirs);
    var puzzled = theirs.puzzles("ben", "their riddle");
    var widget = widget();
    var node = errands.network("Their hill").getFirst();
    var event = errands.deadEvent("ticket.opened");
    var dead = theirs.says("cid", "their question", "their answer");
    errands.queued(conversation, "1");
    var ticket = errands.ticket(conversation, "their fault", "high");
    errands.attached(ticket, 1);
    var file = new AttachmentKey(theirs.tenant(), TicketNumber.parse(ticket).orElseThrow(), 0);
    Await.done(server.bean(Attachments.class).keep(file, FileType.JPEG, new byte[] {1}));
    return Map.ofEntries(
        entry("conversation", conversation),
        entry("sentence", sentenceOf(stranger)),
        entry("person", stranger.id()),
        entry("session", sessionOf(server.signInAgain(stranger))),
        entry("ticket", ticket),
        entry("file", 0),
        entry("sent", sentFile(conversation)),
        entry("message", messageWithFile(conversation)),
        entry("invoice", errands.invoice("F-2")),
        entry("incident", errands.suspicion(node)),
        entry("node", node),
        entry("works", errands.works(node)),
        entry("object", errands.monitoredObject(node)),
        entry("customer", errands.subscription("Theirs").customer()),
        entry("plan", errands.subscription("Their plan").plan()),
        entry("login", errands.login("Their login")),
        entry("contract", errands.subscription("Their contract").id()),
        entry("appointment", errands.appointment(conversation, Instant.now())),
        entry("claim", errands.transfer(conversation, "F-1")),
        entry("contact", contactOf(stranger, conversation)),
        entry("reply", errands.savedReply()),
        entry("label", errands.label()),
        entry("service", errands.service()),
        entry("calendar", errands.calendar("Their room")),
        entry("absence", errands.absence("Their garage")),
        entry("tenant", theirs.tenant()),
        entry("invitation", invitation()),
        entry("letter", errands.deadLetter(dead)),
        entry("channel", theirs.channel()),
        entry("widget", widget),
        entry("key", identityKey(widget)),
        entry("other", contactOf(stranger, puzzled)),
        entry("access", errands.network("Their valley").getLast()),
        entry("system", errands.passwordSystem("Their directory")),
        entry("router", errands.router("Their router")),
        entry("connection", event.getFirst()),
        entry("subscription", event.getFirst()),
        entry("event", event.getLast()),
        entry("flow", flowOf(stranger)),
        entry("intent", "their_errand"),
        entry("publication", publicationOf(stranger)),
        entry("source", sourceOf(stranger)),
        entry("action", firstOf(stranger, "/api/v1/queued-actions")));
  }

  private String messageWithFile(UUID conversation) {
    var path = "/api/v1/conversations/" + conversation + "/messages";
    var message = stranger.get(path).get("items").get(0).get("id").asString();
    server.execute(
        theirs.tenant(),
        """
        insert into received_file (tenant_id, conversation_id, message_id, channel_id, file_id, state, size, bytes)
        values ($1, '%s', '%s', gen_random_uuid(), 'photo', 'kept', 1, '\\x01')
        """
            .formatted(conversation, message));
    return message;
  }

  private String widget() {
    return stranger
        .does("POST", "/api/v1/channels/widgets", Map.of("name", "Web"))
        .at("/channel/id")
        .asString();
  }

  private String identityKey(String widget) {
    var keys = "/api/v1/channels/" + widget + "/widget/identity/keys";
    return stranger.does("POST", keys, Map.of()).get("id").asString();
  }

  private UUID sentFile(UUID conversation) {
    var bytes = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
    var file = SentFile.of(Uuid7.next(), "theirs.pdf", FileType.PDF, bytes);
    var held = new ConversationId(conversation);
    Await.done(server.bean(SentFiles.class).keep(theirs.tenant(), held, file));
    return file.id();
  }

  private String invitation() {
    var wish = Map.of("email", Post.anAddress(), "role", "AGENT", "language", "SPANISH");
    var made = stranger.asks("POST", "/api/v1/invitations", wish).expectStatus().isCreated();
    var body = made.expectBody(String.class).returnResult().getResponseBody();
    return AdminServer.json(body).get("id").asString();
  }

  private static String flowOf(Person person) {
    var yaml =
        """
        flow: their_flow
        intent: their_errand
        title: {es: suyo, en: theirs, de: ihres}
        steps:
          - end: finished
        """;
    changed(person, "POST", "/api/v1/bot/draft/flows", Map.of("yaml", yaml));
    return "their_flow";
  }

  private static String sourceOf(Person person) {
    var made = person.asks("POST", "/api/v1/knowledge", aPage("Theirs")).expectStatus();
    var body = made.isAccepted().expectBody(String.class).returnResult().getResponseBody();
    return AdminServer.json(body).get("id").asString();
  }

  private static Map<String, Object> aPage(String title) {
    return Map.of("kind", "PAGE", "title", title, "language", "ENGLISH", "markdown", "# Hill");
  }

  private static String publicationOf(Person person) {
    changed(person, "POST", "/api/v1/bot/publication", Map.of());
    return AdminServer.json(body(person, "/api/v1/bot/publications"))
        .get(0)
        .get("number")
        .asString();
  }

  private static void changed(Person person, String method, String path, Map<String, Object> body) {
    var draft = AdminServer.json(body(person, "/api/v1/bot/draft")).get("version").asString();
    person
        .client()
        .method(HttpMethod.valueOf(method))
        .uri(path)
        .header("If-Match", draft)
        .contentType(APPLICATION_JSON)
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isOk();
  }

  private static Map.Entry<String, String> entry(String name, Object id) {
    return Map.entry(name, id.toString());
  }

  static String missing(String name) {
    return switch (name) {
      case "ticket" -> "T-999999";
      case "appointment" -> "C-999999";
      case "file" -> "7";
      default -> Uuid7.next().toString();
    };
  }

  /** Where a widget's routes are asked for a widget: other channels have none. */
  static String place(String path) {
    return path.replace("{channel}/widget", "{widget}/widget");
  }

  static String filled(String path, Map<String, String> ids) {
    return PARAMETER.matcher(place(path)).replaceAll(parameter -> ids.get(parameter.group(1)));
  }

  /** What is asked of these ids; a body names what is the caller's own. */
  private static String call(Furnished caller, Operation operation, Map<String, String> ids) {
    var request =
        caller
            .owner()
            .client()
            .method(HttpMethod.valueOf(operation.method()))
            .uri(filled(operation.path(), ids))
            .header("Idempotency-Key", "sweep");
    var body = bodyOf(operation, caller.ids());
    if (takesFile(operation)) {
      request.contentType(MULTIPART_FORM_DATA).bodyValue(aFile());
    } else if (body != null) {
      request.contentType(APPLICATION_JSON).bodyValue(body);
    }
    var result = request.exchange().expectBody(String.class).returnResult();
    return result.getStatus().value() + " " + result.getResponseBody();
  }

  private static boolean takesFile(Operation operation) {
    return operation.method().equals("POST") && operation.path().endsWith("/files");
  }

  private static MultiValueMap<String, HttpEntity<?>> aFile() {
    var form = new MultipartBodyBuilder();
    form.part("file", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)).filename("ours.pdf");
    return form.build();
  }

  private static Map<String, Object> bodyOf(Operation operation, Map<String, String> named) {
    var path = operation.path();
    if (operation.method().equals("GET") || operation.method().equals("DELETE")) {
      return null;
    }
    if (path.startsWith("/api/v1/transfers/")) {
      return path.endsWith("/rejection")
          ? Map.of("reason", "NOT_ARRIVED")
          : Map.of("arrived", Map.of("minor", 1, "currency", "CLP"));
    }
    if (path.endsWith("/payments")) {
      return Map.of("amount", Map.of("minor", 1, "currency", "CLP"), "way", "CASH");
    }
    if (path.endsWith("{customer}")) {
      return Map.of("number", "K", "name", "Ours", "emailVerified", false, "language", "SPANISH");
    }
    if (path.endsWith("{plan}")) {
      return Map.of(
          "name",
          "Ours",
          "downloadMbps",
          1,
          "uploadMbps",
          1,
          "price",
          Map.of("minor", 1, "currency", "CLP"),
          "taxBasisPoints",
          0);
    }
    if (path.endsWith("/switch")) {
      return Map.of("router", named.get("router"), "way", "PPP_SECRET", "name", "ours");
    }
    if (path.endsWith("/logins")) {
      return Map.of("system", named.get("system"), "login", "ours");
    }
    if (path.endsWith("{login}")) {
      return Map.of("login", "ours");
    }
    if (path.endsWith("/subscriptions")) {
      return Map.of("plan", named.get("plan"), "access", named.get("access"));
    }
    if (path.endsWith("{contract}")) {
      return Map.of("plan", named.get("plan"), "access", named.get("access"), "state", "ACTIVE");
    }
    if (path.endsWith("/assignee")) {
      return Map.of("person", named.get("person"));
    }
    if (path.endsWith("/read")) {
      return Map.of("until", Instant.now());
    }
    if (path.endsWith("/role")) {
      return Map.of("role", "AGENT");
    }
    if (path.endsWith("/label")) {
      return Map.of("intent", "open_ticket");
    }
    if (path.contains("/saved-replies/")) {
      return Map.of("shortcut", "hi", "texts", Map.of("es", "hola"));
    }
    if (path.endsWith("/{service}")) {
      return Map.of(
          "names",
          Map.of("es", "Visita", "en", "Visit", "de", "Besuch"),
          "minutes",
          30,
          "bufferMinutes",
          0,
          "stepMinutes",
          30,
          "noticeMinutes",
          0,
          "calendars",
          List.of());
    }
    if (path.endsWith("/{calendar}/hours")) {
      return Map.of("week", List.of());
    }
    if (path.endsWith("/{calendar}")) {
      return Map.of("name", "Ours");
    }
    if (path.endsWith("{label}")) {
      return Map.of("name", "vip", "colour", "RED");
    }
    if (path.endsWith("/snooze")) {
      return Map.of("until", Instant.now().plusSeconds(3600));
    }
    if (path.startsWith("/api/v1/contacts/")) {
      return path.endsWith("/tags")
          ? Map.of("tags", List.of())
          : path.endsWith("/merger") ? Map.of("from", named.get("other")) : Map.of("text", "ours");
    }
    if (path.endsWith("{node}")) {
      return Map.of("name", "Ours");
    }
    if (path.endsWith("{works}")) {
      return Map.of("startsAt", Instant.now(), "endsAt", Instant.now().plusSeconds(60));
    }
    if (path.endsWith("/templates")) {
      return path.startsWith("/api/v1/channels/")
          ? Map.of("templates", List.of())
          : Map.of("name", "hello", "language", "SPANISH", "values", List.of());
    }
    if (path.endsWith("/labels")) {
      return Map.of("labels", List.of());
    }
    if (path.endsWith("/name")) {
      return Map.of("name", "Ours");
    }
    if (path.endsWith("/secrets")) {
      return Map.of("token", "ours");
    }
    if (path.endsWith("/widget")) {
      return Map.of("left", true);
    }
    if (path.endsWith("/quiet-period")) {
      return Map.of("millis", 800);
    }
    if (path.endsWith("/identity")) {
      return Map.of("required", false);
    }
    if (path.endsWith("/{source}")) {
      return aPage("Ours");
    }
    if (path.endsWith("/{connection}")) {
      return Map.of("kind", "MONITOR_HOOK", "name", "Ours");
    }
    if (path.endsWith("/priority")) {
      return Map.of("priority", "HIGH");
    }
    if (path.endsWith("/state")) {
      return Map.of("state", "DONE");
    }
    return WORDY.matcher(path).find() ? Map.of("text", "hi") : null;
  }

  private static String contactOf(Person person, UUID conversation) {
    return person.get("/api/v1/conversations/" + conversation).get("contact").asString();
  }

  private static String sentenceOf(Person person) {
    return firstOf(person, "/api/v1/sentences");
  }

  private static String firstOf(Person person, String path) {
    return AdminServer.json(body(person, path)).get("items").get(0).get("id").asString();
  }

  private static String sessionOf(Person person) {
    return person
        .get("/api/v1/sessions")
        .valueStream()
        .filter(session -> session.get("current").asBoolean())
        .map(session -> session.get("id").asString())
        .findFirst()
        .orElseThrow();
  }

  private static String body(Person person, String path) {
    return person
        .client()
        .get()
        .uri(path)
        .exchange()
        .expectBody(String.class)
        .returnResult()
        .getResponseBody();
  }
}
