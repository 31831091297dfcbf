package io.recado.egress;

import org.jspecify.annotations.Nullable;

/**
 * How an address answered what was posted to it.
 *
 * @param retryAfter the header of this name (RFC 9110, 10.2.3), as it came; null without one
 */
public record Posted(int status, @Nullable String retryAfter) {}
