package io.recado.benchmarks.inbox;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One kind of request that screens make.
 *
 * @param routes below {@code /api/v1/}, of which one is drawn each time
 */
record Question(Part part, String name, List<String> routes) {

  /** What of the inbox it is about. */
  enum Part {
    LIST,
    SEARCH,
    CONVERSATION,
    TICKETS;

    @Override
    public String toString() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  Question {
    routes = List.copyOf(routes);
  }

  String route(Random random) {
    return routes.get(random.nextInt(routes.size()));
  }

  @Override
  public String toString() {
    return part + ": " + name;
  }
}
