package io.recado.intents.local;

import io.recado.conversation.Language;
import io.recado.intents.embedding.Embedder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains one language's {@link Head}. The experts are trained on all phrases; how they are mixed
 * and when they are believed is learned from trials, in which each phrase is read by experts that
 * were trained without it, and what no intent is meant by is read as well.
 */
final class Training {

  static final long SEED = 20_261_121;

  private static final int FOLDS = 3;

  /** One intent of so many is a stranger to the experts of a fold. */
  private static final int STRANGERS = 5;

  /** Mixing and accepting have so few weights that more trials would not change them. */
  private static final int ENOUGH_TRIALS = 3000;

  /** How much a phrase of a stranger counts, beside 1 for the others. */
  private static final double WEIGHT_OF_STRANGERS = 0.5;

  /**
   * How much all that has nothing to do with any intent counts, beside 1 for all trials of a fold.
   * On CLINC150 more of it tells strangers apart still better, and says so of friends too often.
   */
  private static final double WEIGHT_OF_OUTSIDERS = 0.2;

  /** Of as many phrases one outsider: to embed them takes its time. */
  private static final int PHRASES_FOR_AN_OUTSIDER = 3;

  private static final int NOBODYS = -1;

  /** Beyond as many phrases, misspelt copies of some of them teach what slips look like. */
  private static final int MOST_NOISY = 7500;

  /** For each so many misspelt copies one as a voice note's transcript would have the phrase. */
  private static final int TYPED_FOR_A_SPOKEN = 3;

  private final List<String> intents;
  private final Speller speller;
  private final List<Phrase> clean = new ArrayList<>();
  private final List<Phrase> typed;
  private final List<Phrase> spoken;
  private final List<Phrase> outsiders;
  private final Map<String, float[]> embeddings;
  private final boolean withMeaning;

  /**
   * @param embedder null to do with n-grams alone
   * @param embeddings of phrases, as far as they are known; the others are added
   */
  Training(
      Language language,
      Map<String, List<String>> phrases,
      @Nullable Embedder embedder,
      Map<String, float[]> embeddings) {
    this.embeddings = embeddings;
    intents = List.copyOf(phrases.keySet());
    var texts = phrases.values().stream().flatMap(List::stream).toList();
    speller = Speller.knowing(texts, language, Head.words(embedder));
    collect(phrases);
    int every = 1 + (clean.size() - 1) / MOST_NOISY;
    typed = copies(every, new Typist(SEED)::type);
    spoken = copies(every * TYPED_FOR_A_SPOKEN, new Speaker(language, SEED)::say);
    outsiders = outsiders(language);
    withMeaning = embedder != null;
    if (embedder != null) {
      embed(embedder);
    }
  }

  /** What was learned, and what the trials came to. */
  record Outcome(Head head, List<Guess> guesses) {}

  Outcome train() {
    var trials = trials();
    var mixture = Mixture.fit(trials);
    var outOfScope = intents.indexOf(Phrases.OUT_OF_SCOPE);
    var acceptance = Acceptance.fit(trials, mixture, outOfScope);
    var head =
        new Head(
            intents,
            speller,
            byWords(clean, both(typed, spoken)),
            byMeaning(clean),
            mixture,
            acceptance);
    return new Outcome(head, guesses(trials, head));
  }

  /** Strangers could not be read right. */
  private List<Guess> guesses(List<Trial> trials, Head head) {
    return trials.stream()
        .filter(trial -> !trial.stranger())
        .map(trial -> guess(trial, head))
        .toList();
  }

  private Guess guess(Trial trial, Head head) {
    var phrase = trial.phrase();
    return new Guess(intents.get(phrase.label()), phrase.written(), head.reading(trial.opinion()));
  }

  private List<Trial> trials() {
    int ofFold = Math.ceilDiv(clean.size(), FOLDS) + outsiders.size();
    int folds = Math.clamp(Math.ceilDiv(ENOUGH_TRIALS, ofFold), 1, FOLDS);
    return IntStream.range(0, folds)
        .parallel()
        .mapToObj(this::trials)
        .flatMap(List::stream)
        .toList();
  }

