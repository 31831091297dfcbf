package io.recado.benchmarks.probe;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.postgresql.codec.Json;
import io.recado.benchmarks.load.Latencies;
import io.recado.benchmarks.servers.PostgresProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many rows like the journal's the same PostgreSQL takes, each in a commit of its own, through
 * the driver that the product uses. The table has the journal's columns and indexes, and neither
 * foreign keys nor row-level security.
 */
public final class CommitProbe {

  private static final String PREPARE =
      """
      drop table if exists commit_probe;
      create table commit_probe (like journal including defaults including constraints including indexes)
      """;

  private static final String INSERT =
      """
      insert into commit_probe (tenant_id, channel_id, event_key, body_id, conversation_id, sequence, event)
      values ($1, $2, $3, $4, $5, 1, $6)
      """;

  /** Of the size of a short message's. */
  private static final String EVENT =
      """
      {"type":"CustomerMessage","key":"wamid.probe","messageId":"wamid.probe","user":{"ids":["MX.0000000000000001",\
      "999000000001"],"name":"Cliente de prueba"},"content":{"type":"Text","body":"Hola"},"at":"2026-01-01T00:00:00Z"}""";

  private final PostgresProcess postgres;
  private final String database;

  /**
   * @param database with the product's tables in it
   */
  public CommitProbe(PostgresProcess postgres, String database) {
    this.postgres = postgres;
    this.database = database;
  }

  /** What a run came to. */
  public record Outcome(Duration time, Latencies commits) {

    /** Commits in a second. */
    public double rate() {
      return commits.count() / (time.toNanos() / 1e9);
    }
  }

  /** So many connections commit one row after the other. */
  public Outcome run(int clients, Duration time) {
    prepare();
    var connections = connect(clients);
    try {
      var commits = new Latencies();
      long start = System.nanoTime();
      long end = start + time.toNanos();
      Flux.fromIterable(connections)
          .flatMap(connection -> commitUntil(end, connection, commits), clients)
          .blockLast();
      return new Outcome(Duration.ofNanos(System.nanoTime() - start), commits);
    } finally {
      Flux.fromIterable(connections).flatMap(PostgresqlConnection::close).blockLast();
    }
  }

  private static Mono<Void> commitUntil(
      long end, PostgresqlConnection connection, Latencies commits) {
    return Mono.defer(() -> commit(connection, commits))
        .repeat(() -> System.nanoTime() < end)
        .then();
  }

  /** A statement outside a transaction is a transaction. */
  private static Mono<Void> commit(PostgresqlConnection connection, Latencies commits) {
    long start = System.nanoTime();
    var id = UUID.randomUUID();
    return connection
        .createStatement(INSERT)
        .bind(0, id)
        .bind(1, id)
        .bind(2, "wamid.probe." + id)
        .bind(3, id)
        .bind(4, id)
        .bind(5, Json.of(EVENT))
        .execute()
        .flatMap(PostgresqlResult::getRowsUpdated)
        .then()
        .doOnSuccess(nothing -> commits.add(Duration.ofNanos(System.nanoTime() - start)));
  }

  private List<PostgresqlConnection> connect(int clients) {
    var factory =
        new PostgresqlConnectionFactory(
            PostgresqlConnectionConfiguration.builder()
                .host("localhost")
                .port(postgres.port())
                .database(database)
                .username("postgres")
                .preparedStatementCacheQueries(16)
                .build());
    return Flux.fromStream(IntStream.range(0, clients).boxed())
        .concatMap(client -> factory.create())
        .collectList()
        .blockOptional()
        .orElseThrow();
  }

  private void prepare() {
    try (var connection = postgres.connect(database);
        var statement = connection.createStatement()) {
      statement.execute(PREPARE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
