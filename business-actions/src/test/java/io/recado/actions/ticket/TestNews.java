package io.recado.actions.ticket;

import io.recado.database.TestDatabase;

/** The way to customers on a real database, for tests of other errands. */
public final class TestNews {

  private TestNews() {}

  public static CustomerNews on(TestDatabase database) {
    return new PostgresCustomerNews(database.client(), database.scope());
  }
}
