package io.recado.actions.event;

import io.recado.tenant.TenantId;

/** Names a subscription among those of all tenants. */
public record SubscriptionKey(TenantId tenant, SubscriptionId id) {}
