package io.recado.actions.event;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantId;
import java.util.UUID;

/** Names a subscription among those of all tenants. */
public record SubscriptionKey(TenantId tenant, SubscriptionId id) {

  /** Of a row with {@code tenant_id} and {@code subscription_id}. */
  static SubscriptionKey of(Readable row) {
    return new SubscriptionKey(
        new TenantId(required(row, "tenant_id", UUID.class)),
        new SubscriptionId(required(row, "subscription_id", UUID.class)));
  }
}