  private List<Trial> trials(int fold) {
    var trials = new ArrayList<Trial>();
    var known = allBut(fold, clean);
    var byWords = byWords(known, both(allBut(fold, typed), allBut(fold, spoken)));
    var byMeaning = byMeaning(known);
    for (int i = fold; i < clean.size(); i += FOLDS) {
      var phrase = clean.get(i);
      boolean stranger = isStranger(phrase.label(), fold);
      double weight = stranger ? WEIGHT_OF_STRANGERS : 1;
      trials.add(new Trial(phrase, stranger, weight, opinion(phrase, byWords, byMeaning)));
    }
    double weight = WEIGHT_OF_OUTSIDERS * clean.size() / FOLDS / Math.max(1, outsiders.size());
    for (var phrase : outsiders) {
      trials.add(new Trial(phrase, true, weight, opinion(phrase, byWords, byMeaning)));
    }
    return trials;
  }

  private Opinion opinion(Phrase phrase, NgramExpert byWords, @Nullable EmbeddingExpert byMeaning) {
    var opinion = byWords.on(phrase.words());
    return byMeaning == null ? opinion : byMeaning.joining(opinion, embedding(phrase));
  }

  private NgramExpert byWords(List<Phrase> clean, List<Phrase> noisy) {
    return NgramExpert.learn(clean, noisy, intents.size());
  }

  private static List<Phrase> both(List<Phrase> typed, List<Phrase> spoken) {
    return Stream.concat(typed.stream(), spoken.stream()).toList();
  }

  /** Altered copies help the n-grams; to embed them as well would double the time for little. */
  private @Nullable EmbeddingExpert byMeaning(List<Phrase> phrases) {
    return withMeaning
        ? EmbeddingExpert.learn(
            phrases.stream().map(this::embedding).toList(),
            phrases.stream().map(Phrase::label).toList(),
            intents.size())
        : null;
  }

  private float[] embedding(Phrase phrase) {
    return Objects.requireNonNull(embeddings.get(phrase.text()));
  }

  /**
   * Shuffled, then sorted by intent, so that every n-th phrase makes a fold that holds all intents.
   */
  private void collect(Map<String, List<String>> phrases) {
    var random = new Random(SEED);
    for (int label = 0; label < intents.size(); label++) {
      var shuffled = new ArrayList<>(phrases.getOrDefault(intents.get(label), List.of()));
      Collections.shuffle(shuffled, random);
      for (var phrase : shuffled) {
        clean.add(phrase(phrase, label));
      }
    }
  }

  /** Of each so many phrases one, dealt so that a copy's place tells its phrase's fold. */
  private List<Phrase> copies(int every, UnaryOperator<String> altered) {
    var copies = new ArrayList<Phrase>();
    for (int i = 0; i < clean.size(); i++) {
      if ((i / FOLDS) % every == 0) {
        copies.add(phrase(altered.apply(clean.get(i).text()), clean.get(i).label()));
      }
    }
    return copies;
  }

  /** What is said to bots and means no errand; none where that is an intent of its own. */
  private List<Phrase> outsiders(Language language) {
    return intents.contains(Phrases.OUT_OF_SCOPE)
        ? List.of()
        : Phrases.outOfScope(language).stream()
            .limit(clean.size() / PHRASES_FOR_AN_OUTSIDER)
            .map(text -> phrase(text, NOBODYS))
            .toList();
  }

  /** On all cores, as is a fold each: owners wait for what they publish. */
  private void embed(Embedder embedder) {
    var unknown =
        Stream.concat(clean.stream(), outsiders.stream())
            .map(Phrase::text)
            .distinct()
            .filter(text -> !embeddings.containsKey(text))
            .toList();
    var vectors = unknown.parallelStream().map(embedder::embed).toList();
    for (int i = 0; i < vectors.size(); i++) {
      embeddings.put(unknown.get(i), vectors.get(i));
    }
  }

  private Phrase phrase(String text, int label) {
    var corrected = speller.corrected(text);
    return new Phrase(text, corrected, speller.words(corrected), label);
  }

  /** Some intents are left out with all their phrases: so strangers are met before customers do. */
  private boolean isStranger(int label, int fold) {
    return intents.size() > STRANGERS
        && label % STRANGERS == fold
        && !intents.get(label).equals(Phrases.OUT_OF_SCOPE);
  }

  private List<Phrase> allBut(int fold, List<Phrase> phrases) {
    var rest = new ArrayList<Phrase>();
    for (int i = 0; i < phrases.size(); i++) {
      if (i % FOLDS != fold && !isStranger(phrases.get(i).label(), fold)) {
        rest.add(phrases.get(i));
      }
    }
    return rest;
  }
}
