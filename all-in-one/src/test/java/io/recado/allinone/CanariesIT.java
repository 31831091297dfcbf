package io.recado.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recado.mail.StubSmtp;
import io.recado.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Abuse case 40, on the whole product: customers and owners say words that are nowhere else,
 * everything outside refuses them and says them back, and then they are looked for in all that is
 * told to who runs the installation, and the secrets among them in the database, too.
 */
class CanariesIT {

  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
  private static final Pattern LINK = Pattern.compile("/passwords/([\\w-]{20,})");
  private static final Pattern PASSWORD =
      Pattern.compile(">((?:[A-Za-z0-9]{4}-){3}[A-Za-z0-9]{4})<");
  private static final String PORTAL = "0190ed00-000e-7000-8000-000000000001";
  private static final String ROWS =
      """
      select query_to_xml('select * from ' || quote_ident(relname), true, true, '')::text from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      """;

  private final Canaries words = new Canaries();
  private final Canaries secrets = new Canaries();
  private final StubSmtp mail = new StubSmtp();
  private final TalkativeBackend backend = new TalkativeBackend();
  private @TempDir Path directory;
  private Surroundings around;
  private ProductProcess product;
  private Owner owner;

  CanariesIT() throws IOException {}

  @BeforeEach
  void start() {
    around = new Surroundings(directory);
    owner = new Owner(around.site());
    var settings = new HashMap<>(around.settings());
    settings.put(Setting.WHATSAPP_VERIFY_TOKEN, secrets.draw("verify-token"));
    settings.put(Setting.DEMO_WHATSAPP_TOKEN, secrets.draw("channel-token"));
    settings.put(Setting.DEMO_TELEGRAM_TOKEN, "110201543:" + secrets.draw("bot-token"));
    settings.put(Setting.DEMO_TELEGRAM_SECRET, secrets.draw("bot-secret"));
    settings.put(
        Setting.MASTER_KEY, secrets.add("key", "Y2FuYXJpZXMtYXJlLXNlYWxlZC1ieS10aGlzLWtleS4="));
    settings.put(Setting.PUBLIC_URL, "https://chat.example.com");
    settings.put(Setting.MAIL_URL, "smtp://127.0.0.1:" + mail.port() + "?starttls=no");
    settings.put(Setting.MAIL_FROM, "help@recado.example");
    settings.put(Setting.LLM_URL, backend.url() + "/v1");
    settings.put(Setting.LLM_MODEL, "small");
    settings.put(Setting.LLM_API_KEY, secrets.draw("model-key"));
    settings.put(Setting.EGRESS_PLAIN_HTTP, "yes");
    settings.put(Setting.EGRESS_NETWORKS, "127.0.0.0/8");
    secrets.add("app-secret", settings.getOrDefault(Setting.WHATSAPP_APP_SECRET, ""));
    product = ProductProcess.startTalkative("canaries", settings);
  }

  @AfterEach
  void stop() throws IOException {
    product.close();
    around.close();
    backend.close();
    mail.close();
  }

  @Test
  void case40WhatPeopleSayAndNoSecretIsToldToWhoRunsTheInstallation() throws IOException {
    ownerSignsIn();
    ownerConnectsSystems();
    var customer = WhatsAppCustomer.numbered(around.site(), 177);
    words.add("phone", "12025550177");
    customerGetsANewPassword(customer);
    strangersAreRefused(customer);
    everythingOutsideFails(customer);

    var log = String.join("\n", product.outputLines());
    var metrics = around.site().get("/actuator/prometheus");
    var told =
        Map.of(
            "log",
            log + product.errorLines(),
            "metrics",
            metrics,
            "health",
            around.site().get("/actuator/health") + around.site().get("/actuator/info"),
            "threads",
            product.threads(directory),
            "refusals",
            owner.refusals());

    assertThat(log).contains("Refused", " DEBUG ", "is a dead letter", "language-model: failed");
    assertThat(metrics).contains("recado_");
    told.forEach(
        (where, text) -> {
          assertThat(words.in(text)).as("words in %s", where).isEmpty();
          assertThat(secrets.in(text)).as("secrets in %s", where).isEmpty();
        });
    var rows = String.join("\n", around.rows().of(ROWS));
    assertThat(words.in(rows)).contains("question", "name", "email", "note", "answer");
    assertThat(secrets.in(rows)).as("secrets in the database").isEmpty();
  }

  private void ownerSignsIn() throws IOException {
    var people = Files.readString(directory.resolve("demo-people.txt"));
    // What the first start has printed is no secret any more.
    var printed = first(Pattern.compile("(?m)^owner@\\S+ (.+)$"), people);
    var session = owner.signIn("owner@demo.example", printed);
    owner.done(
        "PUT",
        "/account/password",
        "{'old': '%s', 'password': '%s'}",
        printed,
        secrets.draw("password"));
    secrets.add("access-token", session.path("accessToken").asString());
    secrets.add("refresh-token", session.path("refreshToken").asString());
    owner.refused(
        "POST",
        "/sessions",
        "{'email': 'owner@demo.example', 'password': '%s'}",
        secrets.draw("wrong-password"));
    owner.refused(
        "POST", "/sessions/refresh", "{'refreshToken': '%s'}", secrets.draw("wrong-token"));
    owner.refused("POST", "/links", "{'token': '%s'}", secrets.draw("mailed-link"));
  }

