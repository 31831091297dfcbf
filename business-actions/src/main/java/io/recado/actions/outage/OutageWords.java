package io.recado.actions.outage;

import io.recado.actions.outage.AreaState.Maintenance;
import io.recado.conversation.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;

/**
 * What customers are told of incidents and works.
 *
 * @param named whether the area may be named, by us or in words that somebody wrote: never to one
 *     who only gave a contract's number
 */
record OutageWords(SpokenTime time, boolean named) {

  /** Of one that is known: what is suspected is told by the flow, without any particulars. */
  String of(Incident incident) {
    var words =
        switch (language()) {
          case SPANISH -> "Hay una falla %s. Comenzó %s y ya la conocemos.";
          case ENGLISH -> "There is an outage %s. It began %s and we know about it.";
          case GERMAN -> "Es gibt eine Störung %s. Sie begann %s und ist uns bekannt.";
        };
    var sentences = new ArrayList<String>();
    sentences.add(words.formatted(in(incident.area()), time.of(incident.beganAt())));
    sentences.add(estimate(incident));
    var update = incident.update();
    if (update != null && named) {
      sentences.add(said(update));
    }
    return String.join("\n", sentences);
  }

  private String estimate(Incident incident) {
    var until = incident.estimatedUntil();
    if (until == null) {
      return switch (language()) {
        case SPANISH -> "Todavía no sabemos a qué hora vuelve el servicio.";
        case ENGLISH -> "We do not know yet when service will be back.";
        case GERMAN -> "Wann der Dienst wieder läuft, wissen wir noch nicht.";
      };
    }
    return (until.isAfter(time.now()) ? expected() : overdue()).formatted(time.of(until));
  }

  private String expected() {
    return switch (language()) {
      case SPANISH -> "Prevemos que el servicio vuelva %s.";
      case ENGLISH -> "We expect service to be back %s.";
      case GERMAN -> "Voraussichtlich läuft der Dienst %s wieder.";
    };
  }

  private String overdue() {
    return switch (language()) {
      case SPANISH ->
          "Preveíamos que volviera %s, pero la falla sigue y todavía no hay una hora nueva.";
      case ENGLISH ->
          "We had expected service back %s, but the outage goes on and there is no new time yet.";
      case GERMAN ->
          "Voraussichtliches Ende war %s; die Störung dauert aber an, und eine neue Zeit steht noch"
              + " nicht fest.";
    };
  }

  private String said(Incident.Update update) {
    var words =
        switch (language()) {
          case SPANISH -> "Última novedad (%s): «%s»";
          case ENGLISH -> "Last update (%s): “%s”";
          case GERMAN -> "Letzter Stand (%s): „%s“";
        };
    return words.formatted(time.of(update.at()), update.words());
  }

  /** Works that go on, or are to come. */
  String of(Maintenance works) {
    boolean begun = !works.startsAt().isAfter(time.now());
    var frame = begun ? begun() : planned();
    var told =
        frame.formatted(in(works.area()), time.of(works.startsAt()), time.of(works.endsAt()));
    var words = works.words(language());
    return words == null || !named ? told : told + "\n" + words;
  }

  private String begun() {
    return switch (language()) {
      case SPANISH ->
          "Hay un mantenimiento programado %s. Comenzó %s y, según lo previsto, termina %s.";
      case ENGLISH -> "There is planned maintenance %s. It began %s and is planned to end %s.";
      case GERMAN ->
          "Es gibt geplante Wartungsarbeiten %s. Sie begannen %s und enden voraussichtlich %s.";
    };
  }

  private String planned() {
    return switch (language()) {
      case SPANISH ->
          "Hay un mantenimiento programado %s. Comienza %s y, según lo previsto, termina %s.";
      case ENGLISH -> "There is planned maintenance %s. It begins %s and is planned to end %s.";
      case GERMAN ->
          "Es gibt geplante Wartungsarbeiten %s. Sie beginnen %s und enden voraussichtlich %s.";
    };
  }

  private String in(String area) {
    var where =
        switch (language()) {
          case SPANISH -> named ? "en tu zona (%s)" : "en la zona de ese contrato";
          case ENGLISH -> named ? "in your area (%s)" : "in the area of that contract";
          case GERMAN -> named ? "in Ihrem Gebiet (%s)" : "im Gebiet dieses Vertrags";
        };
    return where.formatted(area);
  }

