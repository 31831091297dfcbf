package io.recado.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class SecondFactorTest {

  private final AdminServer server = AdminServer.running();
  private final WebTestClient stranger = server.stranger();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final String password = agent.account().password();
  private byte[] secret = new byte[0];
  private long step;

  @Test
  void onceItIsOnThePasswordAloneLetsNobodyIn() {
    switchOn();

    var ticket = ticket();
    enter(ticket, "000000").expectStatus().isUnauthorized();
    enter(ticket + "x", code(1)).expectStatus().isUnauthorized();
    enter(ticket, code(1)).expectStatus().isCreated();

    var account = agent.get("/api/v1/account");
    assertThat(account.get("secondFactor").asBoolean()).isTrue();
    assertThat(account.get("recoveryCodesLeft").asInt()).isEqualTo(10);
  }

  @Test
  void aCodeIsGoodOnceForAllWhoPresentIt() {
    switchOn();
    var ticket = ticket();
    var code = code(1);

    var answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> enter(ticket, code).returnResult(Void.class).getStatus().value())
            .toList();

    assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 401).hasSize(7);
  }

  @Test
  void theCodeThatConfirmedItIsUsedUp() {
    switchOn();

    enter(ticket(), code(0)).expectStatus().isUnauthorized();
  }

  @Test
  void aRecoveryCodeOpensOnceAndIsCounted() {
    var codes = switchOn();

    enter(ticket(), codes.getFirst().toLowerCase(Locale.ROOT)).expectStatus().isCreated();
    enter(ticket(), codes.getFirst()).expectStatus().isUnauthorized();

    assertThat(agent.get("/api/v1/account").get("recoveryCodesLeft").asInt()).isEqualTo(9);
    assertThat(audit()).contains("person.recovery_code_used", "person.second_factor_on");
  }

  @Test
  void withoutAConfirmationItIsNotOn() {
    enrol();

    confirm("000000").expectStatus().isEqualTo(422);

    signIn().expectStatus().isCreated();
  }

  @Test
  void whatIsOnIsNotBegunAnew() {
    switchOn();

    agent
        .asks("POST", "/api/v1/account/second-factor", Map.of("password", password))
        .expectStatus()
        .isEqualTo(409);
    confirm(code(1)).expectStatus().isEqualTo(409);
  }

  @Test
  void switchingItOffNeedsThePasswordAndACode() {
    switchOn();

    remove("wrong", code(1)).expectStatus().isEqualTo(422);
    remove(password, "000000").expectStatus().isEqualTo(422);
    remove(password, code(1)).expectStatus().isNoContent();

    signIn().expectStatus().isCreated();
    assertThat(audit()).contains("person.second_factor_off");
  }

  @Test
  void guessingIsStopped() {
    switchOn();
    var ticket = ticket();
    for (int i = 0; i < 20; i++) {
      enter(ticket, "00000" + i % 10).expectStatus().is4xxClientError();
    }

    enter(ticket, code(1)).expectStatus().isEqualTo(429);
  }

  @Test
  void case40NeitherTheSecretNorACodeIsInTheDatabase() {
    var codes = switchOn();

    var rows = server.everyRow();

    var canaries = new ArrayList<>(codes);
    canaries.add(Base32.of(secret));
    canaries.addAll(codes.stream().map(code -> code.replace("-", "")).toList());
    assertThat(canaries).noneMatch(rows::contains);
  }

  private List<String> switchOn() {
    enrol();
    var codes = json(confirm(code(0)).expectStatus().isOk()).get("recoveryCodes");
    assertThat(codes).hasSize(10);
    return codes.valueStream().map(JsonNode::asString).toList();
  }

  private void enrol() {
    var begun = agent.does("POST", "/api/v1/account/second-factor", Map.of("password", password));
    secret = bytes(begun.get("secret").asString());
    step = Instant.now().getEpochSecond() / 30;
    assertThat(begun.get("uri").asString())
        .startsWith("otpauth://totp/Recado:")
        .contains("secret=" + begun.get("secret").asString());
  }

  private ResponseSpec confirm(String code) {
    return agent.asks("POST", "/api/v1/account/second-factor/confirmation", Map.of("code", code));
  }

  private ResponseSpec remove(String given, String code) {
    return agent.asks(
        "POST", "/api/v1/account/second-factor/removal", Map.of("password", given, "code", code));
  }

  private ResponseSpec signIn() {
    return post("/api/v1/sessions", Map.of("email", agent.account().email(), "password", password));
  }

  private String ticket() {
    var refusal = json(signIn().expectStatus().isUnauthorized());
    assertThat(refusal.get("code").asString()).isEqualTo("second-factor-needed");
    return refusal.get("ticket").asString();
  }

  private ResponseSpec enter(String ticket, String code) {
    return post("/api/v1/sessions/second-factor", Map.of("ticket", ticket, "code", code));
  }

  private ResponseSpec post(String path, Map<String, String> body) {
    return stranger.post().uri(path).bodyValue(body).exchange();
  }

  /** Of when it was begun, or of so many steps later: the same however long a test takes. */
  private String code(int later) {
    return Totp.code(secret, step + later);
  }

  private String audit() {
    return server.person(chat.tenant(), Role.OWNER).get("/api/v1/audit").toString();
  }

  private static JsonNode json(ResponseSpec answer) {
    return AdminServer.json(
        Objects.requireNonNull(answer.expectBody(String.class).returnResult().getResponseBody()));
  }

  /** As an app reads it. */
  private static byte[] bytes(String base32) {
    var bits = new StringBuilder();
    base32
        .chars()
        .map("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"::indexOf)
        .forEach(
            value ->
                bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0')));
    var bytes = new byte[bits.length() / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
    }
    return bytes;
  }
}