  /** What does not let us in is not kept; a webhook is, and is told of what happens later on. */
  private void ownerConnectsSystems() {
    var address = backend.url();
    owner.refused(
        "POST",
        "/connections",
        "{'kind': 'GLPI', 'address': '%s', 'userToken': '%s'}",
        address,
        secrets.draw("glpi"));
    owner.refused(
        "POST",
        "/connections",
        "{'kind': 'JELLYFIN_PASSWORDS', 'name': 'J', 'address': '%s', 'key': '%s'}",
        address,
        secrets.draw("jellyfin"));
    owner.refused(
        "POST",
        "/connections",
        "{'kind': 'MIKROTIK', 'name': 'M', 'address': '%s', 'user': 'u', 'password': '%s'}",
        address,
        secrets.draw("router"));
    owner.refused(
        "POST",
        "/channels/whatsapp",
        "{'phoneNumberId': '99', 'token': '%s'}",
        secrets.draw("meta"));
    owner.refused(
        "POST", "/channels/telegram", "{'token': '110201544:%s'}", secrets.draw("telegram"));
    owner.refused(
        "PUT",
        "/language-model",
        """
        {'use': 'OWN', 'provider': 'OPENAI', 'address': '%s', 'model': 'm', 'apiKey': '%s', 'inputPriceMicros': 1,
         'outputPriceMicros': 1, 'dailyMicros': 1, 'monthlyMicros': 1}
        """,
        address,
        secrets.draw("own-model-key"));
    var webhook =
        owner.done("POST", "/connections", "{'kind': 'WEBHOOK', 'address': '%s/hook'}", address);
    secrets.add("webhook-secret", webhook.path("secret").asString());
    assertThat(backend.wasTold("canary-jellyfin")).isTrue();
  }

  private void customerGetsANewPassword(WhatsAppCustomer customer) {
    var email = words.draw("email") + "@people.example";
    onFile(email);
    var graph = around.graph();
    customer.says("Olvidé mi contraseña");
    graph.awaitSentTo(customer, 1);
    customer.says(email);
    graph.awaitSentTo(customer, 2);
    await().atMost(GraphApi.PATIENCE).until(() -> CODE.matcher(mailed()).find());
    customer.says(secrets.add("code", first(CODE, mailed())));
    var options = graph.awaitSentTo(customer, 3).getLast().options();
    var yes =
        options.entrySet().stream()
            .filter(one -> one.getValue().endsWith("-yes"))
            .findFirst()
            .orElseThrow();
    customer.taps(yes.getKey(), yes.getValue());
    opens(first(LINK, graph.awaitSentTo(customer, 4).getLast().text()));
  }

  private void onFile(String email) {
    var draft =
        "{'number': 'K-177', 'name': '%s', 'phone': '+56 2 2123 4567', 'email': '%s', 'emailVerified': true, 'language': 'SPANISH'}";
    var name = words.draw("name");
    var added = owner.done("POST", "/customers", draft, name, email);
    owner.refused("POST", "/customers", draft, name, email);
    var logins = "/customers/" + added.path("id").asString() + "/logins";
    owner.done("POST", logins, "{'system': '%s', 'login': '%s'}", PORTAL, words.draw("login"));
  }

  /** The texts of all mails, without what stands above them. */
  private String mailed() {
    var lines = mail.lines();
    return String.join("\n", lines.subList(Math.max(0, lines.indexOf("")), lines.size()));
  }

  /** The link itself stands in the conversation, and is worth nothing once it was opened. */
  private void opens(String token) {
    words.add("link", token);
    var page = around.site().exchange("/passwords/" + token, new byte[0], Map.of());
    secrets.add("new-password", first(PASSWORD, page.body()));
    around.site().exchange("/passwords/" + token, new byte[0], Map.of());
  }

  private void strangersAreRefused(WhatsAppCustomer customer) {
    var half = new String(customer.saying(words.draw("half")), UTF_8);
    assertThat(customer.deliver(half.substring(0, half.length() - 3).getBytes(UTF_8)))
        .isEqualTo(400);
    owner.refusedElsewhere("/webhooks/whatsapp", "{'unsigned': '%s'}", words.draw("unsigned"));
    owner.refusedElsewhere(
        "/widget/api/sessions",
        "{'siteToken': 'demo-widget', 'identity': '%s'}",
        secrets.draw("identity"));
    owner.refusedElsewhere(
        "/widget/api/messages", "{'type': 'text', 'text': '%s'}", words.draw("widget"));
    owner.refused("POST", "/saved-replies", "{'unknown': '%s'}", words.draw("value"));
    owner.refused("GET", "/conversations?limit=" + words.draw("parameter"), "");
  }

  /** A customer says what only a model could know, and an agent answers, to nobody. */
  private void everythingOutsideFails(WhatsAppCustomer customer) {
    customer.says(words.draw("question") + " quisiera saber");
    around.graph().awaitSentTo(customer, 5);
    around.graph().refuse();
    assertThat(owner.done("GET", "/conversations?q=" + words.draw("search"), "").path("items"))
        .isEmpty();
    var conversation =
        "/conversations/"
            + owner.done("GET", "/conversations", "").path("items").path(0).path("id").asString();
    owner.done("POST", conversation + "/takeover", "");
    owner.done("POST", conversation + "/notes", "{'text': '%s'}", words.draw("note"));
    owner.done("POST", conversation + "/messages", "{'text': '%s'}", words.draw("answer"));
    await()
        .atMost(GraphApi.PATIENCE)
        .until(() -> !around.rows().of("select 1 from outbox where state = 'dead'").isEmpty());
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
    return found.group(1);
  }
}