  private Language language() {
    return time.language();
  }

  /** What is said with a receipt: what the customer may expect now. */
  static String promise(Reports.Filed filed, Language language) {
    return switch (filed.end()) {
      case RESOLUTION_TOLD ->
          switch (language) {
            case SPANISH -> "Te aviso aquí en cuanto la falla de tu zona esté resuelta.";
            case ENGLISH -> "I will tell you here as soon as the outage in your area is resolved.";
            case GERMAN -> "Ich melde mich hier, sobald die Störung in Ihrem Gebiet behoben ist.";
          };
      case OUTCOME_TOLD ->
          switch (language) {
            case SPANISH ->
                "Se suma a otros de tu zona. Te escribo aquí en cuanto sepa cómo termina.";
            case ENGLISH ->
                "It joins others from your area. I will tell you here as soon as I know how"
                    + " it ends.";
            case GERMAN ->
                "Sie kommt zu anderen aus Ihrem Gebiet hinzu. Ich melde mich hier, sobald"
                    + " ich weiß, wie es ausgeht.";
          };
      case AFTER_WORKS ->
          switch (language) {
            case SPANISH -> "Si después de esa hora sigue sin funcionar, escríbeme de nuevo.";
            case ENGLISH -> "If it still does not work after that, write to me again.";
            case GERMAN ->
                "Wenn es danach immer noch nicht geht, schreiben Sie mir bitte noch einmal.";
          };
      case NOT_IN_SIGHT ->
          switch (language) {
            case SPANISH -> "Por ahora no hay una falla conocida que lo explique.";
            case ENGLISH -> "So far no known outage explains it.";
            case GERMAN -> "Bisher ist keine Störung bekannt, die das erklärt.";
          };
    };
  }

  /** What those who asked are told at the end. */
  static String ended(Ending ending, Language language) {
    return switch (ending) {
      case RESOLVED ->
          switch (language) {
            case SPANISH ->
                "Buenas noticias: la falla de tu zona está resuelta. Si tu servicio sigue sin"
                    + " funcionar, escríbeme y lo revisamos.";
            case ENGLISH ->
                "Good news: the outage in your area is resolved. If your service still does not"
                    + " work, write to me and we will look into it.";
            case GERMAN ->
                "Gute Nachricht: Die Störung in Ihrem Gebiet ist behoben. Wenn Ihr Dienst immer"
                    + " noch nicht geht, schreiben Sie mir, dann sehen wir nach.";
          };
      case DISMISSED ->
          switch (language) {
            case SPANISH ->
                "Revisamos los avisos de tu zona y no encontramos una falla general. Si tu servicio"
                    + " sigue sin funcionar, escríbeme y revisamos tu conexión.";
            case ENGLISH ->
                "We looked into the reports from your area and found no general outage. If your"
                    + " service still does not work, write to me and we will check your"
                    + " connection.";
            case GERMAN ->
                "Wir sind den Meldungen aus Ihrem Gebiet nachgegangen und haben keine allgemeine"
                    + " Störung gefunden. Wenn Ihr Dienst immer noch nicht geht, schreiben Sie mir,"
                    + " dann prüfen wir Ihren Anschluss.";
          };
      case LAPSED ->
          switch (language) {
            case SPANISH ->
                "De tu zona ya no nos llegan más avisos, y no llegamos a confirmar una falla"
                    + " general. Si tu servicio sigue sin funcionar, escríbeme y revisamos tu"
                    + " conexión.";
            case ENGLISH ->
                "No more reports are coming in from your area, and a general outage was never"
                    + " confirmed. If your service still does not work, write to me and we will"
                    + " check your connection.";
            case GERMAN ->
                "Aus Ihrem Gebiet kommen keine Meldungen mehr, und eine allgemeine Störung hat sich"
                    + " nicht bestätigt. Wenn Ihr Dienst immer noch nicht geht, schreiben Sie mir,"
                    + " dann prüfen wir Ihren Anschluss.";
          };
    };
  }

  /** How an incident ended, to those who asked. */
  enum Ending {
    RESOLVED,
    DISMISSED,
    LAPSED
  }

  /** The same moment for everything that is said in one message. */
  static OutageWords at(Instant now, ZoneId zone, Language language, Place place) {
    return new OutageWords(
        new SpokenTime(now, zone, language), !(place instanceof Place.OfContract));
  }
}
