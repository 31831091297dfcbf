package io.recado.admin.operator;

import io.recado.conversation.Language;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant, as operators see it: nothing that its customers wrote.
 *
 * @param suspendedAt null while it is served
 */
record TenantView(
    UUID id,
    String name,
    Language language,
    String plan,
    Instant createdAt,
    @Nullable Instant suspendedAt,
    long people,
    long channels) {}
