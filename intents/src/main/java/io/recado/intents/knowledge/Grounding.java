package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether passages bear an answer out, by fixed rules that rather withhold a true answer than let
 * an untrue one through. Of every sentence:
 *
 * <ul>
 *   <li>its numbers, with amounts, dates and times, stand together in one sentence of a passage;
 *   <li>its addresses and its names stand in the passages as they are;
 *   <li>it has words that say something, and all of them occur in the passages;
 *   <li>it denies what the nearest sentence of the passages denies, and nothing else;
 *   <li>it claims nothing to have been done, under no condition, and speaks in the first person
 *       only where the passages do.
 * </ul>
 */
final class Grounding {

  /** What keeps an answer from being said. */
  enum Fault {
    NO_PASSAGE,
    TOO_LONG,
    CLAIM,
    NUMBER,
    NAME,
    WORDS,
    NEGATION
  }

  private static final int LONGEST = 900;

  /** Forms of a word share so much of their beginning. */
  private static final double SHARED = 0.6;

  private static final int SHORTEST_SHARED = 4;

  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}[\\p{Nd}.,:/-]*");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(https?://\\S+|www\\.\\S+|\\S+@\\S+|\\S+\\.(com|org|net|cl|de|es|io)\\b\\S*)");

  /** A capital inside a sentence; German writes every noun so, and its nouns count as words. */
  private static final Pattern NAME =
      Pattern.compile("(?<=[\\p{Ll}\\p{Nd},;:] )\\p{Lu}[\\p{L}\\p{Nd}]+");

  private static final PerLanguage<WordList> EMPTY_WORDS =
      WordList.perLanguage("/knowledge/empty-words");
  private static final Set<String> FIRST_PERSON =
      Set.of(
          "i", "ive", "we", "weve", "yo", "he", "hemos", "nosotros", "ich", "wir", "habe", "haben");

  private static final WordList NEGATIONS = WordList.of("/knowledge/negations.txt");

  private final List<Set<String>> sentences;
  private final List<Set<String>> numbers;
  private final Set<String> words;
  private final String text;

  private Grounding(List<String> passages) {
    var parts = passages.stream().flatMap(passage -> Sentences.of(passage).stream()).toList();
    this.sentences = parts.stream().map(Grounding::wordsOf).toList();
    this.numbers = parts.stream().map(Grounding::numbersOf).toList();
    this.words = sentences.stream().flatMap(Set::stream).collect(Collectors.toSet());
    this.text = String.join("\n", passages);
  }

  /** What is wrong with an answer from these passages; empty when nothing is. */
  static Optional<Fault> fault(String answer, List<String> passages) {
    if (passages.isEmpty()) {
      return Optional.of(Fault.NO_PASSAGE);
    }
    if (answer.length() > LONGEST) {
      return Optional.of(Fault.TOO_LONG);
    }
    if (Claims.mayBeMadeIn(answer)) {
      return Optional.of(Fault.CLAIM);
    }
    var grounding = new Grounding(passages);
    return Sentences.of(answer).stream()
        .flatMap(sentence -> grounding.faultOf(sentence).stream())
        .findFirst();
  }

  private Optional<Fault> faultOf(String sentence) {
    var said = wordsOf(sentence);
    var telling = said.stream().filter(Grounding::tells).collect(Collectors.toSet());
    if (!haveCompany(numbersOf(sentence))) {
      return Optional.of(Fault.NUMBER);
    }
    if (!standAsTheyAre(ADDRESS, sentence) || !standAsTheyAre(NAME, sentence)) {
      return Optional.of(Fault.NAME);
    }
    if (telling.isEmpty() || covered(telling, words) < 1) {
      return Optional.of(Fault.WORDS);
    }
    if (!words.containsAll(inFirstPerson(said))) {
      return Optional.of(Fault.CLAIM);
    }
    return deniesAlike(said, telling) ? Optional.empty() : Optional.of(Fault.NEGATION);
  }

  /** Who speaks of itself may say that it did something; passages seldom do. */
  private static Set<String> inFirstPerson(Set<String> said) {
    return said.stream().filter(FIRST_PERSON::contains).collect(Collectors.toSet());
  }

  private boolean haveCompany(Set<String> said) {
    return said.isEmpty() || numbers.stream().anyMatch(each -> each.containsAll(said));
  }

  private boolean standAsTheyAre(Pattern pattern, String sentence) {
    return pattern
        .matcher(sentence)
        .results()
        .map(found -> found.group().replaceAll("[.,;:!?)»”]+$", ""))
        .allMatch(text::contains);
  }

  /** Compared with the sentence of the passages that has most of its words. */
  private boolean deniesAlike(Set<String> said, Set<String> telling) {
    Set<String> nearest = Set.of();
    double most = -1;
    for (var sentence : sentences) {
      double covered = covered(telling, sentence);
      if (covered > most) {
        most = covered;
        nearest = sentence;
      }
    }
    return denies(said) == denies(nearest);
  }

  private static boolean denies(Set<String> sentence) {
    return sentence.stream().anyMatch(NEGATIONS::contains);
  }

  private static double covered(Set<String> said, Collection<String> by) {
    long found =
        said.stream().filter(word -> by.stream().anyMatch(each -> same(word, each))).count();
    return said.isEmpty() ? 1 : (double) found / said.size();
  }

  private static boolean same(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    int shared = 0;
    while (shared < Math.min(one.length(), other.length())
        && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    return shared == longer || (shared >= SHORTEST_SHARED && shared >= SHARED * longer);
  }

  private static boolean tells(String word) {
    for (var language : Language.values()) {
      if (EMPTY_WORDS.in(language).contains(word)) {
        return false;
      }
    }
    return !NEGATIONS.contains(word);
  }

  private static Set<String> wordsOf(String sentence) {
    return new HashSet<>(PlainText.of(sentence).words());
  }

  private static Set<String> numbersOf(String sentence) {
    return NUMBER
        .matcher(sentence)
        .results()
        .map(found -> found.group().replaceAll("\\P{Nd}+$", ""))
        .collect(Collectors.toSet());
  }
}
