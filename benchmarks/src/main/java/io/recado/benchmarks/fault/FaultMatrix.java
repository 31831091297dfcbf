package io.recado.benchmarks.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The whole matrix on one cluster, as a command: prints what each row measured, and fails when
 * anything did not hold.
 */
public final class FaultMatrix {

  private static final List<Row> ROWS =
      List.of(
          new Undisturbed(),
          new KilledAtFailpoint(),
          new KilledAtRandom(),
          new PostgresAway(),
          new RedisAway(),
          new ChannelTrouble(),
          NodeFrozen.bySignal(),
          NodeFrozen.byBlackHole(),
          new RollingDeploy(),
          new ModelsAway(),
          new ModelObeys(),
          new PaymentsShuffled(),
          new Redelivered(),
          new Poison(),
          new NoisyTenant(),
          new TakeoverRaces(),
          new DiskFull(),
          new ClockSkew());

  private FaultMatrix() {}

  /**
   * @param arguments {@code short} for the form that every build runs, and words to choose rows by
   * @return whether everything held
   */
  public static boolean run(Path project, List<String> arguments) throws Exception {
    var form = Form.of(arguments);
    var target = Files.createDirectories(project.resolve("benchmarks/target/faults"));
    var work = Files.createTempDirectory(target, "run-");
    System.out.printf("fault matrix, %s form; data and logs in %s%n", form.name(), work);
    boolean held = true;
    try (var cluster = Cluster.start(form, project, work, target.resolve("programs"))) {
      for (var row : ROWS) {
        if (isChosen(row, arguments)) {
          held &= show(row, cluster, form);
        }
      }
    }
    return held;
  }

  private static boolean isChosen(Row row, List<String> words) {
    var choosing = words.stream().filter(word -> !word.equals("short")).toList();
    return choosing.isEmpty() || choosing.stream().anyMatch(row.fault()::contains);
  }

  private static boolean show(Row row, Cluster cluster, Form form) throws Exception {
    System.out.println("\n" + row.fault());
    long began = System.nanoTime();
    var bars = row.run(cluster, form);
    bars.forEach(bar -> System.out.println("  " + bar));
    System.out.println("  took " + Wait.since(began).toSeconds() + " s");
    return bars.stream().allMatch(Bar::held);
  }
}
