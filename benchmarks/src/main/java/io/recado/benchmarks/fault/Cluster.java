package io.recado.benchmarks.fault;

import io.recado.benchmarks.channels.ChannelApis;
import io.recado.benchmarks.channels.Received;
import io.recado.benchmarks.fault.Evidence.Arrival;
import io.recado.benchmarks.fault.Evidence.Silence;
import io.recado.benchmarks.fault.Visitors.Visit;
import io.recado.benchmarks.servers.PostgresProcess;
import io.recado.benchmarks.servers.RedisProcess;
import io.recado.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two nodes, PostgreSQL and Redis in processes of their own, and the channels' APIs in this one.
 * Rows of the matrix share it, one after the other.
 */
final class Cluster implements AutoCloseable {

  private static final int QUIET_VISITORS = 80;
  private static final List<Shop> QUIET_SHOPS =
      List.of(new Shop(4), new Shop(5), new Shop(6), new Shop(7));

  private static final Shop PRACTICE = new Shop(0);
  private static final Shop PRACTICE_ON_TELEGRAM = new Shop(9);

  /** Numbers from here on are not of the load. */
  private static final int FIRST_VISITOR = 100_000;

  /** Long enough for what waits for a lease and then for a receipt that does not come. */
  private static final Duration PATIENCE_TO_DRAIN = Duration.ofMinutes(2);

  private final Plan plan;
  private final Form form;
  private final PostgresProcess postgres;
  private final OwnedDatabase database;
  private final RedisProcess redis;
  private final ChannelApis apis = ChannelApis.start();
  private final List<Node> nodes;
  private final List<Silence> silences = new ArrayList<>();
  private AcknowledgedLog log;
  private @Nullable Visit quiet;

  private Cluster(Plan plan, PostgresProcess postgres, RedisProcess redis) {
    this.plan = plan;
    this.form = plan.form();
    this.postgres = postgres;
    this.database = new OwnedDatabase(postgres);
    this.redis = redis;
    this.log = new AcknowledgedLog(plan.work().resolve("acknowledged"));
    if (Files.notExists(plan.classes())) {
      Node.rememberClasses(plan, settings(), postgres.port(), redis.port(), this::practise);
    }
    this.nodes =
        Stream.of("node-a", "node-b")
            .map(name -> Node.launch(name, plan, settings(), postgres.port(), redis.port()))
            .toList();
  }

  /**
   * Where everything is: the built gateway, data and logs, the servers' programs, and what JVMs
   * have learned of the gateway's classes.
   */
  record Plan(Form form, Path project, Path work, Path programs, Path classes) {

    Plan in(Path otherWork) {
      return new Plan(form, project, otherWork, programs, classes);
    }
  }

  /**
   * Starts everything, and returns when all of it serves.
   *
   * @param project where the build has left the gateway
   * @param work an empty directory, for data and logs
   * @param programs where the servers' programs are, or are unpacked to
   */
  static Cluster start(Form form, Path project, Path work, Path programs) {
    var plan = new Plan(form, project, work, programs, work.resolve("gateway.aot"));
    return start(plan, work.resolve("postgresql"));
  }

  /** Another one beside this, with PostgreSQL's data elsewhere. */
  Cluster another(String name, Path data) {
    return start(plan.in(plan.work().resolve(name)), data);
  }

  private static Cluster start(Plan plan, Path data) {
    var postgres = PostgresProcess.start(data, plan.programs(), Map.of("max_connections", "150"));
    postgres.createDatabase(OwnedDatabase.NAME);
    var redis = RedisProcess.start(plan.work().resolve("redis"), plan.programs());
    var cluster = new Cluster(plan, postgres, redis);
    cluster.nodes.forEach(Node::ready);
    return cluster.fresh().warm();
  }

  /** Two customers on their way to a ticket: what a node needs under load, besides its start. */
  private void practise(URI node) {
    database.holdOnly(List.of(PRACTICE, PRACTICE_ON_TELEGRAM));
    var customers = List.of(visitor(PRACTICE, 0), visitor(PRACTICE_ON_TELEGRAM, 0));
    try (var traffic = new Traffic(new Balancer(() -> List.of(node)), log)) {
      for (int i = 0; i < Customer.WAY_TO_A_TICKET; i++) {
        int line = i;
        customers.forEach(customer -> traffic.deliver(customer.line(line)));
        drain();
      }
    }
  }

  /** Until a node has trained its classifier, it has less to give than afterwards. */
  Cluster warm() {
    for (var node : nodes) {
      var visitor = visitor(new Shop(0), node == a() ? 1 : 2);
      try (var traffic = trafficTo(node)) {
        traffic.deliver(visitor.says("quisiera que me atienda alguien, por favor", 0));
        traffic.deliver(visitor.says("necesito un ticket por una avería", 1));
      }
    }
    drain();
    return this;
  }

