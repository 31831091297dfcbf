package io.recado.intents;

import io.recado.intents.cascade.CascadingUnderstander;
import java.time.Duration;

/** The shipped understander, trained once for all tests of this JVM. */
public final class TrainedUnderstander {

  private static final CascadingUnderstander SHIPPED = warm();

  private TrainedUnderstander() {}

  public static CascadingUnderstander shipped() {
    return SHIPPED;
  }

  private static CascadingUnderstander warm() {
    var understander = Intents.shipped();
    understander.warmUp().block(Duration.ofMinutes(2));
    return understander;
  }
}
