package io.recado.channel;

import io.recado.tenant.TenantId;

/** A channel, and whose it is. */
public record ChannelKey(TenantId tenant, ChannelId id) {}
