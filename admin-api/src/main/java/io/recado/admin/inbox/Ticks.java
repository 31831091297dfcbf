package io.recado.admin.inbox;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a message of ours has come. */
enum Ticks {
  WAITING,
  SENT,
  DELIVERED,
  READ,
  FAILED,
  WITHDRAWN;

  /**
   * @param state of the outbox; null when it keeps nothing of the message
   * @param receipt the furthest the channel told; null before the first
   */
  static @Nullable Ticks of(@Nullable String state, @Nullable String receipt) {
    if (state == null) {
      return null;
    }
    return switch (state) {
      case "pending", "sending" -> WAITING;
      case "dead" -> FAILED;
      case "withdrawn" -> WITHDRAWN;
      case "sent" -> told(receipt);
      default -> throw new IllegalStateException("no such state of a message: " + state);
    };
  }

  private static Ticks told(@Nullable String receipt) {
    return switch (receipt == null ? "" : receipt.toUpperCase(Locale.ROOT)) {
      case "DELIVERED" -> DELIVERED;
      case "READ", "PLAYED" -> READ;
      default -> SENT;
    };
  }
}
