package io.recado.benchmarks.engine;

import io.recado.benchmarks.channels.ChannelApis;
import io.recado.benchmarks.channels.MetaSignature;
import io.recado.benchmarks.load.Replies;
import io.recado.benchmarks.load.WebhookClient;
import io.recado.benchmarks.servers.GatewayProcess;
import io.recado.benchmarks.servers.PostgresProcess;
import io.recado.benchmarks.servers.RedisProcess;
import io.recado.channel.MasterKey;
import io.recado.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All that takes part in a run: PostgreSQL, Redis and the gateway as processes, the channels' APIs
 * and the customers in this one.
 */
final class Rig implements AutoCloseable {

  static final String DATABASE = "recado";

  /** What PostgreSQL is given beyond its defaults, as an operator of a small machine would. */
  static final Map<String, String> CONFIGURATION =
      Map.of(
          "shared_buffers", "512MB",
          "max_wal_size", "4GB",
          "shared_preload_libraries", "pg_stat_statements");

  static final String APP_SECRET = "benchmark-app-secret";
  private static final int MOST_CONNECTIONS = 512;

  /** Limits that protect a day's work, and would measure themselves here. */
  private static final List<String> LIMITS =
      List.of(
          "RECADO_WHATSAPP_MESSAGES_PER_SECOND",
          "RECADO_TENANT_EVENTS_PER_SECOND",
          "RECADO_DELIVERY_CHANNEL_CONCURRENCY");

  private static final String NO_LIMIT = "1000000";

  private final Path project;
  private final Path work;
  private final MasterKey masterKey = MasterKey.random();
  private final AtomicReference<URI> webhook = new AtomicReference<>();
  private final List<Runnable> endings = new ArrayList<>();

  private final PostgresProcess postgres;
  private final RedisProcess redis;
  private final ChannelApis apis;
  private final Replies replies = new Replies();
  private final WebhookClient client;

  private Rig(Path project, Path work) {
    this.project = project;
    this.work = work;
    var programs = project.resolve("benchmarks/target/programs");
    this.postgres = PostgresProcess.start(work.resolve("postgresql"), programs, CONFIGURATION);
    endings.add(postgres::close);
    this.redis = RedisProcess.start(work.resolve("redis"), programs);
    endings.add(redis::close);
    this.apis = ChannelApis.start();
    endings.add(apis::close);
    this.client = new WebhookClient(webhook::get, signature(), MOST_CONNECTIONS);
    endings.add(client::close);
    postgres.createDatabase(DATABASE);
    apis.onReceived(replies::received);
  }

  /**
   * @param work a directory on the disk that is to be measured
   */
  static Rig start(Path project, Path work) {
    return new Rig(project, work);
  }

  /**
   * Starts a gateway and sends it what customers write from now on.
   *
   * @param name of its log
   */
  GatewayProcess startGateway(
      String name, Map<Setting, String> differing, List<String> jvmOptions) {
    var settings = settings();
    settings.putAll(differing);
    var options = new ArrayList<>(GatewayProcess.JVM_OPTIONS);
    options.addAll(jvmOptions);
    var plan = new GatewayProcess.Plan(project, settings, options, work.resolve(name + ".log"));
    var gateway = GatewayProcess.start(plan);
    webhook.set(gateway.whatsAppWebhook());
    return gateway;
  }

  private Map<Setting, String> settings() {
    var settings = new HashMap<Setting, String>();
    settings.put(Setting.DATABASE_URL, postgres.url(DATABASE));
    settings.put(Setting.REDIS_URL, redis.url());
    settings.put(Setting.MASTER_KEY, masterKey.base64());
    settings.put(Setting.WHATSAPP_APP_SECRET, APP_SECRET);
    settings.put(Setting.WHATSAPP_API_URL, apis.url().toString());
    settings.put(Setting.TELEGRAM_API_URL, apis.url().toString());
    settings.put(Setting.DATA_DIR, work.resolve("gateway").toString());
    for (var variable : LIMITS) {
      Setting.ofVariable(variable).ifPresent(limit -> settings.put(limit, NO_LIMIT));
    }
    return settings;
  }

  static MetaSignature signature() {
    return new MetaSignature(APP_SECRET);
  }

  /** Makes PostgreSQL count statements; after the migrations. */
  void prepare() throws SQLException {
    try (var owner = owner();
        var statement = owner.createStatement()) {
      statement.execute("create extension if not exists pg_stat_statements");
    }
  }

  /** Connects as superuser; the caller closes. */
  Connection owner() throws SQLException {
    return postgres.connect(DATABASE);
  }

  PostgresProcess postgres() {
    return postgres;
  }

  ChannelApis apis() {
    return apis;
  }

  Replies replies() {
    return replies;
  }

  WebhookClient client() {
    return client;
  }

  MasterKey masterKey() {
    return masterKey;
  }

  Path work() {
    return work;
  }

  /** The servers last, in the opposite order of their start. */
  @Override
  public void close() {
    endings.reversed().forEach(Runnable::run);
  }
}
