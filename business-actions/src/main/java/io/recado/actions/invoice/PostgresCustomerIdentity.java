package io.recado.actions.invoice;

import io.recado.conversation.ContactId;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Takes WhatsApp's word: its signed webhooks name the number a message came from, and whoever
 * writes from a customer's number is that customer. What other channels know of their users is what
 * those say of themselves.
 */
@Repository
class PostgresCustomerIdentity implements CustomerIdentity {

  private static final String BY_NUMBER =
      """
      select distinct k.customer_id
      from conversation c
      join channel h on h.tenant_id = c.tenant_id and h.channel_id = c.channel_id and h.kind = 'whatsapp'
      join channel_user u on u.tenant_id = c.tenant_id and u.channel_id = c.channel_id
        and u.conversation_id = c.conversation_id and u.user_id ~ '^\\d{7,15}$'
      join customer k on k.tenant_id = c.tenant_id and dialled(k.phone) = dialled(u.user_id)
      where c.tenant_id = $1 and c.contact_id = $2
      limit 2
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresCustomerIdentity(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<CustomerId> proven(TenantId tenant, ContactId contact) {
    return scope
        .inTenant(tenant, () -> withItsNumber(tenant, contact))
        .filter(customers -> customers.size() == 1)
        .map(customers -> new CustomerId(customers.getFirst()));
  }

  private Mono<List<UUID>> withItsNumber(TenantId tenant, ContactId contact) {
    return client
        .sql(BY_NUMBER)
        .bind(0, tenant.value())
        .bind(1, contact.value())
        .mapValue(UUID.class)
        .all()
        .collectList();
  }
}
