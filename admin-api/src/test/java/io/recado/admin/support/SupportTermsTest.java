package io.recado.admin.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.CustomerId;
import io.recado.actions.ticket.Priority;
import io.recado.actions.ticket.ServiceLevel;
import io.recado.actions.ticket.TicketTerms;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@Tag("server")
class SupportTermsTest {

  private static final String SETTINGS = "/api/v1/ticket-settings";
  private static final String LEVELS = "/api/v1/service-levels";
  private static final String RULES = "/api/v1/ticket-rules";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void ticketsGoOnAsUsualUntilTheTenantSaysOtherwise() {
    var usual = agent.get(SETTINGS);
    assertThat(usual.get("reopenDays").asInt()).isEqualTo(14);
    assertThat(usual.get("warnPercent").asInt()).isEqualTo(25);
    assertThat(usual.get("survey").asBoolean()).isTrue();

    var other = Map.of("reopenDays", 0, "warnPercent", 50, "survey", false);
    put(owner, SETTINGS, "0", other).expectStatus().isOk();

    var after = agent.get(SETTINGS);
    assertThat(after.get("reopenDays").asInt()).isZero();
    assertThat(after.get("survey").asBoolean()).isFalse();
    assertThat(audited()).containsExactly("terms.changed tickets " + owner.id());
  }

  @Test
  void aTargetHoldsForTheNextTicketAndNotForThoseThereAre() {
    openDayAndNight();
    var conversation = chat.waits("ana", "hola");
    var before = errands.ticket(conversation, "no internet", "high");
    var promised = owner.get("/api/v1/tickets/" + before).at("/ticket/answer/due").asString();

    levels(target(null, "HIGH", 30, 60)).expectStatus().isOk();

    var after = errands.ticket(conversation, "no internet again", "high");
    assertThat(owner.get("/api/v1/tickets/" + before).at("/ticket/answer/due").asString())
        .isEqualTo(promised);
    assertThat(timeToAnswer(after)).isEqualTo(Duration.ofMinutes(30));
    assertThat(timeToAnswer(before)).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void targetsAreOfAPlanOrOfAllAndComeWithWhatIsUsual() {
    var plan = errands.subscription("Fast").plan();

    levels(target(plan, "HIGH", null, 120), target(null, "LOW", 600, null)).expectStatus().isOk();

    var shown = agent.get(LEVELS);
    assertThat(shown.get("targets")).hasSize(2);
    assertThat(shown.at("/targets/0/priority").asString()).isEqualTo("LOW");
    assertThat(shown.at("/targets/0/answerMinutes").asInt()).isEqualTo(600);
    assertThat(shown.at("/targets/0/resolutionMinutes").isNull()).isTrue();
    assertThat(shown.at("/targets/1/plan").asString()).isEqualTo(plan.toString());
    assertThat(shown.at("/usual/0/priority").asString()).isEqualTo("HIGH");
    assertThat(shown.at("/usual/0/resolutionMinutes").asInt()).isEqualTo(480);
    assertThat(audited()).containsExactly("terms.changed service_levels " + owner.id());
  }

  @Test
  void aPlanOfAnotherTenantIsNone() {
    var theirs = new Errands(new Chat()).subscription("Theirs").plan();

    refused(levels(target(theirs, "HIGH", 30, 60)), 422, "plan-unknown");
    refused(levels(target(Uuid7.next(), "HIGH", 30, 60)), 422, "plan-unknown");

    assertThat(owner.get(LEVELS).get("version").asString()).isEqualTo("0");
  }

  /** The times of all and of a plan, each with what holds where one is missing. */
  @ParameterizedTest
  @CsvSource({"61, 60, , ", "600, , , ", "60, 120, 121, ", "60, 120, , 59"})
  void nothingIsToBeClosedBeforeItIsAnswered(
      @Nullable Integer answer,
      @Nullable Integer resolution,
      @Nullable Integer answerOfPlan,
      @Nullable Integer resolutionOfPlan) {
    var ofAll = target(null, "HIGH", answer, resolution);
    if (answerOfPlan == null && resolutionOfPlan == null) {
      refused(levels(ofAll), 422, "promise-unfit");
      return;
    }
    var plan = errands.subscription("Fast").plan();
    var ofPlan = target(plan, "HIGH", answerOfPlan, resolutionOfPlan);

    refused(levels(ofAll, ofPlan), 422, "promise-unfit");
    levels(ofAll).expectStatus().isOk();
  }

  @Test
  void norIsItWhereOnePlanNamesTheAnswerAndAnotherTheEnd() {
    var answered = errands.subscription("Fast");
    var closed = errands.subscription("Sure");
    var customer = answered.customer();
    server.execute(
        chat.tenant(),
        "update subscription set customer_id = '%s' where tenant_id = $1".formatted(customer));

    levels(target(answered.plan(), "HIGH", 300, null), target(closed.plan(), "HIGH", null, 200))
        .expectStatus()
        .isOk();

    var terms = server.bean(TicketTerms.class);
    var level = terms.level(chat.tenant(), new CustomerId(customer), Priority.HIGH);
    assertThat(Await.value(level))
        .isEqualTo(new ServiceLevel(Duration.ofMinutes(200), Duration.ofMinutes(200)));
  }

  @Test
  void rulesSortWhatIsOpenedFromNowOn() {
    var conversation = chat.waits("ana", "hola");

    rules(
            Map.of("words", List.of(" clínica  del sur ", "hospital"), "setPriority", "HIGH"),
            Map.of("words", List.of(), "ofCategory", "INTERNET", "setCategory", "OTHER"))
        .expectStatus()
        .isOk();

    var urgent = errands.ticket(conversation, "La Clinica del Sur está sin servicio", "low");
    var sorted = owner.get("/api/v1/tickets/" + urgent).get("ticket");
    assertThat(sorted.get("priority").asString()).isEqualTo("HIGH");
    assertThat(sorted.get("category").asString()).isEqualTo("INTERNET");
    var shown = agent.get(RULES).get("rules");
    assertThat(shown.at("/0/words/0").asString()).isEqualTo("clínica del sur");
    assertThat(shown.at("/1/words")).isEmpty();
    assertThat(shown.at("/1/ofCategory").asString()).isEqualTo("INTERNET");
    assertThat(audited()).containsExactly("terms.changed ticket_rules " + owner.id());
  }

  @Test
  void aTenantHasSoManyRules() {
    var rule = Map.of("words", List.of("hospital"), "setPriority", "HIGH");
    var many = IntStream.rangeClosed(0, 100).mapToObj(_ -> rule).toList();

    refused(put(owner, RULES, "0", Map.of("rules", many)), 409, "too-many");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"words\": [], \"setPriority\": \"HIGH\"}",
        "{\"words\": [\"hospital\"]}",
        "{\"words\": [\"¡!\"], \"setPriority\": \"HIGH\"}",
        "{\"words\": [null], \"setPriority\": \"HIGH\"}",
        "{\"words\": [\"hospital\"], \"setCategory\": \"GARDEN\"}",
        "{\"setPriority\": \"HIGH\"}"
      })
  void whatIsNoRuleIsRefused(String rule) {
    refused(put(owner, RULES, "0", "{\"rules\": [%s]}".formatted(rule)), 400, "body-unreadable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"priority\": \"HIGH\", \"answerMinutes\": 0, \"resolutionMinutes\": 60}",
        "{\"priority\": \"HIGH\"}",
        "{\"answerMinutes\": 30}",
        "{\"priority\": \"HIGH\", \"resolutionMinutes\": 600001}",
        "{\"priority\": \"LOW\", \"answerMinutes\": 9}, {\"priority\": \"LOW\", \"answerMinutes\": 8}"
      })
  void whatIsNoTargetIsRefused(String targets) {
    refused(
        put(owner, LEVELS, "0", "{\"targets\": [%s]}".formatted(targets)), 400, "body-unreadable");
  }

