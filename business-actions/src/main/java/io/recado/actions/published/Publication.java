package io.recado.actions.published;

import io.recado.dialogue.YamlFile;
import java.util.List;
import java.util.Map;

/**
 * Everything that a tenant's bot has beyond what comes with Recado; it holds as a whole.
 *
 * @param actions declared ones, a file each (docs/actions.md)
 * @param content what it says and understands
 * @param secrets that the actions name, by name
 */
public record Publication(List<YamlFile> actions, BotContent content, Map<String, String> secrets) {

  /** Of who has published nothing. */
  public static final Publication NONE = new Publication(List.of(), BotContent.SHIPPED, Map.of());

  public Publication {
    actions = List.copyOf(actions);
    secrets = Map.copyOf(secrets);
  }

  /** With flows alone. */
  public Publication(List<YamlFile> actions, List<YamlFile> flows, Map<String, String> secrets) {
    this(actions, BotContent.SHIPPED.withFlows(flows), secrets);
  }

  public List<YamlFile> flows() {
    return content.flows();
  }

  /** The same actions, saying and understanding something else. */
  public Publication with(BotContent other) {
    return new Publication(actions, other, secrets);
  }

  /** Whether the actions and their secrets are the same, whatever is said and understood. */
  boolean hasActionsOf(Publication other) {
    return actions.equals(other.actions) && secrets.equals(other.secrets);
  }

  @Override
  public String toString() {
    return "Publication of %d actions and %d flows".formatted(actions.size(), flows().size());
  }
}
