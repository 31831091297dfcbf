package io.recado.dialogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The flows that come with Recado, as files. */
public final class ShippedFlows {

  private static final String SUFFIX = ".yaml";

  /** Each is called by its flow; customers are offered them in this order. */
  private static final List<String> FILES =
      List.of(
          "open_ticket.yaml",
          "ticket_status.yaml",
          "rate_ticket.yaml",
          "book_appointment.yaml",
          "reschedule_appointment.yaml",
          "cancel_appointment.yaml",
          "confirm_appointment.yaml",
          "answer_offer.yaml",
          "ask_balance.yaml",
          "pay_invoice.yaml",
          "check_outage.yaml",
          "reset_password.yaml",
          "prove_identity.yaml");

  private static final String PHRASES = "phrases.yaml";

  /** They stay what they are while the process runs, and are asked for with every publication. */
  private static final Map<String, YamlFile> READ = new ConcurrentHashMap<>();

  private static final Map<String, String> INTENTS = new ConcurrentHashMap<>();

  private ShippedFlows() {}

  /** All of them, in the order in which customers are offered them. */
  public static List<YamlFile> files() {
    return FILES.stream().map(ShippedFlows::resource).toList();
  }

  /** The file that declares the flow of this name; empty when none comes with Recado. */
  public static Optional<YamlFile> declaring(String flow) {
    return FILES.stream()
        .filter(file -> file.equals(flow + SUFFIX))
        .findFirst()
        .map(ShippedFlows::resource);
  }

  /** These, with a tenant's own in the place of those of the same name and behind them all. */
  public static List<YamlFile> with(List<YamlFile> own) {
    var all = new LinkedHashMap<String, YamlFile>();
    FILES.forEach(file -> all.put(file, resource(file)));
    var others = new ArrayList<YamlFile>();
    for (var file : own) {
      if (all.replace(nameOf(file) + SUFFIX, file) == null) {
        others.add(file);
      }
    }
    others.addAll(0, all.values());
    return others;
  }

  /** The name of the flow that a file declares; where that cannot be made out, the file's. */
  public static String nameOf(YamlFile file) {
    if (FILES.contains(file.name()) && file.equals(resource(file.name()))) {
      return file.name().replace(SUFFIX, "");
    }
    var name = file.read("the flow", new Problems(file.name())).textIfAny("flow");
    return name == null || name.isEmpty()
        ? file.name().replaceFirst(".*/", "").replace(SUFFIX, "")
        : name;
  }

  /**
   * What is in the place of a flow is begun by the same intent: buttons and reminders ask for it.
   */
  static void checkIntent(Flow flow, Problems problems) {
    declaring(flow.name())
        .map(ShippedFlows::intentOf)
        .filter(intent -> !intent.isEmpty() && !intent.equals(flow.intent()))
        .ifPresent(
            intent ->
                problems.at(
                    1,
                    "flow \"%s\" comes with Recado and keeps its intent \"%s\"",
                    flow.name(),
                    intent));
  }

  /** The intent of a flow that comes with Recado; empty where it has none. */
  private static String intentOf(YamlFile file) {
    return INTENTS.computeIfAbsent(
        file.name(),
        name -> {
          var intent = file.read("the flow", new Problems(name)).textIfAny("intent");
          return intent == null ? "" : intent;
        });
  }

  static YamlFile phrases() {
    return resource(PHRASES);
  }

  static YamlFile resource(String name) {
    return READ.computeIfAbsent(name, ShippedFlows::read);
  }

  private static YamlFile read(String name) {
    try (var in = ShippedFlows.class.getResourceAsStream("/flows/" + name)) {
      if (in == null) {
        throw new IllegalStateException("flows/" + name + " is missing from the application");
      }
      return new YamlFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
