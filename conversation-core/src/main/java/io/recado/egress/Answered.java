package io.recado.egress;

/**
 * What an address answered when it was asked.
 *
 * @param body unpacked; empty when there was none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answered(int status, byte[] body) {}
