package io.recado.admin.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Post;
import io.recado.admin.access.Role;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class InvitationTest {

  private static final String PASSWORD = "correct horse battery";

  private final AdminServer server = AdminServer.running();
  private final WebTestClient stranger = server.stranger();
  private final Post post = new Post(server);
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final String email = Post.anAddress();

  @Test
  void whoIsInvitedComesInWithANameAndAPassword() {
    invite(email, "AGENT").expectStatus().isCreated();
    assertThat(owner.get("/api/v1/invitations").toString()).contains(email);
    var token = post.token(email);
    var link = open(token);
    assertThat(link.get("kind").asString()).isEqualTo("INVITATION");
    assertThat(link.get("hasAccount").asBoolean()).isFalse();
    assertThat(link.get("role").asString()).isEqualTo("AGENT");

    var signedIn = json(accept(token, PASSWORD).expectStatus().isCreated());

    assertThat(signedIn.get("tenant").asString()).isEqualTo(chat.tenant().toString());
    assertThat(signedIn.get("role").asString()).isEqualTo("AGENT");
    assertThat(owner.get("/api/v1/people").toString()).contains("Eva Ríos");
    assertThat(owner.get("/api/v1/invitations")).isEmpty();
    assertThat(owner.get("/api/v1/audit").toString()).contains("person.invited", "person.joined");
    accept(token, PASSWORD).expectStatus().isEqualTo(410);
  }

  @Test
  void whoHasAnAccountJoinsByItsPassword() {
    var known = server.person(new Chat().tenant(), Role.OWNER);
    var address = known.account().email();
    invite(address, "OWNER").expectStatus().isCreated();
    var token = post.token(address);
    assertThat(open(token).get("hasAccount").asBoolean()).isTrue();

    accept(token, PASSWORD).expectStatus().isUnauthorized();
    var signedIn = json(accept(token, known.account().password()).expectStatus().isCreated());

    assertThat(signedIn.get("tenant").asString()).isEqualTo(chat.tenant().toString());
    assertThat(signedIn.get("person").asString()).isEqualTo(known.id().toString());
  }

  @Test
  void aRevokedInvitationOpensNothing() {
    var id = json(invite(email, "AGENT").expectStatus().isCreated()).get("id").asString();
    var token = post.token(email);

    owner.asks("DELETE", "/api/v1/invitations/" + id, "").expectStatus().isNoContent();

    accept(token, PASSWORD).expectStatus().isEqualTo(410);
    owner.asks("DELETE", "/api/v1/invitations/" + id, "").expectStatus().isNotFound();
    assertThat(owner.get("/api/v1/audit").toString()).contains("person.uninvited");
  }

  @Test
  void askingAgainSendsAnotherLinkAndMakesTheFirstVoid() {
    invite(email, "AGENT");
    var first = post.token(email);
    invite(email, "OWNER").expectStatus().isCreated();
    var second = Post.tokenIn(post.awaited(email, 2));

    accept(first, PASSWORD).expectStatus().isEqualTo(410);
    var signedIn = json(accept(second, PASSWORD).expectStatus().isCreated());

    assertThat(signedIn.get("role").asString()).isEqualTo("OWNER");
  }

  @Test
  void anInvitationIsTooOldAfterAWeek() {
    invite(email, "AGENT");
    var token = post.token(email);
    server
        .database()
        .executeAsOwner(
            "update mailed_link set valid_until = valid_until - interval '7 days' where email = '"
                + email
                + "'");

    accept(token, PASSWORD).expectStatus().isEqualTo(410);
    assertThat(owner.get("/api/v1/invitations")).isEmpty();
  }

  @Test
  void aMemberIsNotInvitedAndAgentsInviteNobody() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    invite(agent.account().email(), "AGENT").expectStatus().isEqualTo(409);
    agent.asks("POST", "/api/v1/invitations", wish(email, "OWNER")).expectStatus().isForbidden();
  }

  @Test
  void whatARemovedOrDemotedOwnerHasSentOpensNothing() {
    var second = server.person(chat.tenant(), Role.OWNER);
    second.asks("POST", "/api/v1/invitations", wish(email, "OWNER")).expectStatus().isCreated();
    var token = post.token(email);

    owner
        .asks("PUT", "/api/v1/people/" + second.id() + "/role", Map.of("role", "AGENT"))
        .expectStatus()
        .isNoContent();

    accept(token, PASSWORD).expectStatus().isEqualTo(410);
    assertThat(owner.get("/api/v1/invitations")).isEmpty();
  }

  @Test
  void theLinkOfASuspendedTenantOpensNothingUntilItIsResumed() {
    invite(email, "AGENT");
    var token = post.token(email);
    server
        .database()
        .executeAsOwner(
            "update tenant set suspended_at = now() where tenant_id = '" + chat.tenant() + "'");

    accept(token, PASSWORD).expectStatus().isEqualTo(410);
    server
        .database()
        .executeAsOwner(
            "update tenant set suspended_at = null where tenant_id = '" + chat.tenant() + "'");

    accept(token, PASSWORD).expectStatus().isCreated();
  }

  @Test
  void aFailedTryGivesTheLinkBack() {
    invite(email, "AGENT");
    var token = post.token(email);

    accept(token, "short").expectStatus().isEqualTo(422);

    accept(token, PASSWORD).expectStatus().isCreated();
  }

  @Test
  void fewMailsGoToOneAddressHoweverManyInvite() {
    for (int i = 0; i < 5; i++) {
      invite(email, "AGENT").expectStatus().isCreated();
    }

    // Twice as many, should Redis be slow: then each may have been counted in another place.
    for (int i = 0; i < 5; i++) {
      invite(email, "AGENT");
    }
    invite(email, "AGENT").expectStatus().isEqualTo(429);
  }

  private ResponseSpec invite(String address, String role) {
    return owner.asks("POST", "/api/v1/invitations", wish(address, role));
  }

  private static Map<String, String> wish(String address, String role) {
    return Map.of("email", address, "role", role, "language", "ENGLISH");
  }

  private JsonNode open(String token) {
    return json(post("/api/v1/links", Map.of("token", token)).expectStatus().isOk());
  }

  private ResponseSpec accept(String token, String password) {
    return post(
        "/api/v1/invitations/acceptance",
        Map.of("token", token, "name", "Eva Ríos", "password", password));
  }

  private ResponseSpec post(String path, Map<String, String> body) {
    return stranger.post().uri(path).bodyValue(body).exchange();
  }

  private static JsonNode json(ResponseSpec answer) {
    return AdminServer.json(
        Objects.requireNonNull(answer.expectBody(String.class).returnResult().getResponseBody()));
  }
}
