package io.recado.database;

import io.recado.app.FreePort;
import io.recado.conversation.Uuid7;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import io.recado.testing.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A migrated database of its own for a test class, on a real PostgreSQL that all test classes of
 * the JVM share. The first with the same modules is migrated, the others are copies of it, which is
 * much quicker.
 */
public final class TestDatabase implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final String PLAIN_OWNER = "plain_owner";

  private static final String MAKE_PLAIN_OWNER =
      "do $$ begin if to_regrole('plain_owner') is null then"
          + " create role plain_owner login createrole; end if; end $$";

  private final DatabaseAddress address;
  private final List<String> modules;
  private final Database database;

  private TestDatabase(DatabaseAddress address, List<String> modules) {
    this.address = address;
    this.modules = modules;
    this.database = Database.open(address, Settings.of(Map.of()), modules);
  }

  /**
   * @param modules whose migrations to run, in order; "core" comes first
   */
  public static TestDatabase with(String... modules) {
    return copyOf(new Template("postgres", List.of(modules)));
  }

  /**
   * The same, migrated by an owner without power, as installations have it: row-level security
   * holds for that owner too, which the superuser of other tests passes by.
   */
  public static TestDatabase ofPlainOwner(String... modules) {
    execute(MAKE_PLAIN_OWNER);
    return copyOf(new Template(PLAIN_OWNER, List.of(modules)));
  }

  private static TestDatabase copyOf(Template template) {
    var address = address("test_" + NUMBER.incrementAndGet(), template.owner());
    var original = Server.TEMPLATES.computeIfAbsent(template, TestDatabase::migrated);
    execute(
        "create database %s template %s owner %s"
            .formatted(address.name(), original, template.owner()));
    return new TestDatabase(address, template.modules());
  }

  /** Gives its name. Nobody may be connected to what is copied, so it is only prepared. */
  private static String migrated(Template template) {
    var address = address("template_" + NUMBER.incrementAndGet(), template.owner());
    execute("create database %s owner %s".formatted(address.name(), template.owner()));
    new DatabasePreparation(address, Settings.of(Map.of())).prepare(template.modules());
    return address.name();
  }

  private static DatabaseAddress address(String name, String owner) {
    return new DatabaseAddress("localhost", Server.POSTGRES.getPort(), name, owner, "", Map.of());
  }

  public Database database() {
    return database;
  }

  /** The same database as another node opens it, with connections of its own. */
  public Database anotherNode() {
    return Database.open(address, Settings.of(Map.of()), modules);
  }

  public DatabaseClient client() {
    return database.client();
  }

  public TenantScope scope() {
    return database.scope();
  }

  /** What RECADO_DATABASE_URL would be. */
  public String url() {
    return "postgresql://postgres@localhost:%d/%s".formatted(address.port(), address.name());
  }

  /** For connections held by hand, as {@code postgres} without a password. */
  public String jdbcUrl() {
    return address.jdbcUrl();
  }

  /** Adds a tenant called {@code name}, in Mexico City, speaking Spanish. */
  public TenantId tenant(String name) {
    var id = new TenantId(Uuid7.next());
    var added =
        scope()
            .inTenant(
                id,
                () ->
                    client()
                        .sql(
                            "insert into tenant (tenant_id, name, time_zone, language)"
                                + " values ($1, $2, 'America/Mexico_City', 'es')")
                        .bind(0, id.value())
                        .bind(1, name)
                        .then());
    Await.done(added);
    return id;
  }

  /** Removes every row. */
  public void emptyTables() {
    var sql =
        "do $$ begin execute (select 'truncate ' || string_agg(quote_ident(relname), ', ')"
            + " from pg_class where relnamespace = 'public'::regnamespace"
            + " and relkind in ('r', 'p') and relname not like 'flyway_%'); end $$";
    executeAsOwner(sql);
  }

  /** Runs a statement as whoever owns the tables. */
  public void executeAsOwner(String sql) {
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.owner(), "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    database.close();
    execute("drop database if exists " + address.name() + " with (force)");
  }

  private static void execute(String sql) {
    try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the databases have in common that are copies of one. */
  private record Template(String owner, List<String> modules) {}

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();
    static final Map<Template, String> TEMPLATES = new ConcurrentHashMap<>();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setPort(FreePort.next())
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("max_connections", "200")
            // No test crashes it, and its data ends with it.
            .setServerConfig("fsync", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
