package io.recado.admin.outage;

import io.recado.actions.outage.Incident;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a node and all it feeds.
 *
 * @param area the node's name
 * @param estimatedUntil when it is expected to be over; null while nobody knows
 * @param endedAt null while it goes on
 * @param update what was last said of it to customers; null when nothing was
 * @param reports how many have reported it
 * @param followers how many are told when it is over
 */
record IncidentView(
    UUID id,
    UUID node,
    String area,
    Incident.State state,
    Instant beganAt,
    @Nullable Instant estimatedUntil,
    @Nullable Instant endedAt,
    Incident.@Nullable Update update,
    int reports,
    int followers) {}
