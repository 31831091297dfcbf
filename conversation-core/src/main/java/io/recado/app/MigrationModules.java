package io.recado.app;

import java.util.List;

/**
 * The modules whose tables an application needs, in the order they depend on each other.
 *
 * @param names as the folders below {@code db/migration}
 */
public record MigrationModules(List<String> names) {
  public MigrationModules {
    names = List.copyOf(names);
  }
}
