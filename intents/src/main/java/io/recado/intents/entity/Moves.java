package io.recado.intents.entity;

import io.recado.conversation.Language;
import io.recado.intents.entity.time.DayOrder;
import io.recado.intents.entity.time.Standpoint;
import io.recado.intents.entity.time.Times;
import io.recado.intents.entity.time.Times.Found;
import io.recado.intents.entity.time.When;
import io.recado.intents.text.PerLanguage;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells the time something is to be moved to from the one it has: "push my visit on Thursday to
 * Friday morning". What is behind the last "to" counts. Without one, what is said of the thing as
 * it is does not count ("my Thursday visit"), nor does a clause that denies something or tells what
 * one has: "I won't be home on Thursday, is Friday free?"
 */
final class Moves {

  /** Who names more has pasted something. */
  private static final int MOST_GOALS = 8;

  private static final Pattern CLAUSE_END = pattern("[.!?¿¡;,\\n]+|\\b(?:y|and|und)\\b");

  private static final PerLanguage<Pattern> GOALS =
      new PerLanguage<>(language -> pattern("\\b(?:" + goals(language) + ")\\s+"));

  private static final PerLanguage<Pattern> ORIGINS =
      new PerLanguage<>(language -> pattern("\\b(?:" + origins(language) + ")\\s*$"));

  private static final PerLanguage<Pattern> STATES =
      new PerLanguage<>(language -> pattern("\\b(?:" + states(language) + ")\\b"));

  private final Times times = new Times();

  /** The part of a message that may speak of the new time; empty when none does. */
  String wished(String message, Language language, ZonedDateTime now) {
    var here = new Standpoint(now, DayOrder.in(language));
    return goal(message, language, here, Moves::isDay)
        .or(() -> goal(message, language, here, _ -> true))
        .orElseGet(() -> undirected(message, language, here));
  }

  /** From the last goal on that is wanted. */
  private Optional<String> goal(
      String message, Language language, Standpoint here, Predicate<Found> wanted) {
    return GOALS.in(language).matcher(message).results().toList().reversed().stream()
        .limit(MOST_GOALS)
        .filter(goal -> first(message, goal, language, here).filter(wanted).isPresent())
        .map(goal -> message.substring(goal.start()))
        .findFirst();
  }

  /** The time right behind a "to". */
  private Optional<Found> first(
      String message, MatchResult goal, Language language, Standpoint here) {
    return times.in(message.substring(goal.start()), language, here).stream()
        .findFirst()
        .filter(found -> found.start() <= goal.end() - goal.start());
  }

  private static boolean isDay(Found found) {
    return found.readings().stream()
        .anyMatch(when -> !(when instanceof When.TimeOfDay || when instanceof When.Hours));
  }

  private String undirected(String message, Language language, Standpoint here) {
    var clauses = CLAUSE_END.splitAsStream(message).filter(clause -> !clause.isBlank()).toList();
    var states = STATES.in(language);
    return clauses.stream()
        .filter(clause -> clauses.size() == 1 || !states.matcher(clause).find())
        .map(clause -> withoutOrigins(clause, language, here))
        .collect(Collectors.joining(", "));
  }

  private String withoutOrigins(String clause, Language language, Standpoint here) {
    var left = new StringBuilder(clause);
    for (var found : times.in(clause, language, here).reversed()) {
      if (isOrigin(clause, found, language)) {
        left.delete(found.start(), found.end());
      }
    }
    return left.toString();
  }

  /** The words of a time may begin with the one that tells: "del jueves", "on Thursday". */
  private static boolean isOrigin(String clause, Found found, Language language) {
    var origins = ORIGINS.in(language);
    int end = clause.indexOf(' ', found.start());
    return origins.matcher(clause.substring(0, found.start())).find()
        || (end > 0 && end < found.end() && origins.matcher(clause.substring(0, end)).find());
  }

  private static String goals(Language language) {
    return switch (language) {
      case SPANISH -> "al?(?:\\s+las?)?|para(?:\\s+(?:el|las?))?";
      case ENGLISH -> "(?:to|until|till|onto|for)(?:\\s+the)?";
      case GERMAN -> "(?:auf|zu|für|in)(?:\\s+(?:de[nm]|die|das))?|zum";
    };
  }

  private static String origins(Language language) {
    return switch (language) {
      case SPANISH ->
          "(?:del?|desde)(?:\\s+(?:el|las?))?|(?:tengo|ten[ií]a|tenemos)(?:\\s+\\p{L}+){0,2}";
      case ENGLISH ->
          "from|of|my|our|(?:(?:my|our|the)(?:\\s+\\p{L}+){1,2}|have(?:\\s+\\p{L}+){0,2})\\s+(?:on|at)";
      case GERMAN ->
          "vom|von|(?:mein\\p{L}*|unser\\p{L}*|de[nrm]|die)(?:\\s+\\p{L}+){1,2}\\s+(?:am|um)";
    };
  }

  private static String states(Language language) {
    return switch (language) {
      case SPANISH ->
          "no|ni|tampoco|nunca|ten(?:go|[ií]a|emos)\\s+(?:\\p{L}+\\s+)?(?:cita|turno|visita|reserva|hora)"
              + "|(?:cita|turno|visita|reserva)\\s+(?:es|era|estaba|qued[oó])";
      case ENGLISH ->
          "not|never|cannot|(?:ca|wo|do|does|did|is|are|would|could)n['’]?t"
              + "|(?:have|had|got)\\s+(?:\\p{L}+\\s+){0,2}(?:appointment|visit|booking)"
              + "|(?:appointment|visit|booking)\\s+(?:is|was)";
      case GERMAN ->
          "nicht|nie|kein\\p{L}*|(?:habe?|hatten?|haben)\\s+(?:\\p{L}+\\s+){0,4}(?:termin|besuch)"
              + "|(?:termin|besuch)\\s+(?:ist|war)";
    };
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(
        regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
