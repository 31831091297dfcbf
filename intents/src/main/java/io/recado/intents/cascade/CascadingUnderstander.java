package io.recado.intents.cascade;

import io.recado.intents.entity.EntityAnswers;
import io.recado.intents.entity.Openings;
import io.recado.intents.entity.Options;
import io.recado.intents.entity.TimeAnswers;
import io.recado.intents.language.LanguageDetector;
import io.recado.intents.llm.LlmAnswer;
import io.recado.intents.llm.LlmReader;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Phrases;
import io.recado.understanding.Command;
import io.recado.understanding.Hop;
import io.recado.understanding.Hop.Outcome;
import io.recado.understanding.Understander;
import io.recado.understanding.Understanding;
import io.recado.understanding.Utterance;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Timed;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Understands with the surest reader that can: buttons, keywords and expected answers first, then
 * the local classifier, then, where that is not sure enough, the tenant's language model. When
 * there is none, or it is away, over its budget or talks nonsense, what the local classifier read
 * stands after all: done, asked back or admitted not to be understood.
 *
 * <p>Classifiers are made ready in the background. Until one is, what needs it waits, though no
 * longer than a set patience; then the words count as not understood.
 *
 * <p>Reads on threads of its own, as many as there are processors. {@link #close} ends them.
 */
public final class CascadingUnderstander implements Understander, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CascadingUnderstander.class);
  private static final int MOST_WAITING = 10_000;

  private final SureReading sure;
  private final ModelReading model;
  private final LanguageModelReading languageModel;
  private final Duration patience;
  private final Scheduler reading =
      Schedulers.newBoundedElastic(
          Runtime.getRuntime().availableProcessors(), MOST_WAITING, "understanding");
  private final Classifiers classifiers;

  /** Reads every tenant's customers by the shipped classifier, loaded when it is first needed. */
  public static CascadingUnderstander shipped(Duration patience, LlmReader llm) {
    var shipped =
        Mono.fromCallable(LocalClassifier::shipped).subscribeOn(Schedulers.boundedElastic());
    return with(Classifiers.always(shipped.cache()), patience, llm);
  }

  /** Reads each tenant's customers by the classifier of its bot. */
  public static CascadingUnderstander with(
      Classifiers classifiers, Duration patience, LlmReader llm) {
    var detector = new LanguageDetector(Phrases.shipped().all());
    return new CascadingUnderstander(
        new SureReading(detector, new SureReaders()),
        new ModelReading(new Openings(new Options(), new TimeAnswers(), new EntityAnswers())),
        llm,
        classifiers,
        patience);
  }

  /**
   * @param patience how long words may wait for their tenant's classifier
   */
  CascadingUnderstander(
      SureReading sure,
      ModelReading model,
      LlmReader llm,
      Classifiers classifiers,
      Duration patience) {
    this.sure = sure;
    this.model = model;
    this.languageModel = new LanguageModelReading(llm, model);
    this.patience = patience;
    this.classifiers = classifiers;
  }

  /**
   * Makes the shipped classifier ready in the background; completes when it is, fails when it
   * cannot be. Subscribing again waits for the same.
   */
  @Override
  public Mono<Void> warmUp() {
    return classifiers.warmUp();
  }

  @Override
  public Mono<Understanding> understand(Utterance utterance) {
    return Mono.fromCallable(() -> sure.of(utterance))
        .subscribeOn(reading)
        .timed()
        .flatMap(draft -> complete(draft, utterance));
  }

  @Override
  public void close() {
    reading.dispose();
  }

  private Mono<Understanding> complete(Timed<Draft> timed, Utterance utterance) {
    var draft = timed.get();
    if (draft.showsOnly()) {
      return seen(draft, utterance, timed.elapsed());
    }
    if (draft.isSettled()) {
      var trace = Trace.EMPTY.with(Hop.Reader.RULES, Outcome.READ, timed.elapsed());
      return Mono.just(draft.settledUnderstanding().traced(trace.hops()));
    }
    var trace = Trace.EMPTY.with(Hop.Reader.RULES, Outcome.UNSURE, timed.elapsed());
    return locally(draft, utterance)
        .timed()
        .flatMap(local -> afterLocal(draft, utterance, local, trace));
  }

  /** No language model is asked about words that no customer has written. */
  private Mono<Understanding> seen(Draft draft, Utterance utterance, Duration byRules) {
    var trace = Trace.EMPTY.with(Hop.Reader.RULES, Outcome.READ, byRules);
    return ready(utterance)
        .map(ready -> model.ofSeen(draft, utterance, ready))
        .timed()
        .map(timed -> traced(timed, trace))
        .onErrorReturn(draft.settledUnderstanding().traced(trace.hops()));
  }

  private static Understanding traced(Timed<Understanding> timed, Trace before) {
    var trace = before.with(Hop.Reader.LOCAL_MODEL, Outcome.READ, timed.elapsed());
    return timed.get().traced(trace.hops());
  }

  private Mono<LocalClassifier> ready(Utterance utterance) {
    return classifiers.of(utterance.tenant()).timeout(patience).publishOn(reading);
  }

  private Mono<LocalReading> locally(Draft draft, Utterance utterance) {
    return ready(utterance)
        .map(ready -> model.of(draft, utterance, ready))
        .onErrorResume(failure -> Mono.just(without(draft, utterance, failure)));
  }

  private Mono<Understanding> afterLocal(
      Draft draft, Utterance utterance, Timed<LocalReading> timed, Trace before) {
    var local = timed.get();
    var trace = before.with(Hop.Reader.LOCAL_MODEL, local.outcome(), timed.elapsed());
    var alone = local.understanding().traced(trace.hops());
    // A code that could not be made out is told to nobody else.
    return local.isSure() || utterance.code() != null
        ? Mono.just(alone)
        : languageModel
            .ask(draft, utterance, local.heard())
            .timed()
            .publishOn(reading)
            .map(answer -> afterAll(draft, utterance, local, answer, trace))
            .onErrorResume(failure -> Mono.just(despite(failure, alone)))
            .defaultIfEmpty(alone);
  }

  private static Understanding despite(Throwable failure, Understanding alone) {
    log.warn(
        "A language model's answer could not be used ({}); the local reading stands",
        failure.getClass().getName());
    return alone;
  }

  private Understanding afterAll(
      Draft draft, Utterance utterance, LocalReading local, Timed<LlmAnswer> timed, Trace before) {
    var answer = timed.get();
    var trace =
        before.with(
            new Hop(Hop.Reader.LANGUAGE_MODEL, answer.outcome(), timed.elapsed(), answer.cost()));
    return answer.outcome() == Outcome.READ
        ? languageModel.of(draft, utterance, answer).traced(trace.hops())
        : local.understanding().traced(trace.hops());
  }

  private LocalReading without(Draft draft, Utterance utterance, Throwable failure) {
    log.warn(
        "No classifier for this message ({}), so only keywords and expected answers count",
        failure.toString());
    var understanding =
        model.withoutModel(draft, utterance.expectation()).orElseGet(draft::withoutModel);
    return new LocalReading(understanding, Outcome.FAILED, new Command.CannotUnderstand());
  }
}
