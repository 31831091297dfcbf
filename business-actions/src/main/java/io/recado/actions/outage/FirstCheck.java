package io.recado.actions.outage;

import io.recado.conversation.Language;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was asked to look at before a ticket is opened.
 *
 * @param input what flows call it by
 * @param findings by the option that the customer chose
 */
record FirstCheck(String input, Words title, Map<String, Words> findings) {

  /** In the order in which they stand in a ticket. */
  static final List<FirstCheck> ALL =
      List.of(
          new FirstCheck(
              "power",
              new Words("Corriente", "Power", "Strom"),
              Map.of(
                  "on", new Words("router encendido", "router is on", "Router ist an"),
                  "off", new Words("no enciende", "does not turn on", "geht nicht an"))),
          new FirstCheck(
              "lights",
              new Words("Luces", "Lights", "Lämpchen"),
              Map.of(
                  "normal", new Words("como siempre", "as always", "wie immer"),
                  "red", new Words("hay una roja", "one is red", "eines ist rot"),
                  "off", new Words("hay una apagada", "one is off", "eines ist aus"))),
          new FirstCheck(
              "cable",
              new Words("Cables", "Cables", "Kabel"),
              Map.of(
                  "firm", new Words("bien conectados", "plugged in firmly", "sitzen fest"),
                  "loose", new Words("uno estaba suelto", "one was loose", "eines war lose"),
                  "damaged", new Words("uno está dañado", "one is damaged", "eines beschädigt"))),
          new FirstCheck(
              "restart",
              new Words("Reinicio", "Restart", "Neustart"),
              Map.of(
                  "same",
                  new Words("hecho, sigue igual", "done, still the same", "gemacht, wie zuvor"))));

  private static final Words SKIPPED = new Words("sin revisar", "not checked", "nicht geprüft");

  FirstCheck {
    findings = Map.copyOf(findings);
  }

  /**
   * As it stands in a ticket: "Corriente: router encendido".
   *
   * @param option what the customer chose; null when they skipped it
   */
  String told(@Nullable String option, Language language) {
    var finding = option == null ? SKIPPED : findings.getOrDefault(option, SKIPPED);
    return title.in(language) + ": " + finding.in(language);
  }

  /** The same in each language. */
  record Words(String spanish, String english, String german) {

    String in(Language language) {
      return switch (language) {
        case SPANISH -> spanish;
        case ENGLISH -> english;
        case GERMAN -> german;
      };
    }
  }
}
