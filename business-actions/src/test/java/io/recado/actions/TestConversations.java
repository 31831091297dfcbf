package io.recado.actions;

import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;

/** Conversations for errands to belong to, where the database asks for real ones. */
public final class TestConversations {

  private static final String CHANNEL =
      """
      insert into channel (tenant_id, channel_id, kind, address, secrets)
      values ($1, $2, 'webchat', $2::text, '')
      """;

  private static final String CONTACT =
      """
      insert into contact (tenant_id, contact_id, name) values ($1, $2, 'Cliente Demo')
      """;

  private static final String CONVERSATION =
      """
      insert into conversation (tenant_id, conversation_id, channel_id, contact_id, address, dialogue)
      values ($1, $2, $3, $4, 'visitor', '{}')
      """;

  /** A customer's thread. */
  public record TestThread(TenantId tenant, ConversationId conversation, ContactId contact) {

    /** One that only exists in memory. */
    public static TestThread imagined() {
      return new TestThread(
          new TenantId(Uuid7.next()),
          new ConversationId(Uuid7.next()),
          new ContactId(Uuid7.next()));
    }
  }

  private TestConversations() {}

  /** Adds a conversation with a contact and a channel of its own. */
  public static TestThread add(TestDatabase database, TenantId tenant) {
    var thread =
        new TestThread(tenant, new ConversationId(Uuid7.next()), new ContactId(Uuid7.next()));
    var channel = Uuid7.next();
    var client = database.client();
    var rows =
        client
            .sql(CHANNEL)
            .bind(0, tenant.value())
            .bind(1, channel)
            .then()
            .then(
                client
                    .sql(CONTACT)
                    .bind(0, tenant.value())
                    .bind(1, thread.contact().value())
                    .then())
            .then(
                client
                    .sql(CONVERSATION)
                    .bind(0, tenant.value())
                    .bind(1, thread.conversation().value())
                    .bind(2, channel)
                    .bind(3, thread.contact().value())
                    .then());
    Await.done(database.scope().inTenant(tenant, () -> rows));
    return thread;
  }
}
