package io.recado.actions.published;

import io.recado.dialogue.YamlFile;
import java.util.List;
import java.util.Map;

/**
 * Everything that a tenant's bot has beyond what comes with Recado; it holds as a whole.
 *
 * @param actions declared ones, a file each (docs/actions.md)
 * @param flows a file each (docs/flows.md)
 * @param secrets that the actions name, by name
 */
public record Publication(
    List<YamlFile> actions, List<YamlFile> flows, Map<String, String> secrets) {

  public Publication {
    actions = List.copyOf(actions);
    flows = List.copyOf(flows);
    secrets = Map.copyOf(secrets);
  }

  @Override
  public String toString() {
    return "Publication of %d actions and %d flows".formatted(actions.size(), flows.size());
  }
}
