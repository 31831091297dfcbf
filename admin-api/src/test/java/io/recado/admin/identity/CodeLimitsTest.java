package io.recado.admin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@Tag("server")
class CodeLimitsTest {

  private static final String LIMITS = "/api/v1/code-limits";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void whoHasDecidedNothingHasTheUsualOnes() {
    var limits = owner.get(LIMITS);

    assertThat(limits.get("codesAnHour").asInt()).isEqualTo(500);
    assertThat(limits.get("wrongADay").asInt()).isEqualTo(300);
  }

  @Test
  void theyAreSetAgainstTheVersionThatWasLookedAt() {
    change("0", 2_000, 1_000).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");
    refused(change("0", 10, 30), 412, "terms-changed");
    refused(change("", 10, 30), 428, "if-match-missing");

    assertThat(
            server.texts(
                chat.tenant(),
                "select codes_an_hour || ' ' || wrong_a_day from identity_limit where tenant_id = $1"))
        .containsExactly("2000 1000");
    assertThat(
            server.texts(
                chat.tenant(),
                "select reference from audit_entry where tenant_id = $1 and action = 'terms.changed'"))
        .containsExactly("identity_codes");
  }

  @Test
  void howNearTheyAreIsToldByWhatCounts() {
    var conversation = chat.says("ana", "hola");
    server.execute(
        chat.tenant(),
        """
        insert into identity_event (tenant_id, request_key, conversation_id, contact_id, kind, address, at)
        select $1, e.key, conversation_id, contact_id, e.kind, e.address, now() - e.ago
        from conversation, (values
          ('1', 'asked', 'a@b.cl', interval '1 minute'), ('2', 'asked_again', 'a@b.cl', interval '1 minute'),
          ('3', 'asked', null, interval '1 minute'), ('4', 'asked', 'a@b.cl', interval '2 hours'),
          ('5', 'wrong', 'a@b.cl', interval '2 hours'), ('6', 'wrong', 'a@b.cl', interval '25 hours')
        ) e (key, kind, address, ago)
        where tenant_id = $1 and conversation_id = '%s'
        """
            .formatted(conversation));

    var limits = owner.get(LIMITS);

    assertThat(limits.get("sent").asInt()).isEqualTo(2);
    assertThat(limits.get("wrong").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"9, 300", "100001, 300", "500, 29", "500, 10001"})
  void whatCannotBeWeighedIsRefused(int codes, int wrong) {
    refused(change("0", codes, wrong), 400, "body-unreadable");
  }

  @Test
  void agentsSetNone() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent.client().get().uri(LIMITS).exchange().expectStatus().isForbidden();
  }

  private ResponseSpec change(String version, int codes, int wrong) {
    return owner
        .client()
        .method(HttpMethod.PUT)
        .uri(LIMITS)
        .header("If-Match", version)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("codesAnHour", codes, "wrongADay", wrong))
        .exchange();
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }
}
