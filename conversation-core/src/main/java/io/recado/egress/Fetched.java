package io.recado.egress;

import java.net.URI;

/**
 * What an address answered.
 *
 * @param address the one that answered, after redirects
 * @param contentType as it was sent; empty when nothing was
 * @param body unpacked
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Fetched(URI address, String contentType, byte[] body) {}
