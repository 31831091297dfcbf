package io.recado.actions.identity;

import io.recado.action.CustomerId;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Takes a one-time code's word, and WhatsApp's: its signed webhooks name the number a message came
 * from, and whoever writes from a customer's number is that customer. What other channels know of
 * their users is what those say of themselves.
 */
@Repository
class PostgresCustomerIdentity implements CustomerIdentity {

  private static final String BY_CODE =
      """
      select p.customer_id from identity_proof p
      join conversation c on c.tenant_id = p.tenant_id and c.conversation_id = p.conversation_id
        and c.contact_id = p.contact_id
      where p.tenant_id = $1 and p.conversation_id = $2 and p.contact_id = $3 and p.until > clock_timestamp()
      order by p.proven_at desc limit 1
      """;

  private static final String BY_NUMBER =
      """
      select distinct k.customer_id
      from conversation c
      join channel h on h.tenant_id = c.tenant_id and h.channel_id = c.channel_id and h.kind = 'whatsapp'
      join channel_user u on u.tenant_id = c.tenant_id and u.channel_id = c.channel_id
        and u.conversation_id = c.conversation_id and u.user_id ~ '^\\d{7,15}$'
      join customer k on k.tenant_id = c.tenant_id and dialled(k.phone) = dialled(u.user_id)
      where c.tenant_id = $1 and c.conversation_id = $2 and c.contact_id = $3
      limit 2
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresCustomerIdentity(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<CustomerId> proven(TenantId tenant, ConversationId conversation, ContactId contact) {
    return scope.inTenant(
        tenant,
        () ->
            only(BY_CODE, tenant, conversation, contact)
                .switchIfEmpty(only(BY_NUMBER, tenant, conversation, contact)));
  }

  private Mono<CustomerId> only(
      String sql, TenantId tenant, ConversationId conversation, ContactId contact) {
    return client
        .sql(sql)
        .bind(0, tenant.value())
        .bind(1, conversation.value())
        .bind(2, contact.value())
        .mapValue(UUID.class)
        .all()
        .collectList()
        .filter(customers -> customers.size() == 1)
        .map(customers -> new CustomerId(customers.getFirst()));
  }
}
