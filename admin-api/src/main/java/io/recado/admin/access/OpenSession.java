package io.recado.admin.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A sign-in that has not ended.
 *
 * @param renewedAt when its tokens were last renewed
 * @param address it was last renewed from
 */
record OpenSession(
    UUID id, Instant createdAt, Instant renewedAt, String address, String userAgent) {}
