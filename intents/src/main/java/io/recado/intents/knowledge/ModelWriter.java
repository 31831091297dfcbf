package io.recado.intents.knowledge;

import io.recado.intents.llm.LlmWriter;
import io.recado.intents.llm.LlmWriter.Draft;
import io.recado.intents.llm.LlmWriter.Task;
import io.recado.understanding.KnowledgeAnswer;
import io.recado.understanding.KnowledgeQuestion;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Has a language model word an answer, and lets through what the passages bear out. */
final class ModelWriter implements AnswerWriter {

  private static final Logger log = LoggerFactory.getLogger(ModelWriter.class);

  private static final int MOST_PASSAGES = 4;

  private final LlmWriter model;

  ModelWriter(LlmWriter model) {
    this.model = model;
  }

  @Override
  public Mono<KnowledgeAnswer> write(KnowledgeQuestion question, List<Hit> hits) {
    var shown = hits.stream().limit(MOST_PASSAGES).toList();
    var passages = shown.stream().map(ModelWriter::text).toList();
    var task =
        new Task(
            question.tenant(),
            question.customer(),
            question.language(),
            question.words(),
            passages);
    return model
        .write(task)
        .filter(draft -> !draft.answer().isBlank())
        .flatMap(draft -> Mono.justOrEmpty(checked(question, draft, shown)));
  }

  private static Optional<KnowledgeAnswer> checked(
      KnowledgeQuestion question, Draft draft, List<Hit> shown) {
    var used =
        draft.passages().stream()
            .distinct()
            .filter(number -> number >= 0 && number < shown.size())
            .map(shown::get)
            .toList();
    var fault = Grounding.fault(draft.answer(), used.stream().map(ModelWriter::text).toList());
    if (fault.isPresent()) {
      log.info(
          "An answer of tenant {}'s language model is withheld ({}); the passage may be quoted",
          question.tenant(),
          fault.get());
      return Optional.empty();
    }
    return Optional.of(new KnowledgeAnswer(draft.answer().strip(), used.getFirst().source()));
  }

  private static String text(Hit hit) {
    return String.join("\n", hit.passage().headings()) + "\n" + hit.passage().body();
  }
}
