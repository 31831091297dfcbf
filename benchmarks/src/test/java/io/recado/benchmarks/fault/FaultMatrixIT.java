package io.recado.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The short form of the fault matrix, on real processes. Each test tells which guard it shows, and
 * how it failed when that guard was taken away; docs/reliability.md tells the rest.
 */
class FaultMatrixIT {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path WORK = Path.of("target", "faults").toAbsolutePath();

  private static Cluster cluster;

  @BeforeAll
  static void start() throws IOException {
    var run = Files.createTempDirectory(Files.createDirectories(WORK), "run-");
    cluster = Cluster.start(Form.SHORT, PROJECT, run, WORK.resolve("programs"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void nothingBroken() throws Exception {
    holds(new Undisturbed());
  }

  @Test
  void killedAtEachFailpoint() throws Exception {
    holds(new KilledAtFailpoint());
  }

  @Test
  void killedAtRandom() throws Exception {
    holds(new KilledAtRandom());
  }

  @Test
  void postgresRestartedAndAway() throws Exception {
    holds(new PostgresAway());
  }

  @Test
  void redisFlushedAndAway() throws Exception {
    holds(new RedisAway());
  }

  @Test
  void channelsInTrouble() throws Exception {
    holds(new ChannelTrouble());
  }

  @Test
  void nodeFrozen() throws Exception {
    holds(NodeFrozen.bySignal());
  }

  @Test
  void nodeCutOff() throws Exception {
    holds(NodeFrozen.byBlackHole());
  }

  @Test
  void deployedUnderLoad() throws Exception {
    holds(new RollingDeploy());
  }

  @Test
  void webhooksDuplicatedShuffledAndLate() throws Exception {
    holds(new Redelivered());
  }

  @Test
  void poisonMessage() throws Exception {
    holds(new Poison());
  }

  @Test
  void noisyTenant() throws Exception {
    holds(new NoisyTenant());
  }

  @Test
  void takeoversRaceWithReplies() throws Exception {
    holds(new TakeoverRaces());
  }

  @Test
  void diskFull() throws Exception {
    assumeTrue(
        DiskFull.canMount(Files.createTempDirectory(WORK, "mount-")),
        "nothing can be mounted here");
    holds(new DiskFull());
  }

  @Test
  void clocksSkewed() throws Exception {
    assumeTrue(ClockSkew.libfaketime().isPresent(), "libfaketime is not installed");
    holds(new ClockSkew());
  }

  private static void holds(Row row) throws Exception {
    var bars = row.run(cluster, Form.SHORT);

    bars.forEach(bar -> System.out.println(row.fault() + ": " + bar));
    assertThat(bars).filteredOn(bar -> !bar.held()).isEmpty();
  }
}
