package io.recado.actions.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresTicketsTest implements TicketsContract {

  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core", "actions");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Override
  public Tickets tickets() {
    return new PostgresTickets(database.client(), database.scope());
  }

  @Override
  public TestThread newThread() {
    return TestConversations.add(database, database.tenant("A tenant"));
  }

  @Test
  void everyTableOfTheModuleIsIsolated() {
    var open =
        database
            .client()
            .sql(
                """
                select c.relname from pg_class c
                join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                where c.relkind in ('r', 'p') and c.relname not like 'flyway_%'
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                """)
            .mapValue(String.class)
            .all();

    assertThat(Await.all(open)).isEmpty();
  }
}
