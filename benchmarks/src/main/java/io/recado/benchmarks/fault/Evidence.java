package io.recado.benchmarks.fault;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was seen from outside the product while it was broken. All times are of one clock.
 *
 * @param acknowledged the keys of events whose delivery got a 2xx
 * @param arrivals what channels were given, in the order it came
 * @param silences when the bot had to be silent in a conversation
 * @param wakeUps the conversations that stand in Redis's stream
 */
record Evidence(
    Set<String> acknowledged,
    List<Arrival> arrivals,
    List<Silence> silences,
    List<WakeUp> wakeUps) {

  Evidence {
    acknowledged = Set.copyOf(acknowledged);
    arrivals = List.copyOf(arrivals);
    silences = List.copyOf(silences);
    wakeUps = List.copyOf(wakeUps);
  }

  /**
   * A message of ours that a channel was given.
   *
   * @param channel the address it was sent from
   * @param recipient whom it was sent to
   * @param opaqueId our own id of it; null where the channel takes none
   * @param messageId the id the channel gave it
   * @param words what the customer read
   */
  record Arrival(
      String channel,
      String recipient,
      @Nullable String opaqueId,
      String messageId,
      String words,
      Instant at) {}

  /**
   * From the moment a takeover was confirmed to the moment a handback was asked for.
   *
   * @param until null when the person still has the conversation
   */
  record Silence(UUID conversation, Instant since, @Nullable Instant until) {}

  record WakeUp(UUID tenant, UUID conversation) {}
}
