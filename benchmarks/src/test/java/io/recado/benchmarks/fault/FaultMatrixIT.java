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
 * The short form of the fault matrix, on real processes. Tests tell which guard they show, and how
 * they failed when it was taken away; docs/reliability.md tells the rest.
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

  /**
   * Guard: a group of deliveries is one statement. As a transaction with a call for each tenant,
   * whose locks were held while the client thought, a thousand deliveries of this load were refused
   * after the start.
   */
  @Test
  void nothingBroken() throws Exception {
    holds(new Undisturbed());
  }

  /** Guard: the 2xx waits for the commit. When it did not, 35 acknowledged events were lost (a). */
  @Test
  void killedAtEachFailpoint() throws Exception {
    holds(new KilledAtFailpoint());
  }

  /** Guard: the 2xx waits for the commit. When it did not, 26 acknowledged events were lost (a). */
  @Test
  void killedAtRandom() throws Exception {
    holds(new KilledAtRandom());
  }

  /**
   * Guard: one time limit over finding the channel and recording. With one limit for each, a 503
   * took 4,165 ms.
   */
  @Test
  void postgresRestartedAndAway() throws Exception {
    holds(new PostgresAway());
  }

  /** Guard: the sweep. Without, what Redis forgot was not worked on within two minutes. */
  @Test
  void redisFlushedAndAway() throws Exception {
    holds(new RedisAway());
  }

  /**
   * Guard: a busy channel pauses. With only its message put off, 6 were tried before their time.
   */
  @Test
  void channelsInTrouble() throws Exception {
    holds(new ChannelTrouble());
  }

  /**
   * Guard: a sender looks at its own clock before the wire. Without, a node that woke sent two
   * messages after later ones of their conversations (c).
   */
  @Test
  void nodeFrozen() throws Exception {
    holds(NodeFrozen.bySignal());
  }

  /**
   * Guard: the fence at a turn's commit. Without, turns that had been taken over were committed
   * again: 7 lines twice in their transcripts (b).
   */
  @Test
  void nodeCutOff() throws Exception {
    holds(NodeFrozen.byBlackHole());
  }

  /**
   * Guard: the orderly end at SIGTERM. In JVMs that skip it (-Xrs), 10 requests were left without
   * answer; the long form fails of that.
   */
  @Test
  void deployedUnderLoad() throws Exception {
    holds(new RollingDeploy());
  }

  /**
   * Guards: the limit of a call's time, without which 107 were held on to until the way out gave
   * up, after 15 s; and the breaker, without which each model was asked by all of 60 visitors.
   */
  @Test
  void languageModelsAway() throws Exception {
    holds(new ModelsAway());
  }

  /**
   * Guard: a model's yes counts only where the local classifier hears one, too, in five words at
   * most. When every one counted, 98 tickets were opened that nobody had confirmed; with up to
   * eight words, four.
   */
  @Test
  void languageModelObeysInjections() throws Exception {
    holds(new ModelObeys());
  }

  /**
   * Guards: a payment is settled under the lock of its invoice, without which refunds were booked
   * up to four times; and what customers are told is written down, without which they had up to 21
   * receipts.
   */
  @Test
  void paymentEventsShuffledAndLate() throws Exception {
    holds(new PaymentsShuffled());
  }

  /**
   * Guards: an event's key, which made 471 rows of 60 events when it was never the same; and what
   * counts as late, without which a word of last week opened a ticket.
   */
  @Test
  void webhooksDuplicatedShuffledAndLate() throws Exception {
    holds(new Redelivered());
  }

  /** Guard: the limit of attempts. With a thousand, nothing was set aside within a minute. */
  @Test
  void poisonMessage() throws Exception {
    holds(new Poison());
  }

  /** Guard: the limit of a tenant's rate. Without, the noisy one was never told 429. */
  @Test
  void noisyTenant() throws Exception {
    holds(new NoisyTenant());
  }

  /**
   * Guard: a takeover waits for what is being sent. Without, the bot spoke 14 times after one (f).
   */
  @Test
  void takeoversRaceWithReplies() throws Exception {
    holds(new TakeoverRaces());
  }

  /**
   * Guards: the 2xx waits for the commit, without which 765 acknowledged events were lost (a); and
   * attempts that failed with the database are not counted against a conversation. When they were,
   * conversations came to the fourth of five within eight seconds, and one run ended with work
   * undone.
   */
  @Test
  void diskFull() throws Exception {
    assumeTrue(
        DiskFull.canMount(Files.createTempDirectory(WORK, "mount-")),
        "nothing can be mounted here");
    holds(new DiskFull());
  }

  /**
   * Guards: whether a lease has run out is the database's to say. By the clocks of the nodes, 25
   * were held twice. And so it is when a one-time code ends.
   */
  @Test
  void clocksSkewed() throws Exception {
    assumeTrue(ClockSkew.libfaketime().isPresent(), "libfaketime is not installed");
    holds(new ClockSkew());
  }

  /**
   * All that does not hang on how fast the machine is just now; the long form asks for that, too.
   */
  private static void holds(Row row) throws Exception {
    var bars = row.run(cluster, Form.SHORT);

    bars.forEach(bar -> System.out.println(row.fault() + ": " + bar));
    assertThat(bars).filteredOn(bar -> !bar.held() && !bar.timed()).isEmpty();
  }
}
