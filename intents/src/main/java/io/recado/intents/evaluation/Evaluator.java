package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.evaluation.Evaluation.Noisy;
import io.recado.intents.evaluation.Evaluation.OutOfScope;
import io.recado.intents.evaluation.Evaluation.Overlap;
import io.recado.intents.local.Phrases;
import io.recado.intents.quality.Findings;
import io.recado.intents.quality.Judgement;
import io.recado.intents.quality.LabelledText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns rounds of an experiment into figures. */
final class Evaluator {

  /** What routing is to reach where it acts without asking anybody. */
  static final double PRECISION = 0.98;

  private final Language language;
  private final Experiment experiment;
  private final @Nullable Double noise;
  private final Set<Finding> wanted;

  /** The lists that can be asked for. */
  enum Finding {
    CONFUSIONS,
    WEAK_PHRASES,
    LABEL_ERRORS
  }

  /**
   * @param noise the rate the experiment works with; null without
   */
  Evaluator(Language language, Experiment experiment, @Nullable Double noise, Set<Finding> wanted) {
    this.language = language;
    this.experiment = experiment;
    this.noise = noise;
    this.wanted = Set.copyOf(wanted);
  }

  /** Learns the phrases and judges the messages; the threshold comes of the phrases alone. */
  Evaluation onTest(List<LabelledText> phrases, List<LabelledText> messages) {
    // Before the many readers of the cross-validation, so that memory is that of one.
    var round = experiment.round(phrases, messages);
    var outOfFold = experiment.outOfFold(phrases);
    var threshold = Threshold.reaching(PRECISION, outOfFold);
    var part = new Coverage.Part(threshold, round.clean(), round.outOfScope());
    return evaluation(phrases, List.of(round), outOfFold, List.of(part));
  }

  /** Judges each phrase by a reader that has learned others. */
  Evaluation byCrossValidation(List<LabelledText> phrases) {
    var rounds = experiment.crossValidation(phrases);
    var parts = new ArrayList<Coverage.Part>();
    for (int i = 0; i < rounds.size(); i++) {
      var others = new ArrayList<>(rounds);
      var round = others.remove(i);
      var threshold =
          Threshold.reaching(
              PRECISION, others.stream().flatMap(each -> each.clean().stream()).toList());
      parts.add(new Coverage.Part(threshold, round.clean(), round.outOfScope()));
    }
    var outOfFold = rounds.stream().flatMap(round -> round.clean().stream()).toList();
    return evaluation(phrases, rounds, outOfFold, parts);
  }

  private Evaluation evaluation(
      List<LabelledText> phrases,
      List<Round> rounds,
      List<Judgement> outOfFold,
      List<Coverage.Part> parts) {
    var learned = labels(phrases);
    var judged = rounds.stream().flatMap(round -> round.clean().stream()).toList();
    var noisy = rounds.stream().flatMap(round -> round.noisy().stream()).toList();
    var messages = countable(judged, learned);
    var last = rounds.getLast();
    // Later rounds find phrases embedded already.
    var first = rounds.getFirst();
    return new Evaluation(
        language.code(),
        learned.size(),
        last.phrases().size(),
        messages.size(),
        Metrics.accuracy(messages),
        Metrics.macroF1(messages),
        Metrics.calibrationError(messages),
        Coverage.of(PRECISION, Threshold.reaching(PRECISION, outOfFold), parts),
        outOfScope(rounds),
        noisy(messages, countable(noisy, learned)),
        Latency.of(rounds.stream().flatMap(round -> round.nanos().stream()).toList()),
        last.memory(),
        first.heapOfReader(),
        first.footprint(),
        first.training().toMillis() / 1000.0,
        rounds.size() > 1 ? null : overlap(last.phrases(), messages),
        notLearned(messages, learned),
        wanted.contains(Finding.CONFUSIONS) ? Findings.confusions(messages) : null,
        wanted.contains(Finding.WEAK_PHRASES) ? Findings.weakPhrases(outOfFold) : null,
        wanted.contains(Finding.LABEL_ERRORS) ? Findings.labelErrors(outOfFold) : null);
  }

  /** Where out of scope is no label that was learned, it cannot be read. */
  private static List<Judgement> countable(List<Judgement> judgements, Set<String> learned) {
    return learned.contains(Phrases.OUT_OF_SCOPE)
        ? judgements
        : judgements.stream().filter(Judgement::inScope).toList();
  }

  private static @Nullable OutOfScope outOfScope(List<Round> rounds) {
    var known = new ArrayList<Double>();
    var strangers = new ArrayList<Double>();
    for (var round : rounds) {
      round.outOfScope().forEach(each -> strangers.add(each.acting()));
      round.clean().forEach(each -> (each.inScope() ? known : strangers).add(each.acting()));
    }
    return strangers.isEmpty() || known.isEmpty()
        ? null
        : new OutOfScope(strangers.size(), Ranking.auroc(known, strangers));
  }

  private @Nullable Noisy noisy(List<Judgement> clean, List<Judgement> noisy) {
    if (noise == null) {
      return null;
    }
    double accuracy = Metrics.accuracy(noisy);
    return new Noisy(noise, accuracy, Metrics.accuracy(clean) - accuracy);
  }

  private static @Nullable Overlap overlap(List<LabelledText> phrases, List<Judgement> messages) {
    var learned = phrases.stream().map(LabelledText::text).collect(Collectors.toSet());
    var unseen =
        messages.stream().filter(each -> !learned.contains(each.message().text())).toList();
    int seen = messages.size() - unseen.size();
    return seen == 0 ? null : new Overlap(seen, unseen.isEmpty() ? null : Metrics.accuracy(unseen));
  }

  private static List<String> notLearned(List<Judgement> messages, Set<String> learned) {
    var labels = messages.stream().map(Judgement::label).collect(Collectors.toSet());
    labels.removeAll(learned);
    return List.copyOf(new TreeSet<>(labels));
  }

  private static Set<String> labels(List<LabelledText> phrases) {
    return phrases.stream().map(LabelledText::label).collect(Collectors.toSet());
  }
}
