package io.recado.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ValidationDepth;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.netty.tcp.TcpResources;

/** A prepared PostgreSQL, and the two ways into it. */
public final class Database implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration WARM_UP_LIMIT = Duration.ofSeconds(30);

  /**
   * Not shorter than connecting may take: a connection whose waiter has gone is thrown away when it
   * is made, and on a busy machine none would ever be. Whoever must answer sooner has a time limit
   * of their own.
   */
  private static final Duration ACQUIRE_TIMEOUT = CONNECT_TIMEOUT.plusSeconds(1);

  /** No statement of ours takes long; a hanging one must not hold its connection. */
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(15);

  /** After the server itself must have broken the statement off. */
  private static final Duration ANSWER_LIMIT = STATEMENT_TIMEOUT.plusSeconds(5);

  private final ConnectionPool app;
  private final ConnectionPool dispatch;
  private final DataSource jdbc;
  private final DatabaseClient client;
  private final DispatchDatabase dispatchDatabase;
  private final TenantScope scope;
  private final TenantCalls calls;

  private Database(ConnectionPool app, ConnectionPool dispatch, DataSource jdbc) {
    this.app = app;
    this.dispatch = dispatch;
    this.jdbc = jdbc;
    this.client = DatabaseClient.create(app);
    this.dispatchDatabase = new DispatchDatabase(DatabaseClient.create(dispatch));
    var transaction = TransactionalOperator.create(new R2dbcTransactionManager(app));
    this.scope = new TransactionalTenantScope(client, transaction);
    this.calls = new TenantCalls();
  }

  /**
   * Prepares the database (roles, migrations) and opens the connections. Blocks.
   *
   * @param modules whose migrations to run, in order
   * @throws DatabaseException when the database is away or refuses
   */
  public static Database open(DatabaseAddress address, Settings settings, List<String> modules) {
    new DatabasePreparation(address, settings).prepare(modules);
    int size = settings.count(Setting.DATABASE_POOL_SIZE);
    int dispatchSize = Math.max(2, size / 4);
    var app = pool(address, settings, DatabaseRole.APP, Math.max(2, size - dispatchSize));
    var dispatch = pool(address, settings, DatabaseRole.DISPATCH, dispatchSize);
    // Now, and not when the first load finds none open.
    Mono.when(app.warmup(), dispatch.warmup()).block(WARM_UP_LIMIT);
    return new Database(app, dispatch, jdbc(address, settings));
  }

  /** Statements run by it see rows only inside {@link #scope()} and {@link #calls()}. */
  public DatabaseClient client() {
    return client;
  }

  public DispatchDatabase dispatch() {
    return dispatchDatabase;
  }

  public TenantScope scope() {
    return scope;
  }

  public TenantCalls calls() {
    return calls;
  }

  /**
   * For a library that speaks JDBC and asks rarely: as {@code recado_dispatch}, each connection
   * opened anew and its calls blocking.
   */
  public DataSource jdbc() {
    return jdbc;
  }

  /** The pools of connections by the role they connect as, for metrics. */
  public Map<String, ConnectionPool> pools() {
    return Map.of(DatabaseRole.APP.roleName(), app, DatabaseRole.DISPATCH.roleName(), dispatch);
  }

  @Override
  public void close() {
    app.dispose();
    dispatch.dispose();
  }

  private static DataSource jdbc(DatabaseAddress address, Settings settings) {
    var role = DatabaseRole.DISPATCH;
    var source = new PGSimpleDataSource();
    source.setUrl(address.jdbcUrl());
    source.setUser(role.roleName());
    source.setPassword(role.password(settings, address));
    source.setApplicationName("recado");
    source.setConnectTimeout((int) CONNECT_TIMEOUT.toSeconds());
    source.setSocketTimeout((int) STATEMENT_TIMEOUT.toSeconds());
    source.setTcpKeepAlive(true);
    return source;
  }

  private static ConnectionPool pool(
      DatabaseAddress address, Settings settings, DatabaseRole role, int size) {
    var connection =
        PostgresqlConnectionConfiguration.builder()
            .host(address.host())
            .port(address.port())
            .database(address.name())
            .username(role.roleName())
            .password(role.password(settings, address))
            .applicationName("recado")
            .connectTimeout(CONNECT_TIMEOUT)
            .lockWaitTimeout(STATEMENT_TIMEOUT)
            .statementTimeout(STATEMENT_TIMEOUT)
            .tcpKeepAlive(true)
            .loopResources(AnswerDeadline.on(TcpResources.get(), ANSWER_LIMIT))
            .preparedStatementCacheQueries(256);
    var sslMode = address.parameters().get("sslmode");
    if (sslMode != null) {
      connection.sslMode(SSLMode.fromValue(sslMode));
    }
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(connection.build()))
            .name(role.roleName())
            .initialSize(size)
            .minIdle(size)
            .maxSize(size)
            .maxAcquireTime(ACQUIRE_TIMEOUT)
            .maxCreateConnectionTime(CONNECT_TIMEOUT)
            .maxIdleTime(Duration.ofMinutes(10))
            // A connection that was cut is known to be closed; one that has fallen silent is found
            // by its answer limit. Asking before every use would cost a round trip each.
            .validationDepth(ValidationDepth.LOCAL)
            .build());
  }
}
