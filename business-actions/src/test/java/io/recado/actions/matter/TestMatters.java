package io.recado.actions.matter;

import io.recado.action.BusinessAction;
import io.recado.actions.ticket.TestNews;
import io.recado.database.TestDatabase;
import io.recado.schedule.Job;

/** Matters on a real database, for tests of what leaves something to a person. */
public final class TestMatters {

  private TestMatters() {}

  public static Matters on(TestDatabase database) {
    return new PostgresMatters(database.client(), database.scope());
  }

  /** Files what was noted, in tickets that this action opens. */
  public static Job filing(TestDatabase database, BusinessAction tickets) {
    return new FileMatters(
        database.database().dispatch(),
        database.client(),
        database.scope(),
        tickets,
        TestNews.on(database));
  }
}