  List<Node> nodes() {
    return nodes;
  }

  Node a() {
    return nodes.getFirst();
  }

  Node b() {
    return nodes.getLast();
  }

  PostgresProcess postgres() {
    return postgres;
  }

  OwnedDatabase database() {
    return database;
  }

  RedisProcess redis() {
    return redis;
  }

  ChannelApis apis() {
    return apis;
  }

  Path work() {
    return plan.work();
  }

  Path project() {
    return plan.project();
  }

  /** How visitors fare when nothing is broken; measured once, on a fresh cluster. */
  Visit quiet() {
    if (quiet == null) {
      quiet = Visitors.come(fresh(), QUIET_SHOPS, 0, QUIET_VISITORS);
    }
    return quiet;
  }

  /** Customers besides those of the load, who write once or twice, to the shops in turn. */
  List<Customer> visitors(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> visitor(new Shop(number % form.tenants()), number))
        .toList();
  }

  static Customer visitor(Shop shop, int number) {
    return new Customer(shop, FIRST_VISITOR + number);
  }

  /** Deliveries to both nodes, as far as they listen. */
  Traffic traffic() {
    return new Traffic(new Balancer(() -> nodes.stream().map(Node::root).toList()), log);
  }

  /** Deliveries to one node. */
  Traffic trafficTo(Node node) {
    return new Traffic(new Balancer(() -> List.<URI>of(node.root())), log);
  }

  /** The product's own takeover, past all proxies. */
  Panel panel() {
    return new Panel(postgres.url(OwnedDatabase.NAME), redis.url(), settings());
  }

  /** Notes that the bot had to be silent; see {@link Silence}. */
  void note(Silence silence) {
    synchronized (silences) {
      silences.add(silence);
    }
  }

  /** Forgets all rows, signals and calls of an earlier row of the matrix, and opens the shops. */
  Cluster fresh() {
    apis.unscript();
    nodes.forEach(
        node -> {
          node.postgres().restore();
          node.redis().restore();
        });
    redis.flush();
    database.holdOnly(IntStream.range(0, form.tenants()).mapToObj(Shop::new).toList());
    apis.forget();
    silences.clear();
    log.close();
    log = new AcknowledgedLog(plan.work().resolve("acknowledged"));
    return this;
  }

  /** Waits until nothing is left to do, and returns how long that took. */
  Duration drain() {
    return Wait.until(
        () -> "all work is done; left: " + database.left(),
        PATIENCE_TO_DRAIN,
        () -> database.left().isEmpty());
  }

  /** The check C. */
  List<Bar> check() {
    try (var owner = database.connect()) {
      var violations = Check.violations(owner, evidence());
      var found = violations.stream().map(Violation::toString).toList();
      return List.of(
          Bar.of("C holds", found.isEmpty() ? "yes" : String.join("; ", found), found.isEmpty()));
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    apis.close();
    redis.close();
    postgres.close();
    log.close();
  }

  private Evidence evidence() throws IOException {
    return new Evidence(
        log.keys(),
        apis.attempts().stream().filter(Received::isTaken).map(Cluster::arrival).toList(),
        silences,
        WakeStream.read(redis.port()));
  }

  private static Arrival arrival(Received received) {
    // A Telegram bot calls by its token, which begins with its address.
    var address = received.number().split(":", 2)[0];
    return new Arrival(
        address,
        received.recipient(),
        received.opaqueId(),
        String.valueOf(received.messageId()),
        received.text(),
        received.at());
  }

  private Map<Setting, String> settings() {
    var settings = new EnumMap<Setting, String>(Setting.class);
    settings.put(Setting.MASTER_KEY, Shop.MASTER_KEY);
    settings.put(Setting.WHATSAPP_APP_SECRET, Shop.APP_SECRET);
    settings.put(Setting.WHATSAPP_API_URL, apis.url().toString());
    settings.put(Setting.TELEGRAM_API_URL, apis.url().toString());
    // No mail is sent; but where none can be, no one-time code is asked for.
    settings.put(Setting.MAIL_URL, "smtp://nobody:nothing@127.0.0.1:1");
    settings.put(Setting.MAIL_FROM, "recado@example.com");
    // Which is no Stripe, and answers it 404: what payments come to, its events alone tell.
    settings.put(Setting.STRIPE_API_URL, apis.url().toString());
    // For the language model that shops name as theirs.
    settings.put(Setting.EGRESS_NETWORKS, "127.0.0.0/8");
    settings.put(Setting.EGRESS_PLAIN_HTTP, "yes");
    settings.putAll(form.settings());
    return settings;
  }
}
