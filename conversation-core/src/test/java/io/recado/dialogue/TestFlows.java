package io.recado.dialogue;

import io.recado.action.ActionName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The flows the tests run: the shipped one, and one that does what the shipped one does not. */
final class TestFlows {

  static final ActionSignature OPEN_TICKET =
      new ActionSignature(
          new ActionName("open_ticket"),
          Set.of("summary", "category", "urgency"),
          Set.of("attachments"),
          Set.of("number", "expected_answer"));

  static final ActionSignature REPORT_OUTAGE =
      new ActionSignature(
          new ActionName("report_outage"),
          Set.of("where", "extent"),
          Set.of("remark"),
          Set.of("reference"));

  static final Map<String, ActionSignature> ACTIONS =
      Map.of("open_ticket", OPEN_TICKET, "report_outage", REPORT_OUTAGE);

  private TestFlows() {}

  static FlowCatalog catalog() {
    return FlowCatalog.of(
        List.of(file("open_ticket.yaml"), file("report_outage.yaml")),
        file("phrases.yaml"),
        ACTIONS.values());
  }

  static YamlFile file(String name) {
    return new YamlFile(name, read("/flows/" + name));
  }

  /** The owners' manual, which holds a complete example. */
  static String manual() {
    try {
      return Files.readString(Path.of("../docs/flows.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(String resource) {
    try (var in = TestFlows.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
