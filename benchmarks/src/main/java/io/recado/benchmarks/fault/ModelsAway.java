package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Customer.Event;
import io.recado.benchmarks.model.ModelApi;
import io.recado.benchmarks.model.ModelApi.Question;
import io.recado.benchmarks.model.Mood;
import io.recado.benchmarks.model.Obedience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Four shops have a language model each, and no use of it: one hangs, one drips, one is garbled,
 * one is down. Their customers write what is hard to read without.
 */
final class ModelsAway implements Row {

  /** To all four shops, each of which takes ten. */
  private static final int PER_SECOND = 24;

  private static final Duration REPLIED_WITHIN = Duration.ofSeconds(8);

  /** Of each node, which has a breaker of its own. */
  private static final long MOST_CALLS = 20;

  private static final int LEAST_CALLS = 4;

  /** For so long a breaker stays open, and lets so many try whether the model is there again. */
  private static final Duration BREAKER_OPEN = Duration.ofSeconds(15);

  private static final long TRIALS = 2;

  /** Nothing that the local classifier is sure of. */
  private static final List<String> VAGUE =
      List.of(
          "el aparatito ese anda raro desde la tormenta y mi tía no sabe",
          "quería saber cómo viene lo que hablamos el otro día con el muchacho",
          "tengo un tema con lo de siempre y no sé bien cómo explicarlo",
          "me dijeron que acá se podía ver lo de la casa de mi abuela",
          "hay una cosa con el equipo que no me termina de convencer");

  @Override
  public String fault() {
    return "language model down, hangs, drips, garbled";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var bars = new ArrayList<Bar>();
    try (var api = ModelApi.start(new Obedience(List.of()))) {
      cluster.fresh();
      Mood.TROUBLED.forEach(mood -> model(mood).connect(cluster.database(), api));
      var visit = Visitors.come(cluster, lines(form), PER_SECOND);
      bars.add(
          Bar.atMost(
              "the slowest of %d replies".formatted(visit.latencies().count()),
              REPLIED_WITHIN,
              visit.latencies().longest()));
      cluster.drain();
      Mood.TROUBLED.forEach(mood -> bars.addAll(calls(mood, api, cluster.nodes().size())));
    }
    bars.addAll(cluster.check());
    return bars;
  }

  private static OwnModel model(Mood mood) {
    return new OwnModel(new Shop(Mood.TROUBLED.indexOf(mood)), mood);
  }

  /** One line of each visitor, to the shops in turn. */
  private static List<Event> lines(Form form) {
    int shops = Mood.TROUBLED.size();
    return IntStream.range(0, Math.toIntExact(PER_SECOND * form.modelsAway().toSeconds()))
        .mapToObj(
            number ->
                Cluster.visitor(new Shop(number % shops), number)
                    .says(VAGUE.get(number / shops % VAGUE.size()), 0))
        .toList();
  }

  private static List<Bar> calls(Mood mood, ModelApi api, int nodes) {
    var questions = api.questions(mood);
    long held =
        questions.stream().filter(question -> !question.isEndedWithin(REPLIED_WITHIN)).count();
    return List.of(
        Bar.none("questions that are held on to, as if there were time", held),
        Bar.atLeast("questions to the model that " + mood, LEAST_CALLS, questions.size()),
        Bar.atMost(
            "of them before it is left alone",
            nodes * MOST_CALLS,
            questions.size() - nodes * TRIALS * timesTried(questions)));
  }

  /** At most, by each node: it may have left the model alone from the first question on. */
  private static long timesTried(List<Question> questions) {
    return questions.isEmpty()
        ? 0
        : Duration.ofNanos(questions.getLast().nanos() - questions.getFirst().nanos())
            .dividedBy(BREAKER_OPEN);
  }
}
