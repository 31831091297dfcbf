package io.recado.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.database.TestDatabase;
import io.recado.health.GuardReport.Kind;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class NodeReportsTest {

  private static final Instant LATER = Instant.parse("2026-11-23T04:00:00Z");

  private static final TestDatabase DATABASE = TestDatabase.with("core");

  private final NodeReports reports = new NodeReports(DATABASE.database().dispatch());
  private final TenantId ours = new TenantId(UUID.randomUUID());
  private final TenantId theirs = new TenantId(UUID.randomUUID());
  private final GuardReport billing = guard(ours, "billing", Breaker.OPEN);
  private final GuardReport portal = guard(ours, "portal", Breaker.CLOSED);
  private final GuardReport other = guard(theirs, "other", Breaker.TRYING);

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @BeforeEach
  void forget() {
    dispatch("delete from node_report");
  }

  @Test
  void aTenantSeesWhatEachProcessCallsForItAndNothingOfItsNeighbours() {
    tell(List.of(new NodeWork("turns", 3, 7)), portal, other, billing);
    tell(List.of());

    var nodes = Await.value(reports.ofTenant(ours));

    assertThat(nodes).hasSize(2);
    assertThat(nodes.getFirst().guards()).containsExactly(billing, portal);
    assertThat(nodes.getFirst().work()).containsExactly(new NodeWork("turns", 3, 7));
    assertThat(nodes.getFirst().open()).isOne();
    assertThat(nodes.getLast().guards()).isEmpty();
    assertThat(nodes.getLast().work()).isEmpty();
  }

  @Test
  void whoRunsTheInstallationSeesWhatIsTurnedAwayOrTriedAgainWhoseverItIs() {
    tell(List.of(), portal, other, billing);

    assertThat(Await.value(reports.ofAll(20)).getFirst().guards()).containsExactly(billing, other);
    assertThat(Await.value(reports.ofAll(1)).getFirst().guards()).containsExactly(billing);
  }

  @Test
  void theWorstAreToldWhereThereAreTooMany() {
    var many = IntStream.range(0, 600).mapToObj(i -> guard(ours, "fine" + i, Breaker.CLOSED));
    tell(List.of(), Stream.concat(many, Stream.of(billing)).toArray(GuardReport[]::new));

    var told = Await.value(reports.ofTenant(ours)).getFirst().guards();

    assertThat(told).hasSize(500).startsWith(billing);
  }

  @Test
  void aProcessThatTellsNoMoreIsGoneAndIsForgotten() {
    tell(List.of(), billing);
    dispatch("update node_report set seen_at = clock_timestamp() - interval '31 seconds'");
    assertThat(Await.value(reports.ofTenant(ours))).isEmpty();

    dispatch("update node_report set seen_at = clock_timestamp() - interval '11 minutes'");
    tell(List.of());

    assertThat(dispatch("delete from node_report")).isOne();
  }

  @Test
  void aProcessIsOneHoweverOftenItTells() {
    var node = new TellOfNode(reports, List.of(), List.of(() -> Stream.of(billing)));

    Await.done(node.tell());
    var first = Await.value(reports.ofTenant(ours)).getFirst();
    Await.done(node.tell());

    var nodes = Await.value(reports.ofTenant(ours));
    assertThat(nodes).hasSize(1);
    assertThat(nodes.getFirst().startedAt()).isEqualTo(first.startedAt());
    assertThat(nodes.getFirst().seenAt()).isAfter(first.seenAt());
  }

  private void tell(List<NodeWork> work, GuardReport... guards) {
    Await.done(
        new TellOfNode(reports, List.of(() -> work), List.of(() -> Stream.of(guards))).tell());
  }

  private static GuardReport guard(TenantId tenant, String name, Breaker breaker) {
    var until = breaker == Breaker.OPEN ? LATER : null;
    return new GuardReport(tenant.value(), Kind.ACTION, name, breaker, until, 10, 4);
  }

  private static long dispatch(String sql) {
    return Await.value(DATABASE.database().dispatch().client().sql(sql).fetch().rowsUpdated());
  }
}
