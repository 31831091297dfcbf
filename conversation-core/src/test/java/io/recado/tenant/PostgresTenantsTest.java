package io.recado.tenant;

import io.recado.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("server")
class PostgresTenantsTest implements TenantsContract {

  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Override
  public Tenants tenants() {
    return new PostgresTenants(database.client(), database.scope());
  }

  @Override
  public TenantId add(String name) {
    return database.tenant(name);
  }
}
