package io.recado.benchmarks.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class ServersTest {

  private static final Path PROGRAMS = Path.of("target", "programs");

  @Test
  void whatPostgresCommittedOutlivesAKill(@TempDir Path directory) throws SQLException {
    try (var postgres = PostgresProcess.start(directory.resolve("data"), PROGRAMS, Map.of())) {
      execute(postgres, "create table kept (id int)");
      execute(postgres, "insert into kept values (1)");

      postgres.kill();
      postgres.restart();

      assertThat(value(postgres, "select count(*) from kept")).isEqualTo("1");
      assertThat(value(postgres, "show fsync")).isEqualTo("on");
      assertThat(value(postgres, "select uuidv7() is not null")).isEqualTo("t");
    }
  }

  @Test
  void redisComesBackEmptyOnItsPort(@TempDir Path directory) {
    try (var redis = RedisProcess.start(directory, PROGRAMS)) {
      var url = redis.url();

      redis.flush();
      redis.kill();
      redis.restart();

      assertThat(redis.url()).isEqualTo(url);
    }
  }

  private static void execute(PostgresProcess postgres, String sql) throws SQLException {
    try (var connection = postgres.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(PostgresProcess postgres, String sql) throws SQLException {
    try (var connection = postgres.connect("postgres");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
