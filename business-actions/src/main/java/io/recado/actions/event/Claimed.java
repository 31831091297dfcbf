package io.recado.actions.event;

import java.util.UUID;

/**
 * An event that is this process's to post, until its lease ends.
 *
 * @param fence grows with every claim
 * @param attempt 1 for the first
 * @param timestamp seconds since 1970, by the database
 * @param body of the request; the same at every attempt
 * @param sealed a {@link SealedAddress}
 * @param previousSigns whether the secret before the last rotation signs as well
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Claimed(
    SubscriptionKey subscription,
    UUID event,
    long fence,
    int attempt,
    long timestamp,
    String body,
    byte[] sealed,
    boolean previousSigns) {}
