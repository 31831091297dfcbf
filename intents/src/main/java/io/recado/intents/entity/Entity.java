package io.recado.intents.entity;

import java.util.List;

/**
 * Something a customer's words stand for.
 *
 * @param readings what they may stand for, the likeliest first; never empty
 * @param start where the words begin in the message
 * @param end right behind their last {@code char}
 * @param text the words as they were written
 * @param confidence 0 to 1
 */
public record Entity(List<Value> readings, int start, int end, String text, double confidence) {

  /** From here on nothing needs to be asked back. */
  private static final double SURE = 0.8;

  public Entity {
    readings = List.copyOf(readings);
    if (readings.isEmpty()) {
      throw new IllegalArgumentException("an entity has a reading");
    }
  }

  static Entity found(Value value, int start, int end, String message, double confidence) {
    return new Entity(List.of(value), start, end, message.substring(start, end), confidence);
  }

  /** The likeliest reading. */
  public Value value() {
    return readings.getFirst();
  }

  /**
   * Whether it may be taken as it stands; otherwise ask which reading is meant, or whether it is.
   */
  public boolean isSure() {
    return readings.size() == 1 && confidence >= SURE;
  }

  boolean covers(Entity other) {
    return start <= other.start && other.end <= end;
  }

  boolean overlaps(Entity other) {
    return start < other.end && other.start < end;
  }
}
