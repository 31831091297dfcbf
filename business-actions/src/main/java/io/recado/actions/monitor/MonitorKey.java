package io.recado.actions.monitor;

import io.recado.tenant.TenantId;

/** A monitor, and whose it is. */
public record MonitorKey(TenantId tenant, MonitorId id) {}
