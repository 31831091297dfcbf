package io.recado.admin.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recado.actions.published.Basis;
import io.recado.actions.published.BotContent;
import io.recado.actions.published.Drafts;
import io.recado.actions.published.Publications;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import io.recado.intents.published.ClassifierStore;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.intents.quality.Findings.WeakPhrase;
import io.recado.intents.quality.IntentQuality;
import io.recado.intents.quality.LanguageQuality;
import io.recado.intents.quality.Quality;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

@Tag("server")
class BotApiTest {

  private static final String BOT = "/api/v1/bot";
  private static final String DRAFT = BOT + "/draft";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String BELL =
      """
      flow: ring_bell
      intent: ring_bell
      title: {es: tocar el timbre, en: ring the bell, de: klingeln}
      steps:
        - say: ringing
          text: {es: Ya suena., en: It rings., de: Es klingelt.}
        - end: finished
      """;

  private static final List<String> GREETINGS = List.of("epa", "qué hubo", "saludos a todos");

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void changingTheBotIsForOwners() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent.client().get().uri(DRAFT).exchange().expectStatus().isForbidden();
    agent.asks("POST", BOT + "/publication", Map.of()).expectStatus().isForbidden();
  }

  @Test
  void whoHasPublishedNothingStartsFromTheBotAsItComes() {
    var published = owner.get(BOT);
    var draft = owner.get(DRAFT);

    assertThat(published.get("version").asString()).isEqualTo("p0");
    assertThat(draft).isEqualTo(published);
    assertThat(of(draft.get("flows"), "flow", "open_ticket").get("origin").asString())
        .isEqualTo("SHIPPED");
    assertThat(of(draft.get("intents"), "intent", "open_ticket").get("es").asInt())
        .isGreaterThan(50);
    assertThat(of(draft.get("texts"), "key", "greeting").at("/text/de").asString())
        .contains("{firm}");
    assertThat(owner.get(BOT + "/publications")).isEmpty();
    owner.client().get().uri(DRAFT).exchange().expectHeader().valueEquals("ETag", "\"p0\"");
  }

  @Test
  void aFlowIsShownWithItsStationsAndItsTexts() {
    var flow = owner.get(DRAFT + "/flows/open_ticket");

    assertThat(flow.get("yaml").asString()).contains("flow: open_ticket");
    var branch = of(flow.get("stations"), "name", "by_category");
    assertThat(branch.get("kind").asString()).isEqualTo("BRANCH");
    assertThat(of(branch.get("ways"), "detail", "internet").get("to").asString()).isEqualTo("area");
    assertThat(of(flow.get("texts"), "path", "steps.open.unavailable").at("/text/en").asString())
        .startsWith("I have noted");
  }

  @Test
  void oneOfTwoWhoChangeTheDraftWins() {
    owner.asks("PUT", DRAFT + "/texts", greeting("Hola")).expectStatus().isEqualTo(428);

    var version = change("PUT", "/texts", greeting("Hola"), "p0");
    refused(put("/texts", greeting("Epa"), "p0"), 412, "draft-changed");

    assertThat(change("PUT", "/texts", greeting("Hola"), version))
        .as("the same")
        .isEqualTo(version);
    assertThat(change("PUT", "/texts", greeting("Epa"), version)).isNotEqualTo(version);
    assertThat(change("POST", "/reset", null, version())).isEqualTo(version());
    assertThat(owner.get(DRAFT + "/diff").get("texts")).isEmpty();
  }

  @Test
  void aTextIsChangedComparedPublishedAndTakenBack() {
    var version = change("PUT", "/texts", greeting("¡Buenas! Aquí {firm}."), "p0");
    var diff = owner.get(DRAFT + "/diff").get("texts");
    assertThat(diff).hasSize(1);
    assertThat(diff.get(0).at("/after/es").asString()).isEqualTo("¡Buenas! Aquí {firm}.");

    assertThat(publish(version)).isEqualTo(1);

    assertThat(greetingOf(BOT)).isEqualTo("¡Buenas! Aquí {firm}.");
    refused(publication(version), 409, "not-possible");
    publish(change("PUT", "/texts", greeting("Epa"), version));
    var back = owner.does("POST", BOT + "/publications/1/restoration", Map.of());
    assertThat(back.get("publication").asInt()).isEqualTo(3);
    assertThat(greetingOf(BOT)).isEqualTo("¡Buenas! Aquí {firm}.");
    assertThat(greetingOf(DRAFT)).as("nothing was changed in it").isEqualTo(greetingOf(BOT));
    var history = owner.get(BOT + "/publications");
    assertThat(history.get(0).get("restores").asInt()).isEqualTo(1);
    assertThat(history.get(2).get("by").asString()).isEqualTo(owner.id().toString());
    assertThat(texts(owner.get("/api/v1/audit?action=bot.").get("items"), "action"))
        .containsExactly("bot.restored", "bot.published", "bot.published");
  }

  @Test
  void whatIsWrongIsNamedWithItsPlaceAndNotPublished() {
    var flow = owner.get(DRAFT + "/flows/ticket_status").get("yaml").asString();
    var version =
        change("PUT", "/flows/ticket_status", yaml(flow.replace("- end: ", "- ende: ")), "p0");
    version = change("PUT", "/texts", texts("button_yes", "x".repeat(30)), version);

    var problems = owner.does("POST", DRAFT + "/validation", Map.of()).get("problems");

    var inFlow = of(problems, "part", "FLOW");
    assertThat(inFlow.get("flow").asString()).isEqualTo("ticket_status");
    assertThat(inFlow.get("line").asInt()).isGreaterThan(1);
    assertThat(of(problems, "part", "TEXT").get("text").asString()).isEqualTo("button_yes");
    refused(publication(version), 422, "bot-unfit");
    refused(owner.asks("POST", DRAFT + "/preview", preview(List.of())), 422, "bot-unfit");
    assertThat(owner.get(BOT + "/publications")).isEmpty();
  }

  @Test
  void whatIsNoYamlStaysToBeMended() {
    var version = change("PUT", "/flows/ticket_status", yaml("flow: ["), "p0");

    assertThat(owner.get(DRAFT + "/flows/ticket_status").get("yaml").asString())
        .isEqualTo("flow: [");
    assertThat(owner.does("POST", DRAFT + "/validation", Map.of()).get("problems")).isNotEmpty();
    change("DELETE", "/flows/ticket_status", null, version);
    assertThat(owner.get(DRAFT + "/flows/ticket_status").get("origin").asString())
        .isEqualTo("SHIPPED");
  }

  @Test
  void textsOfAFlowChangeInItsFileAndNothingElse() {
    var before = owner.get(DRAFT + "/flows/open_ticket").get("yaml").asString();
    var body =
        Map.of(
            "texts", List.of(Map.of("path", "slots.summary.prompt", "text", all("¿Qué\npasa?"))));

    change("PUT", "/flows/open_ticket/texts", body, "p0");

    var after = owner.get(DRAFT + "/flows/open_ticket").get("yaml").asString();
    assertThat(after.lines().filter(line -> !before.contains(line))).hasSize(6);
    var diff = owner.get(DRAFT + "/diff").get("flows").get(0);
    assertThat(diff.get("structure").asBoolean()).isFalse();
    assertThat(diff.get("texts").get(0).at("/after/es").asString()).isEqualTo("¿Qué\npasa?");
  }

  @Test
  void aFlowOfOnesOwnIsAddedAndItsIntentHasPhrases() {
    var version = change("POST", "/flows", yaml(BELL), "p0");
    refused(post("/flows", yaml(BELL), version), 409, "not-possible");
    version = change("PUT", "/phrases/ring_bell", phrases("toca el timbre"), version);

    var problems = owner.does("POST", DRAFT + "/validation", Map.of()).get("problems");
    assertThat(of(problems, "part", "PHRASES").get("intent").asString()).isEqualTo("ring_bell");
    assertThat(owner.get(DRAFT + "/diff").get("phrases")).hasSize(3);
    refused(put("/phrases/fly", phrases("vuela"), version), 404, "not-found");
    version = change("DELETE", "/phrases/ring_bell", null, version);
    assertThat(publish(version)).isEqualTo(1);
    change("DELETE", "/flows/ring_bell", null, version());
    assertThat(owner.get(DRAFT + "/diff").at("/flows/0/fate").asString()).isEqualTo("REMOVED");
  }

  @Test
  void labelledSentencesBecomePhrasesOnce() {
    chat.puzzles("ana", "se me cayó el coso");
    var sentence = owner.get("/api/v1/sentences").at("/items/0/id").asString();
    owner
        .asks("PUT", "/api/v1/sentences/" + sentence + "/label", Map.of("intent", "open_ticket"))
        .expectStatus()
        .isNoContent();

    var taken = json(post("/phrases/from-sentences", Map.of(), "p0"));

    assertThat(taken.get("taken").asInt()).isEqualTo(1);
    assertThat(texts(owner.get(DRAFT + "/phrases/open_ticket").at("/phrases/es")))
        .endsWith("se me cayó el coso");
    var again = json(post("/phrases/from-sentences", Map.of(), taken.get("version").asString()));
    assertThat(again.get("taken").asInt()).isZero();
    assertThat(again.get("version")).isEqualTo(taken.get("version"));
  }

  @Test
  void aSentenceIsTriedOutAndSaysByWhatItWasRead() {
    var body = Map.of("text", "quiero hablar con una persona", "language", "SPANISH");
    var read = owner.does("POST", DRAFT + "/understanding", body);
    assertThat(read.at("/understood/0/command").asString()).isEqualTo("ASK_FOR_PERSON");
    assertThat(read.get("learned").asString()).isEqualTo("DRAFT");

    change("PUT", "/phrases/greet", phrases("epa"), "p0");
    read =
        owner.does(
            "POST",
            DRAFT + "/understanding",
            Map.of("text", "mein Internet geht seit gestern nicht", "language", "GERMAN"));
    assertThat(read.at("/understood/0/subject").asString()).isEqualTo("open_ticket");
    assertThat(read.at("/understood/0/decidedBy").asString()).isEqualTo("LOCAL_MODEL");
    assertThat(read.get("learned").asString()).isEqualTo("PUBLISHED");
  }

  @Test
  void aConversationIsPlayedAndNothingIsDone() {
    var version = change("POST", "/flows", yaml(BELL), "p0");
    change("PUT", "/texts", texts("handoff", "Te atiende {firm}."), version);

    var lines = played(preview(List.of("ring the bell", "no internet", "persona")));

    assertThat(texts(lines, "text")).contains("Ya suena.");
    assertThat(lines.get(lines.size() - 1).get("speaker").asString()).isEqualTo("PERSON");
    assertThat(
            server.texts(
                chat.tenant(),
                "select conversation_id::text from conversation where tenant_id = $1"))
        .isEmpty();
  }

  @Test
  void anActionPretendsToEndAsItIsTold() {
    var messages =
        List.of(
            "no tengo internet desde ayer",
            "Internet",
            "Solo un ticket",
            "Nada funciona",
            "Seguir sin foto",
            "sí");

    var done = played(preview(messages));
    var away = new HashMap<>(preview(messages));
    away.put(
        "pretended", List.of(pretended("open_ticket", "AWAY"), pretended("area_state", "REFUSES")));
    var later = played(away);

    assertThat(of(done, "speaker", "LOOKUP").get("text").asString()).isEqualTo("area_state");
    assertThat(of(later, "speaker", "ACTION").get("ending").asString()).isEqualTo("AWAY");
    assertThat(texts(later, "text")).last().asString().contains("no responde ahora");
    assertThat(server.texts(chat.tenant(), "select number::text from ticket where tenant_id = $1"))
        .isEmpty();
  }

  @Test
  void phrasesAreLearnedBeforeAllOfItHolds() {
    var own =
        BotContent.SHIPPED.withPhrases(Map.of("greet", Map.of(Language.SPANISH, List.of("epa"))));
    var shippedClassifier = new Basis(null, 0, null);
    Await.value(server.bean(Publications.class).publish(chat.tenant(), own, shippedClassifier));

    var version = change("DELETE", "/phrases/greet", null, "p1");
    var outcome = json(publication(version));

    assertThat(outcome.get("publication").isNull()).as("it learns").isTrue();
    var published =
        Flux.interval(Duration.ZERO, Duration.ofMillis(100))
            .onBackpressureDrop()
            .publishOn(Schedulers.boundedElastic())
            .map(tick -> owner.get(BOT + "/publications").size())
            .any(size -> size == 2)
            .block(PATIENCE);
    assertThat(published).isTrue();
    assertThat(owner.get(BOT + "/phrases/greet").get("origin").asString()).isEqualTo("SHIPPED");
    var draft =
        Flux.interval(Duration.ZERO, Duration.ofMillis(100))
            .onBackpressureDrop()
            .publishOn(Schedulers.boundedElastic())
            .map(tick -> owner.get(DRAFT).get("publishing"))
            .any(JsonNode::isNull)
            .block(PATIENCE);
    assertThat(draft).isTrue();
  }

  @Test
  void whatLetsALanguageTrailIsHeldBackUntilAnOwnerWantsItAllTheSame() {
    var version = change("PUT", "/phrases/greet", threePhrases(), "p0");
    Await.done(server.bean(ClassifierStore.class).keepTried(chat.tenant(), apart()));

    json(publication(version));

    var publishing =
        soon(() -> owner.get(DRAFT).get("publishing"), it -> !it.get("failed").isNull());
    assertThat(publishing.get("failed").asString()).isEqualTo("languages-apart");
    assertThat(publishing.at("/gap/trailing").asString()).isEqualTo("de");
    assertThat(publishing.at("/gap/width").asDouble()).isCloseTo(0.2, within(0.05));
    assertThat(publishing.at("/gap/weakest/0/intent").asString()).isEqualTo("greet");
    assertThat(owner.get(BOT + "/publications")).isEmpty();
    var tried = owner.get(BOT + "/quality");
    assertThat(tried.get("of").asString()).isEqualTo("TRIED");
    assertThat(tried.get("current").asBoolean()).isTrue();
    assertThat(tried.at("/languages/2/weakPhrases/0/phrase").asString()).isEqualTo("Tach");

    json(asks("POST", BOT + "/publication", Map.of("allTheSame", true), version));

    var published = soon(() -> owner.get(BOT + "/publications"), it -> !it.isEmpty());
    assertThat(published.get(0).get("allTheSame").asBoolean()).isTrue();
    assertThat(texts(owner.get("/api/v1/audit?action=bot.").get("items"), "action"))
        .containsExactly("bot.published_all_the_same");
    assertThat(owner.get(BOT + "/quality").get("of").asString()).isEqualTo("PUBLISHED");
    var gap = owner.get(BOT + "/quality").get("gap");
    assertThat(gap.get("holdsBack").asBoolean()).isTrue();
    assertThat(gap.get("warns").asBoolean()).isTrue();
  }

  @Test
  void whatWasFoundOfOtherPhrasesHoldsNothingBack() {
    change("PUT", "/phrases/greet", threePhrases(), "p0");
    var others = new Stored(Phrases.NONE, new byte[0], apart().quality());
    Await.done(server.bean(ClassifierStore.class).keepTried(chat.tenant(), others));

    var quality = owner.get(BOT + "/quality");

    assertThat(quality.get("of").asString()).isEqualTo("TRIED");
    assertThat(quality.get("current").asBoolean()).isFalse();
    assertThat(owner.get(DRAFT).get("publishing").isNull()).isTrue();
    change("POST", "/reset", null, version());
    assertThat(owner.get(BOT + "/quality").get("of").asString()).isEqualTo("SHIPPED");
  }

  @Test
  void theShippedPhrasesWereJudgedWhenTheProductWasBuilt() {
    var quality = owner.get(BOT + "/quality");

    assertThat(quality.get("of").asString()).isEqualTo("SHIPPED");
    assertThat(quality.get("gap").isNull()).as("none of the tenant's own").isTrue();
    assertThat(texts(quality.get("languages"), "language")).containsExactly("es", "en", "de");
    for (var language : quality.get("languages")) {
      assertThat(language.get("accuracy").asDouble()).isBetween(0.8, 0.999);
      assertThat(language.get("threshold").asDouble()).isBetween(0.5, 0.99);
      assertThat(language.get("judged").asInt()).isGreaterThan(700);
      assertThat(language.get("weakPhrases")).isNotEmpty();
    }
  }

  /** Learned of the draft's phrases, German understood worse than the others. */
  private Stored apart() {
    var own =
        BotContent.SHIPPED.withPhrases(
            Map.of("greet", new PhraseLists(GREETINGS, GREETINGS, GREETINGS).phrases()));
    var quality =
        new Quality(
            List.of(
                judged(Language.SPANISH, 950),
                judged(Language.ENGLISH, 940),
                judged(Language.GERMAN, 750)));
    return new Stored(new Effective(own).phrases(), new byte[] {1}, quality);
  }

  private static LanguageQuality judged(Language language, int right) {
    return new LanguageQuality(
        language,
        true,
        List.of(new IntentQuality("greet", 1000, 1000, right)),
        0.9,
        0.8,
        List.of(),
        List.of(),
        List.of(new WeakPhrase("greet", "Tach", 0.1)),
        List.of());
  }

  private static Map<String, Object> threePhrases() {
    return Map.of("es", GREETINGS, "en", GREETINGS, "de", GREETINGS);
  }

  private static JsonNode soon(Supplier<JsonNode> asked, Predicate<JsonNode> until) {
    return Objects.requireNonNull(
        Flux.interval(Duration.ZERO, Duration.ofMillis(100))
            .onBackpressureDrop()
            .publishOn(Schedulers.boundedElastic())
            .map(tick -> asked.get())
            .filter(until)
            .blockFirst(PATIENCE));
  }

  @Test
  void howSureItMustBeIsTriedComparedPublishedAndTakenBack() {
    var sentence = somethingNotQuiteSure();
    var usual = understood(sentence);

    var version = change("PUT", "/acts-from", actsFrom(0.9), "p0");

    assertThat(owner.get(DRAFT).at("/actsFrom/es").asDouble()).isEqualTo(0.9);
    assertThat(owner.get(DRAFT + "/diff").at("/actsFrom/0/after").asDouble()).isEqualTo(0.9);
    assertThat(owner.get(DRAFT + "/diff").at("/actsFrom/0/before").isNull()).isTrue();
    assertThat(understood(sentence).get("command").asString()).isNotEqualTo("START_FLOW");
    assertThat(publish(version)).isEqualTo(1);
    publish(change("PUT", "/acts-from", actsFrom(null), version()));
    assertThat(owner.get(BOT).at("/actsFrom/es").isNull()).isTrue();
    assertThat(understood(sentence)).isEqualTo(usual);
    owner.does("POST", BOT + "/publications/1/restoration", Map.of());
    assertThat(owner.get(BOT).at("/actsFrom/es").asDouble()).isEqualTo(0.9);
    refused(put("/acts-from", actsFrom(0.1), version()), 400, "body-unreadable");
  }

  private Map<String, String> somethingNotQuiteSure() {
    return Stream.of(
            "ando sin señal por acá",
            "la tele se ve con rayas",
            "el aparato tiene una luz roja",
            "se me cae a ratos",
            "quisiera que alguien pase por la casa")
        .map(text -> Map.of("text", text, "language", "SPANISH"))
        .filter(
            sentence -> {
              var read = understood(sentence);
              return read.get("command").asString().equals("START_FLOW")
                  && read.get("confidence").asDouble() < 0.85;
            })
        .findFirst()
        .orElseThrow();
  }

  private JsonNode understood(Map<String, String> sentence) {
    return owner.does("POST", DRAFT + "/understanding", sentence).at("/understood/0");
  }

  private static Map<String, @Nullable Object> actsFrom(@Nullable Double spanish) {
    var scores = new HashMap<String, @Nullable Object>();
    scores.put("es", spanish);
    scores.put("en", null);
    scores.put("de", null);
    return scores;
  }

  @Test
  void aRestorationThatIsRefusedLeavesWhatWasLearnedAlone() {
    var publications = server.bean(Publications.class);
    var own =
        BotContent.SHIPPED.withPhrases(Map.of("greet", Map.of(Language.SPANISH, List.of("epa"))));
    Await.value(publications.publish(chat.tenant(), own, new Basis(null, 0, null)));
    Await.value(publications.publish(chat.tenant(), BotContent.SHIPPED, Basis.ANY));
    var learned = "select coalesce(max(publication), 0)::text from classifier where tenant_id = $1";
    var before = server.texts(chat.tenant(), learned);
    server
        .database()
        .executeAsOwner(
            """
            update bot_publication set files = jsonb_set(files, '{texts}', '{"no_such_text": {}}')
            where tenant_id = '%s' and publication = 1
            """
                .formatted(chat.tenant()));

    refused(owner.asks("POST", BOT + "/publications/1/restoration", Map.of()), 422, "bot-unfit");

    assertThat(server.texts(chat.tenant(), learned)).isEqualTo(before);
    assertThat(owner.get(BOT + "/publications")).hasSize(2);
  }

  @Test
  void aDraftThatIsBeingPublishedIsNotRestoredOver() {
    var version = change("PUT", "/texts", greeting("Epa"), "p0");
    publish(version);
    version = change("PUT", "/texts", greeting("Hola"), version);
    publish(version);
    version = change("PUT", "/texts", greeting("Aló"), version);
    Await.value(server.bean(Drafts.class).begin(chat.tenant(), version));

    refused(owner.asks("POST", BOT + "/publications/1/restoration", Map.of()), 409, "not-possible");
    refused(publication(version), 412, "draft-changed");
  }

  @Test
  void whatIsTooLongIsNotTakenButWhatIsKeptIsShown() {
    refused(put("/texts", greeting("x".repeat(4097)), "p0"), 400, "body-unreadable");
    var flow = BELL.replace("klingeln", "k".repeat(5000));

    change("POST", "/flows", yaml(flow), "p0");

    assertThat(of(owner.get(DRAFT).get("flows"), "flow", "ring_bell").at("/title/de").asString())
        .hasSize(5000);
  }

  private static Map<String, @Nullable Object> pretended(String name, String ending) {
    var pretended = new HashMap<String, @Nullable Object>();
    pretended.put("name", name);
    pretended.put("ending", ending);
    pretended.put("reason", null);
    return pretended;
  }

  private JsonNode played(Map<String, Object> conversation) {
    return owner.does("POST", DRAFT + "/preview", conversation).get("lines");
  }

  private static Map<String, Object> preview(List<String> texts) {
    var messages = texts.stream().map(text -> Map.of("text", text)).toList();
    return Map.of("language", "SPANISH", "messages", messages, "pretended", List.of());
  }

  private static Map<String, Object> greeting(String text) {
    return texts("greeting", text);
  }

  private static Map<String, Object> texts(String key, String text) {
    return Map.of("texts", List.of(Map.of("key", key, "text", all(text))));
  }

  private static Map<String, String> all(String text) {
    return Map.of("es", text, "en", text, "de", text);
  }

  private static Map<String, Object> phrases(String phrase) {
    return Map.of("es", List.of(phrase), "en", List.of(phrase), "de", List.of(phrase));
  }

  private static Map<String, String> yaml(String text) {
    return Map.of("yaml", text);
  }

  private String greetingOf(String bot) {
    return of(owner.get(bot).get("texts"), "key", "greeting").at("/text/es").asString();
  }

  private String version() {
    return owner.get(DRAFT).get("version").asString();
  }

  private int publish(String version) {
    return json(publication(version)).get("publication").asInt();
  }

  private ResponseSpec publication(String version) {
    return asks("POST", BOT + "/publication", Map.of(), version);
  }

  private String change(String method, String path, @Nullable Object body, String version) {
    return json(asks(method, DRAFT + path, body, version)).get("version").asString();
  }

  private ResponseSpec put(String path, Object body, String version) {
    return asks("PUT", DRAFT + path, body, version);
  }

  private ResponseSpec post(String path, Object body, String version) {
    return asks("POST", DRAFT + path, body, version);
  }

  private ResponseSpec asks(String method, String uri, @Nullable Object body, String version) {
    var request =
        owner
            .client()
            .method(HttpMethod.valueOf(method))
            .uri(uri)
            .header("If-Match", "\"" + version + "\"");
    if (body != null) {
      request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
    }
    return request.exchange();
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private static JsonNode json(ResponseSpec answer) {
    var body = answer.expectStatus().isOk().expectBody(String.class).returnResult();
    return AdminServer.json(body.getResponseBody());
  }

  private static JsonNode of(JsonNode all, String field, String value) {
    return StreamSupport.stream(all.spliterator(), false)
        .filter(one -> one.path(field).asString("").equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError(value + " is not in " + all));
  }

  private static List<String> texts(JsonNode all) {
    return StreamSupport.stream(all.spliterator(), false).map(JsonNode::asString).toList();
  }

  private static List<String> texts(JsonNode all, String field) {
    return StreamSupport.stream(all.spliterator(), false)
        .map(one -> one.get(field).asString())
        .toList();
  }
}
