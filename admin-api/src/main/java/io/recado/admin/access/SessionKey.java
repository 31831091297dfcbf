package io.recado.admin.access;

import io.recado.tenant.TenantId;
import java.util.UUID;

/** One sign-in with one tenant. */
public record SessionKey(TenantId tenant, UUID id) {}
