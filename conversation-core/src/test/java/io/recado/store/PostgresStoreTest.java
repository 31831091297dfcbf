package io.recado.store;

import io.recado.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("server")
class PostgresStoreTest extends ConversationStoreContract {

  private static TestDatabase database;
  private static PostgresStores stores;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
    stores = new PostgresStores(database, database.database());
  }

  @AfterAll
  static void stop() {
    stores.close();
    database.close();
  }

  /** Queue and outbox are asked across tenants, so no test may leave work to the next. */
  @AfterEach
  void empty() {
    database.emptyTables();
  }

  @Override
  protected Stores stores() {
    return stores;
  }
}