  @ParameterizedTest
  @CsvSource({"-1, 25", "366, 25", "14, 0", "14, 100"})
  void whatIsNoSettingIsRefused(int reopenDays, int warnPercent) {
    var body = Map.of("reopenDays", reopenDays, "warnPercent", warnPercent, "survey", true);

    refused(put(owner, SETTINGS, "0", body), 400, "body-unreadable");
  }

  @Test
  void ownersSetThemAndNotOverWhatSomebodyElseHasJustSet() {
    for (var route : List.of(SETTINGS, LEVELS, RULES)) {
      var body =
          switch (route) {
            case SETTINGS -> Map.of("reopenDays", 7, "warnPercent", 25, "survey", true);
            case LEVELS -> Map.of("targets", List.of());
            default -> Map.of("rules", List.of());
          };
      put(agent, route, "0", body).expectStatus().isForbidden();
      put(owner, route, "0", body).expectStatus().isOk();
      refused(put(owner, route, "0", body), 412, "terms-changed");
      refused(put(owner, route, null, body), 428, "if-match-missing");
    }
  }

  private void openDayAndNight() {
    server.execute(
        chat.tenant(),
        """
        insert into opening_hours (tenant_id, weekday, opens, closes)
        select $1, weekday, '00:00', '00:00' from generate_series(1, 7) weekday
        """);
  }

  private Duration timeToAnswer(String ticket) {
    var shown = owner.get("/api/v1/tickets/" + ticket).get("ticket");
    return Duration.between(
        Instant.parse(shown.get("openedAt").asString()),
        Instant.parse(shown.at("/answer/due").asString()));
  }

  private ResponseSpec levels(Map<?, ?>... targets) {
    return put(owner, LEVELS, "0", Map.of("targets", List.of(targets)));
  }

  private ResponseSpec rules(Map<?, ?>... rules) {
    return put(owner, RULES, "0", Map.of("rules", List.of(rules)));
  }

  private static Map<String, Object> target(
      @Nullable UUID plan,
      String priority,
      @Nullable Integer answer,
      @Nullable Integer resolution) {
    var target = new HashMap<String, Object>();
    target.put("plan", plan);
    target.put("priority", priority);
    target.put("answerMinutes", answer);
    target.put("resolutionMinutes", resolution);
    return target;
  }

  private static ResponseSpec put(
      Person person, String route, @Nullable String version, Object body) {
    var request = person.client().put().uri(route).contentType(MediaType.APPLICATION_JSON);
    if (version != null) {
      request.header("If-Match", "\"" + version + "\"");
    }
    return request.bodyValue(body).exchange();
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || reference || ' ' || actor_name from audit_entry"
            + " where tenant_id = $1 and action = 'terms.changed' order by entry_id");
  }
}
