package io.recado.intents.entity.time;

import io.recado.conversation.Language;
import io.recado.intents.entity.time.Meaning.Whole;
import io.recado.intents.grammar.Grammar;
import io.recado.intents.grammar.Parse;
import io.recado.intents.grammar.Production;
import io.recado.intents.grammar.Token;
import io.recado.intents.text.Lines;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds days and times in what people write. Safe for many threads. */
public final class Times {

  private static final int MOST_WORDS_OF_AN_ANSWER = 6;

  private static final Set<String> FORGIVING = Set.of("weekday", "month");
  private static final Map<String, Production<Standpoint, Meaning>> PRODUCTIONS = productions();

  private final PerLanguage<Grammar<Standpoint, Meaning>> grammars =
      new PerLanguage<>(Times::grammar);
  private final PerLanguage<WordList> counted = WordList.perLanguage("/entity/counted");

  /**
   * A time in a text.
   *
   * @param readings what it may mean, the likeliest first; never empty
   * @param start where its words begin in the text
   * @param end right behind its last {@code char}
   * @param confidence 0 to 1
   */
  public record Found(List<When> readings, int start, int end, double confidence) {
    public Found {
      readings = List.copyOf(readings);
    }
  }

  /** The times in a text, in their order; those ruled out ("any day but Monday") left out. */
  public List<Found> in(String text, Language language, Standpoint here) {
    var tokens = tokens(text, language);
    var found = new ArrayList<Found>();
    for (var each : grammars.in(language).parse(tokens, here).all("when")) {
      if (each.meaning() instanceof Whole whole && !counts(tokens, each, language, here)) {
        found.add(found(whole, tokens, each));
      }
    }
    return found;
  }

  /** A short message's day, where a day was asked for: "5" is enough. */
  public List<Found> answeringDay(String text, Language language, Standpoint here) {
    return answering("asked-day", text, language, here);
  }

  /** A short message's time of day, where one was asked for: "10" is enough. */
  public List<Found> answeringTime(String text, Language language, Standpoint here) {
    return answering("asked-clock", text, language, here);
  }

  /** The part of the day a short message names, where it was asked which was meant: "pm". */
  public List<Found> answeringHalf(String text, Language language, Standpoint here) {
    return answering("asked-half", text, language, here);
  }

  /** One find in few words: in more, a bare number may be about anything. */
  private List<Found> answering(String kind, String text, Language language, Standpoint here) {
    var tokens = tokens(text, language);
    if (tokens.size() > MOST_WORDS_OF_AN_ANSWER) {
      return List.of();
    }
    var found = grammars.in(language).parse(tokens, here).all(kind);
    return found.size() == 1 && !counts(tokens, found.getFirst(), language, here)
        ? List.of(found(WholeRules.whole(found.getFirst().meaning()), tokens, found.getFirst()))
        : List.of();
  }

  private static List<Token> tokens(String text, Language language) {
    var tokens = Token.of(text);
    return language == Language.GERMAN ? Compounds.apart(tokens) : tokens;
  }

  private static Found found(Whole whole, List<Token> tokens, Parse.Found<Meaning> found) {
    return new Found(
        whole.readings(),
        tokens.get(found.first()).start(),
        tokens.get(found.end() - 1).end(),
        found.forgiven() ? Math.min(Meaning.LIKELY, whole.confidence()) : whole.confidence());
  }

  /** "At 5 locations", "um 10 Euro" and "2 y media horas" are no times, but count something. */
  private boolean counts(
      List<Token> tokens, Parse.Found<Meaning> found, Language language, Standpoint here) {
    if (found.end() == tokens.size()
        || !counted.in(language).contains(tokens.get(found.end()).word())) {
      return false;
    }
    return isTimeOfDay(found.meaning())
        || isNumber(tokens.subList(found.end() - 1, found.end()), language, here);
  }

  private static boolean isTimeOfDay(Meaning meaning) {
    return meaning instanceof Whole(var readings, _)
        && readings.getFirst() instanceof When.TimeOfDay;
  }

  private boolean isNumber(List<Token> token, Language language, Standpoint here) {
    return Character.isDigit(token.getFirst().word().codePointAt(0))
        || grammars.in(language).parse(token, here).whole("n").isPresent();
  }

  private static Grammar<Standpoint, Meaning> grammar(Language language) {
    var lines = new ArrayList<>(Lines.of("/entity/time/" + language.code() + ".txt"));
    lines.addAll(Lines.of("/entity/time/common.txt"));
    var stopwords = WordList.of("/language/stopwords/" + language.code() + ".txt");
    return new Grammar<>(lines, PRODUCTIONS, FORGIVING, new Numerals(stopwords));
  }

  private static Map<String, Production<Standpoint, Meaning>> productions() {
    var all = new HashMap<String, Production<Standpoint, Meaning>>();
    for (var rules :
        List.of(
            ClockRules.all(), DayRules.all(), DateRules.all(), SpanRules.all(), WholeRules.all())) {
      rules.forEach(
          (name, production) -> {
            if (all.put(name, production) != null) {
              throw new IllegalStateException("two productions are called " + name);
            }
          });
    }
    return Map.copyOf(all);
  }
}
