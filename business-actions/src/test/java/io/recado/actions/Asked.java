package io.recado.actions;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit.Stubbing;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import java.time.Duration;
import java.time.Instant;

/** For calls of several steps, to one of which a server is silent. */
public final class Asked {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Asked() {}

  /**
   * Makes a call of little patience until the server has been asked for what it is silent about: on
   * a busy machine, the patience may be over at a step before.
   */
  public static void until(Stubbing server, RequestPatternBuilder silent, Runnable call) {
    var end = Instant.now().plus(PATIENCE);
    do {
      call.run();
    } while (server.findAll(silent).isEmpty() && Instant.now().isBefore(end));
    assertThat(server.findAll(silent)).isNotEmpty();
  }
}
