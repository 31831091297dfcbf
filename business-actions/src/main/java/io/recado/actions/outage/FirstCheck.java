package io.recado.actions.outage;

import io.recado.conversation.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was asked to look at before a ticket is opened, in the order in which it stands
 * there.
 */
enum FirstCheck {
  POWER,
  LIGHTS,
  CABLE,
  RESTART;

  /** What flows call it by. */
  String input() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * As it stands in a ticket: "Corriente: router encendido".
   *
   * @param option what the customer chose; null when they skipped it
   */
  String told(@Nullable String option, Language language) {
    return title().in(language) + ": " + finding(option == null ? "" : option).in(language);
  }

  private Words title() {
    return switch (this) {
      case POWER -> new Words("Corriente", "Power", "Strom");
      case LIGHTS -> new Words("Luces", "Lights", "Lämpchen");
      case CABLE -> new Words("Cables", "Cables", "Kabel");
      case RESTART -> new Words("Reinicio", "Restart", "Neustart");
    };
  }

  private Words finding(String option) {
    return switch (this) {
      case POWER -> power(option);
      case LIGHTS -> lights(option);
      case CABLE -> cable(option);
      case RESTART -> restart(option);
    };
  }

  private static Words power(String option) {
    return switch (option) {
      case "on" -> new Words("router encendido", "router is on", "Router ist an");
      case "off" -> new Words("no enciende", "does not turn on", "geht nicht an");
      default -> skipped();
    };
  }

  private static Words lights(String option) {
    return switch (option) {
      case "normal" -> new Words("como siempre", "as always", "wie immer");
      case "red" -> new Words("hay una roja", "one is red", "eines ist rot");
      case "off" -> new Words("hay una apagada", "one is off", "eines ist aus");
      default -> skipped();
    };
  }

  private static Words cable(String option) {
    return switch (option) {
      case "firm" -> new Words("bien conectados", "plugged in firmly", "sitzen fest");
      case "loose" -> new Words("uno estaba suelto", "one was loose", "eines war lose");
      case "damaged" -> new Words("uno está dañado", "one is damaged", "eines beschädigt");
      default -> skipped();
    };
  }

  private static Words restart(String option) {
    return option.equals("same")
        ? new Words("hecho, sigue igual", "done, still the same", "gemacht, wie zuvor")
        : skipped();
  }

  private static Words skipped() {
    return new Words("sin revisar", "not checked", "nicht geprüft");
  }

  /** The same in each language. */
  private record Words(String spanish, String english, String german) {

    String in(Language language) {
      return switch (language) {
        case SPANISH -> spanish;
        case ENGLISH -> english;
        case GERMAN -> german;
      };
    }
  }
}
