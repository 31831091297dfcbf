package io.recado.benchmarks.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.benchmarks.load.Customer;
import io.recado.benchmarks.load.Population;
import io.recado.benchmarks.servers.PostgresProcess;
import io.recado.channel.MasterKey;
import io.recado.database.Database;
import io.recado.database.DatabaseAddress;
import io.recado.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class ConversationsTest {

  private static final Path PROGRAMS = Path.of("target", "programs");
  private static final Population PEOPLE = new Population(2, 3, 50, 10);

  @Test
  void seededRowsFitTogether(@TempDir Path directory) throws SQLException {
    try (var postgres = PostgresProcess.start(directory.resolve("data"), PROGRAMS, Map.of())) {
      postgres.createDatabase("recado");
      migrate(postgres);
      try (var owner = postgres.connect("recado")) {
        new Tenants(MasterKey.random()).add(owner, 2, 3);
        Conversations.add(owner, PEOPLE, 0, 4);
        Conversations.add(owner, PEOPLE, 4, 10);
        Conversations.analyze(owner);

        assertThat(value(owner, "select count(*) from conversation")).isEqualTo("10");
        assertThat(value(owner, "select count(*) from message")).isEqualTo("20");
        assertThat(
                value(
                    owner, "select count(*) from channel where address = ?", Customer.numberOf(4)))
            .isEqualTo("1");
        assertThat(
                value(
                    owner,
                    """
                    select count(*) from channel_user join conversation using (tenant_id, conversation_id, channel_id)
                      join channel using (tenant_id, channel_id)
                      join journal using (tenant_id, conversation_id) join outbox using (tenant_id, conversation_id)
                      join conversation_work using (tenant_id, conversation_id)
                    where user_id = ?
                    """,
                    PEOPLE.customer(9).userId()))
            .isEqualTo("1");
      }
    }
  }

  private static void migrate(PostgresProcess postgres) {
    var address = DatabaseAddress.of(postgres.url("recado"));
    Database.open(address, Settings.of(Map.of()), List.of("core")).close();
  }

  private static String value(Connection owner, String sql, String... parameters)
      throws SQLException {
    try (var statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
