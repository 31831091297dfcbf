package io.recado.benchmarks.fault;

import io.recado.benchmarks.servers.GatewayProcess;
import io.recado.benchmarks.servers.PostgresProcess;
import io.recado.benchmarks.servers.RedisProcess;
import io.recado.settings.Setting;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One gateway, with a fault proxy of its own before each of the servers. */
final class Node implements AutoCloseable {

  /** For a life of minutes, among others on the same cores. */
  private static final List<String> JVM =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+EnableDynamicAgentLoading");

  private final String name;
  private final Cluster.Plan plan;
  private final Map<Setting, String> settings;
  private final FaultProxy postgres;
  private final FaultProxy redis;
  private GatewayProcess process;

  private Node(
      String name,
      Cluster.Plan plan,
      Map<Setting, String> settings,
      FaultProxy postgres,
      FaultProxy redis) {
    this.name = name;
    this.plan = plan;
    this.settings = settings;
    this.postgres = postgres;
    this.redis = redis;
    this.process = launch(Map.of());
  }

  /**
   * Starts it, and does not wait.
   *
   * @param settings all but those that lead to the servers
   */
  static Node launch(
      String name, Cluster.Plan plan, Map<Setting, String> settings, int postgres, int redis) {
    return new Node(name, plan, settings, FaultProxy.before(postgres), FaultProxy.before(redis));
  }

  /**
   * Makes later starts quicker, and what comes after them; takes one start and an orderly end.
   *
   * @param use what is done with the node in between
   */
  static void rememberClasses(
      Cluster.Plan plan,
      Map<Setting, String> settings,
      int postgres,
      int redis,
      Consumer<URI> use) {
    GatewayProcess.rememberClasses(
        process("node-zero", plan, settings, postgres, redis, JVM), plan.classes(), use);
  }

  GatewayProcess process() {
    return process;
  }

  URI root() {
    return process.root();
  }

  FaultProxy postgres() {
    return postgres;
  }

  FaultProxy redis() {
    return redis;
  }

  Node ready() {
    process.ready();
    return this;
  }

  /** Starts it anew after its end, and does not wait. */
  void relaunch() {
    relaunch(Map.of());
  }

  /** The same under another environment. */
  void relaunch(Map<String, String> environment) {
    process = launch(environment);
  }

  @Override
  public void close() {
    process.thaw();
    process.kill();
    postgres.close();
    redis.close();
  }

  @Override
  public String toString() {
    return name;
  }

  private GatewayProcess launch(Map<String, String> environment) {
    var options =
        Stream.concat(JVM.stream(), GatewayProcess.knowing(plan.classes()).stream()).toList();
    return GatewayProcess.launch(
        process(name, plan, settings, postgres.port(), redis.port(), options), environment);
  }

  private static GatewayProcess.Plan process(
      String name,
      Cluster.Plan plan,
      Map<Setting, String> settings,
      int postgres,
      int redis,
      List<String> jvmOptions) {
    var all = new EnumMap<Setting, String>(settings);
    all.put(Setting.DATABASE_URL, PostgresProcess.url(OwnedDatabase.NAME, postgres));
    all.put(Setting.REDIS_URL, RedisProcess.url(redis));
    all.put(Setting.DATA_DIR, plan.work().resolve(name).toString());
    return new GatewayProcess.Plan(
        plan.project(), all, jvmOptions, plan.work().resolve(name + ".log"));
  }
}
