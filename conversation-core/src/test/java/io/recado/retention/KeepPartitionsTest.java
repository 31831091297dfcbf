package io.recado.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.database.TestDatabase;
import io.recado.settings.Settings;
import io.recado.testing.Await;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

@Tag("server")
class KeepPartitionsTest {

  private static final String PARTITIONS =
      """
      select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = $1::regclass and c.relname not like '%other' order by 1
      """;

  private TestDatabase database;

  @BeforeEach
  void start() {
    database = TestDatabase.ofPlainOwner("core");
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void bodiesHaveADayEachTwoWeeksAheadAndTranscriptsAMonthHalfAYear() {
    assertThat(partitions("webhook_body")).hasSize(15).allMatch(name -> name.matches(".*_\\d\\d"));
    assertThat(partitions("message")).hasSize(7);
  }

  @Test
  void aPartitionThatIsMissingIsMadeAndHoldsToRowLevelSecurity() {
    var gone = partitions("webhook_body").getLast();
    database.executeAsOwner("drop table " + gone);

    run();

    assertThat(partitions("webhook_body")).contains(gone);
    var isolated = "select relforcerowsecurity from pg_class where relname = '" + gone + "'";
    assertThat(Await.value(dispatch().sql(isolated).mapValue(Boolean.class).one())).isTrue();
  }

  @Test
  void aTableThatSomebodyHoldsStopsNoStartAndHasItsPartitionsLater() throws SQLException {
    var gone = partitions("webhook_body").getLast();
    database.executeAsOwner("drop table " + gone);
    try (var somebody = DriverManager.getConnection(database.jdbcUrl(), "postgres", "");
        var statement = somebody.createStatement()) {
      somebody.setAutoCommit(false);
      statement.execute("lock table webhook_body in access exclusive mode");

      database.executeAsOwner("select extend_partitions()");
    }
    assertThat(partitions("webhook_body")).doesNotContain(gone);

    run();

    assertThat(partitions("webhook_body")).contains(gone);
  }

  @Test
  void whatIsOlderThanItIsKeptIsDropped() {
    database.executeAsOwner(
        """
        create table webhook_body_old partition of webhook_body
          for values from (now() - interval '32 days') to (now() - interval '31 days')
        """);
    database.executeAsOwner(
        """
        create table webhook_body_young partition of webhook_body
          for values from (now() - interval '30 days') to (now() - interval '29 days')
        """);

    run();

    assertThat(partitions("webhook_body"))
        .contains("webhook_body_young")
        .doesNotContain("webhook_body_old");
  }

  @Test
  void aRunThatFindsEverythingDoneChangesNothing() {
    var before = partitions("message");

    run();
    run();

    assertThat(partitions("message")).isEqualTo(before);
  }

  @Test
  void whoSchedulesCanDropNoOtherTableAndNoYoungRows() {
    assertThatThrownBy(() -> Await.value(drop("journal", "100 days")))
        .hasMessageContaining("not dropped");
    assertThatThrownBy(() -> Await.value(drop("message", "1 hour")))
        .hasMessageContaining("not dropped");
  }

  @Test
  void aTenantsTransactionCannotDropAnything() {
    var drop = database.client().sql("select drop_partitions('message', '2 days')").then();

    assertThatThrownBy(() -> Await.done(drop)).hasMessageContaining("permission denied");
  }

  private void run() {
    Await.done(new KeepPartitions(database.database().dispatch(), Settings.of(Map.of())).run());
  }

  private reactor.core.publisher.Mono<Integer> drop(String table, String keep) {
    return dispatch()
        .sql("select drop_partitions($1, $2::interval)")
        .bind(0, table)
        .bind(1, keep)
        .mapValue(Integer.class)
        .one();
  }

  private List<String> partitions(String table) {
    return Await.all(dispatch().sql(PARTITIONS).bind(0, table).mapValue(String.class).all());
  }

  private DatabaseClient dispatch() {
    return database.database().dispatch().client();
  }
}
