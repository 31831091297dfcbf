package io.recado.intents.local;

import io.recado.conversation.Language;
import io.recado.intents.text.Lines;
import io.recado.intents.text.PerLanguage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What customers say, per language and intent: the classifier's training material.
 *
 * @param byLanguage language → intent → phrases; every language has the same intents, in the same
 *     order
 */
public record Phrases(PerLanguage<Map<String, List<String>>> byLanguage) {

  /** The intent of all that no errand is meant by. */
  public static final String OUT_OF_SCOPE = "out_of_scope";

  /** The intents of the shipped phrases that begin an errand; the others are talk. */
  public static final Set<String> ERRANDS =
      Set.of(
          "open_ticket",
          "ticket_status",
          "book_appointment",
          "reschedule_appointment",
          "cancel_appointment",
          "pay_invoice",
          "ask_balance",
          "check_outage",
          "reset_password");

  /** None at all. */
  public static final Phrases NONE = new Phrases(new PerLanguage<>(_ -> Map.of()));

  /** The phrases in {@code /phrases/<language>/<intent>.txt}. */
  public static Phrases shipped() {
    var intents = Lines.of("/phrases/intents.txt");
    return new Phrases(new PerLanguage<>(language -> read(language, intents)));
  }

  /** The shipped phrases that no errand is meant by. */
  static List<String> outOfScope(Language language) {
    return phrases(language, OUT_OF_SCOPE);
  }

  public boolean isNone() {
    return Arrays.stream(Language.values()).allMatch(language -> in(language).isEmpty());
  }

  /**
   * These with others in the place of those of an intent, or behind them all.
   *
   * @param others by intent
   */
  public Phrases with(Map<String, Map<Language, List<String>>> others) {
    return new Phrases(new PerLanguage<>(language -> with(others, language)));
  }

  private Map<String, List<String>> with(
      Map<String, Map<Language, List<String>>> others, Language language) {
    var all = new LinkedHashMap<>(in(language));
    new TreeMap<>(others)
        .forEach((intent, phrases) -> all.put(intent, phrases.getOrDefault(language, List.of())));
    return all;
  }

  /** The first phrases of each intent. */
  Phrases atMost(int phrases) {
    return new Phrases(new PerLanguage<>(language -> first(phrases, in(language))));
  }

  private static Map<String, List<String>> first(int phrases, Map<String, List<String>> all) {
    var first = new LinkedHashMap<String, List<String>>();
    all.forEach((intent, texts) -> first.put(intent, texts.stream().limit(phrases).toList()));
    return first;
  }

  /** Every language's phrases, whatever their intent. */
  public PerLanguage<List<String>> all() {
    return new PerLanguage<>(
        language -> in(language).values().stream().flatMap(List::stream).toList());
  }

  /** A language's phrases, intent by intent. */
  public Map<String, List<String>> in(Language language) {
    return byLanguage.in(language);
  }

  private static Map<String, List<String>> read(Language language, List<String> intents) {
    var phrases = new LinkedHashMap<String, List<String>>();
    for (var intent : intents) {
      phrases.put(intent, phrases(language, intent));
    }
    return phrases;
  }

  private static List<String> phrases(Language language, String intent) {
    return Lines.of("/phrases/" + language.code() + "/" + intent + ".txt");
  }
}
