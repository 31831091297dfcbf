package io.recado.admin.customer;

import io.recado.conversation.Language;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer on file.
 *
 * @param emailVerified whether codes are sent to the address
 * @param version what a change of it is made to, as {@code If-Match}
 */
record CustomerView(
    UUID id,
    String number,
    String name,
    @Nullable String phone,
    @Nullable String email,
    boolean emailVerified,
    Language language,
    Instant createdAt,
    String version) {}
