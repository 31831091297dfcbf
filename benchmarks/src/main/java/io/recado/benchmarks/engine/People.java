package io.recado.benchmarks.engine;

import io.recado.benchmarks.load.Population;
import io.recado.benchmarks.seed.Conversations;
import io.recado.benchmarks.seed.Tenants;
import java.sql.Connection;
import java.sql.SQLException;

/** The tenants and customers of a run; each group has tenants of its own. */
final class People {

  /** Of each group, at the beginning. */
  static final int FEW = 10_000;

  static final Population OF_ONE_TENANT = new Population(0, 1, 0, FEW);
  static final Population OF_TEN_TENANTS = new Population(1, 10, 100_000, FEW);

  /** Those whose messages are accepted and not answered. */
  static final Population UNANSWERED = new Population(11, 100, 200_000, FEW);

  /** The same, of one tenant. */
  static final Population UNANSWERED_OF_ONE = new Population(111, 1, 300_000, FEW);

  private static final int FIRST_OF_THOUSAND = 112;
  private static final int THOUSAND = 1_000;
  private static final int ALL_TENANTS = FIRST_OF_THOUSAND + THOUSAND;

  /**
   * Whoever speaks in free words may end up with a person, whom the bot does not interrupt. They
   * write nothing else, and are so many that hardly one of them writes twice.
   */
  private static final int MANY = 20_000;

  static final Population FOR_WARM_UP = ofThousandTenants(400_000, MANY);
  static final Population FOR_SENTENCES = ofThousandTenants(500_000, MANY);
  static final Population FOR_EVERYTHING = ofThousandTenants(600_000, MANY);

  private People() {}

  /** So many customers of a thousand tenants; a larger number includes the smaller. */
  static Population ofThousandTenants(int customers) {
    return ofThousandTenants(1_000_000, customers);
  }

  private static Population ofThousandTenants(int firstCustomer, int customers) {
    return new Population(FIRST_OF_THOUSAND, THOUSAND, firstCustomer, customers);
  }

  /** Adds all tenants, and few conversations of each group. */
  static void seed(Rig rig) throws SQLException {
    try (var owner = rig.owner()) {
      new Tenants(rig.masterKey()).add(owner, 0, ALL_TENANTS);
      add(owner, OF_ONE_TENANT);
      add(owner, OF_TEN_TENANTS);
      add(owner, UNANSWERED);
      add(owner, UNANSWERED_OF_ONE);
      add(owner, FOR_WARM_UP);
      add(owner, FOR_SENTENCES);
      add(owner, FOR_EVERYTHING);
      add(owner, ofThousandTenants(FEW));
      Conversations.analyze(owner);
    }
  }

  /** Brings the conversations of the thousand tenants from a number to a larger one. */
  static void grow(Rig rig, int from, int to) throws SQLException {
    try (var owner = rig.owner()) {
      Conversations.add(owner, ofThousandTenants(to), from, to);
      Conversations.analyze(owner);
    }
  }

  private static void add(Connection owner, Population all) throws SQLException {
    Conversations.add(owner, all, 0, all.customers());
  }
}
