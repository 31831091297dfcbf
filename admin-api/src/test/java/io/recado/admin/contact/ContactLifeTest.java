package io.recado.admin.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import io.recado.testing.Await;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was under way when a contact is merged, blocked or erased. */
@Tag("server")
class ContactLifeTest {

  private static final String ROUTE = "/api/v1/contacts/";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void aTicketOfAnErasedContactIsStillShownWithoutItsWords() {
    var conversation = chat.says("ana", "hola");
    var ticket = errands.ticket(conversation, "Sin internet", "high");
    owner.does("POST", "/api/v1/tickets/" + ticket + "/notes", Map.of("text", "llama de noche"));

    erase(conversation);

    assertThat(owner.get("/api/v1/tickets/" + ticket).toString())
        .doesNotContain("llama de noche", "Sin internet");
  }

  @Test
  void whatASiteHasSignedOfAVisitorIsOnTheCardAndErasedWithThem() {
    var conversation = chat.says("ana", "hola");
    server.execute(
        chat.tenant(),
        """
        insert into signed_visitor (tenant_id, channel_id, user_id, subject, email)
        select $1, channel_id, user_id, 'client-7', 'ana@example.com' from channel_user where tenant_id = $1
        """);

    var signed = owner.get(ROUTE + contact(conversation)).get("identities").get(0).get("signed");
    assertThat(signed.get("subject").asString()).isEqualTo("client-7");
    assertThat(signed.get("email").asString()).isEqualTo("ana@example.com");
    assertThat(signed.get("phone").isNull()).isTrue();

    erase(conversation);

    assertThat(texts("select subject from signed_visitor where tenant_id = $1")).isEmpty();
  }

  @Test
  void whoIsErasedIsToldNothingAnyMore() {
    var conversation = chat.says("ana", "hola");
    follows(conversation);
    promises(conversation, errands.invoice("F-1"));

    erase(conversation);
    server.execute(
        chat.tenant(),
        "select tell_customer($1, '%s', gen_random_uuid(), '{\"type\": \"Text\", \"body\": \"x\"}')"
            .formatted(conversation));

    assertThat(texts("select language from incident_follower where tenant_id = $1")).isEmpty();
    assertThat(texts("select state from payment_promise where tenant_id = $1"))
        .containsExactly("broken");
    assertThat(texts("select author from message where tenant_id = $1")).isEmpty();
    assertThat(texts("select state from outbox where tenant_id = $1 and state = 'pending'"))
        .isEmpty();
  }

  @Test
  void whoWaitedTwiceForTheSameWaitsOnceSinceTheFirstTime() {
    var first = chat.says("ana", "hola");
    var second = chat.says("ana-2", "hola otra vez");
    var service = service();
    waits(first, service, "2026-05-02");
    waits(second, service, "2026-05-01");

    owner.does("POST", ROUTE + contact(first) + "/merger", Map.of("from", contact(second)));

    assertThat(
            texts(
                "select state || ' ' || (asked_at at time zone 'UTC')::date from waiting_entry"
                    + " where tenant_id = $1 order by state"))
        .containsExactly("waiting 2026-05-01", "withdrawn 2026-05-01");
  }

  @Test
  void whatABlockedCustomerWritesStartsNoTurn() {
    var conversation = chat.says("ana", "hola");
    Await.value(chat.arrives("ana", "una cosa"));

    owner.does("PUT", ROUTE + contact(conversation) + "/block", Map.of());
    server.execute(
        chat.tenant(), "update conversation_work set parked = true where tenant_id = $1");
    Await.value(chat.arrives("ana", "otra cosa"));

    assertThat(
            texts(
                "select concat(parked, ' ', due_at, pending_since, silence_at)"
                    + " from conversation_work where tenant_id = $1"))
        .containsExactly("t ");
    assertThat(texts("select event_key from journal where tenant_id = $1 and applied_at is null"))
        .isEmpty();
  }

  /** As it is for who found the conversation before, and waited for its row. */
  @Test
  void nothingIsAddedToAnErasedConversation() {
    chat.says("ana", "hola");
    server.execute(
        chat.tenant(), "update conversation_work set erased = true where tenant_id = $1");

    assertThatThrownBy(() -> Await.value(chat.arrives("ana", "too-late-canary")))
        .isInstanceOf(RuntimeException.class);

    assertThat(
            texts(
                "select event_key from journal"
                    + " where tenant_id = $1 and event::text like '%too-late-canary%'"))
        .isEmpty();
  }

  private void erase(UUID conversation) {
    owner
        .client()
        .delete()
        .uri(ROUTE + contact(conversation))
        .exchange()
        .expectStatus()
        .isNoContent();
  }

  private void follows(UUID conversation) {
    var incident = errands.suspicion(errands.network("Norte").getFirst());
    server.execute(
        chat.tenant(),
        "insert into incident_follower (tenant_id, incident_id, conversation_id, language)"
            + " values ($1, '%s', '%s', 'es')".formatted(incident, conversation));
  }

  private void promises(UUID conversation, UUID invoice) {
    server.execute(
        chat.tenant(),
        """
        insert into payment_promise (tenant_id, promise_id, invoice_id, customer_id, conversation_id, language, due_on,
                                     request_key, promised_at)
        select $1, gen_random_uuid(), i.invoice_id, i.customer_id, '%s', 'es', current_date + 3, 'promise', now()
        from invoice i where i.tenant_id = $1 and i.invoice_id = '%s'
        """
            .formatted(conversation, invoice));
  }

  private UUID service() {
    var service = Uuid7.next();
    server.execute(
        chat.tenant(),
        "insert into service (tenant_id, service_id, position, name_es, name_en, name_de, minutes)"
            + " values ($1, '%s', 1, 'Visita', 'Visit', 'Besuch', 30)".formatted(service));
    return service;
  }

  private void waits(UUID conversation, UUID service, String day) {
    server.execute(
        chat.tenant(),
        """
        insert into waiting_entry (tenant_id, entry_id, conversation_id, contact_id, service_id, language, first_day,
                                   last_day, part, asked_at)
        select $1, gen_random_uuid(), c.conversation_id, c.contact_id, '%s', 'es', '2026-06-01', '2099-06-02', 'any',
               '%s 12:00Z'
        from conversation c where c.tenant_id = $1 and c.conversation_id = '%s'
        """
            .formatted(service, day, conversation));
  }

  private UUID contact(UUID conversation) {
    return UUID.fromString(
        owner.get("/api/v1/conversations/" + conversation).get("contact").asString());
  }

  private List<String> texts(String sql) {
    return server.texts(chat.tenant(), sql);
  }
}
