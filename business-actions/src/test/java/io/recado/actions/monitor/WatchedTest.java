package io.recado.actions.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.monitor.Watched.Consequence;
import io.recado.actions.outage.IncidentId;
import io.recado.actions.outage.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WatchedTest {

  private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(50);
  private static final NodeId NODE = new NodeId(new UUID(0, 1));
  private static final IncidentId INCIDENT = new IncidentId(new UUID(0, 2));

  @Test
  void whatIsDownForTheFirstTimeIsWaitedFor() {
    assertThat(new Watched(NODE, Sight.UP, BEFORE, null).after(Sight.DOWN, NOW, PATIENCE))
        .isEqualTo(new Consequence.None(NOW));
  }

  @Test
  void whatStaysDownBeginsWhenItWasFirstSeenSo() {
    assertThat(new Watched(NODE, Sight.DOWN, BEFORE, null).after(Sight.DOWN, NOW, PATIENCE))
        .isEqualTo(new Consequence.Begins(BEFORE));
  }

  @Test
  void whatIsKnownBeginsOnce() {
    assertThat(new Watched(NODE, Sight.DOWN, BEFORE, INCIDENT).after(Sight.DOWN, NOW, PATIENCE))
        .isEqualTo(new Consequence.None(BEFORE));
  }

  @Test
  void whatIsUpAgainEndsOnceItStaysSo() {
    var up = new Watched(NODE, Sight.DOWN, BEFORE, INCIDENT);
    assertThat(up.after(Sight.UP, NOW, PATIENCE)).isEqualTo(new Consequence.None(NOW));

    assertThat(new Watched(NODE, Sight.UP, BEFORE, INCIDENT).after(Sight.UP, NOW, PATIENCE))
        .isEqualTo(new Consequence.Ends(BEFORE, INCIDENT));
  }

  @Test
  void withoutPatienceItFollowsAtOnce() {
    assertThat(new Watched(NODE, null, null, null).after(Sight.DOWN, NOW, Duration.ZERO))
        .isEqualTo(new Consequence.Begins(NOW));
  }
}
