package io.recado.actions.outage;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a part of the network is, and so where it hangs. */
public enum NodeKind {
  /** A root: nothing feeds it. */
  NODE(null),
  SECTOR(NODE),
  /** One customer's. */
  ACCESS(SECTOR);

  private final @Nullable NodeKind feeder;

  NodeKind(@Nullable NodeKind feeder) {
    this.feeder = feeder;
  }

  /** What feeds it; null of what nothing feeds. */
  public @Nullable NodeKind feeder() {
    return feeder;
  }

  /** The name in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static NodeKind ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
