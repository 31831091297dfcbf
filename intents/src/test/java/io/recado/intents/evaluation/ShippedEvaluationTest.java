package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.Text;
import io.recado.intents.llm.ConfiguredModel;
import io.recado.json.Json;
import io.recado.understanding.Command;
import io.recado.understanding.Cost;
import io.recado.understanding.Hop;
import io.recado.understanding.Understander;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** With an understander that knows the labelled messages by heart, but for those it forgot. */
class ShippedEvaluationTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void languagesAtParPass() {
    int code = run(new HashMap<>(), "--shipped", "--json");

    var report = Json.mapper().readTree(text(out));
    assertThat(code).isZero();
    assertThat(report.path("languages")).hasSize(3);
    assertThat(report.path("languages").get(0).path("language").asString()).isEqualTo("es");
    assertThat(report.path("languages").get(0).path("outOfScopeRecall").asDouble()).isEqualTo(1);
    assertThat(report.path("parity").path("passed").asBoolean()).isTrue();
    assertThat(text(err)).isEmpty();
  }

  @Test
  void aLanguageThatTrailsFailsTheGateInOneLine() {
    int code = run(Map.of(Language.GERMAN, 20), "--shipped", "--confusions");

    assertThat(code).isEqualTo(1);
    assertThat(text(err))
        .startsWith("recado: the languages are not at par: de trails")
        .hasLineCount(1);
    assertThat(text(out)).contains("Confusions").contains("parity");
  }

  @Test
  void aSingleLanguageHasNobodyToTrail() {
    int code = run(Map.of(Language.GERMAN, 20), "--shipped", "--lang", "de");

    assertThat(code).isZero();
    assertThat(text(out)).doesNotContain("parity");
  }

  @Test
  void figuresWithALanguageModelStandBesideThoseWithout() {
    int code = run(Map.of(Language.GERMAN, 20), "--shipped", "--lang", "de", "--llm", "--json");

    var report = Json.mapper().readTree(text(out));
    var with = report.at("/withLanguageModel/0");
    assertThat(code).isZero();
    assertThat(report.at("/languages/0/accuracy").asDouble()).isLessThan(1);
    assertThat(with.path("language").asString()).isEqualTo("de");
    assertThat(with.path("accuracy").asDouble()).isEqualTo(1);
    assertThat(with.path("asked").asDouble()).isEqualTo(1);
    assertThat(with.path("answered").asDouble()).isEqualTo(1);
    assertThat(with.path("costMicros").asLong())
        .isEqualTo(7L * LabelledSet.messages(Language.GERMAN).size());
  }

  private int run(Map<Language, Integer> forgotten, String... arguments) {
    var options = EvaluateOptions.parse(List.of(arguments));
    var environment =
        Map.of("RECADO_LLM_URL", "http://127.0.0.1:1/v1", "RECADO_LLM_MODEL", "a-model");
    return new ShippedCommand(
            models -> bot(models instanceof ConfiguredModel ? knowingAll() : knowing(forgotten)),
            _ -> Judgements.byFirstWord(),
            environment,
            print(out),
            print(err))
        .run(options);
  }

  private static DemoBot bot(Understander understander) {
    return new DemoBot(understander, () -> {});
  }

  /** By asking a language model about everything. */
  private static Understander knowingAll() {
    var knowing = knowing(Map.of());
    var asked =
        new Hop(
            Hop.Reader.LANGUAGE_MODEL, Hop.Outcome.READ, Duration.ofMillis(1), new Cost(1, 1, 7));
    return utterance ->
        knowing.understand(utterance).map(understanding -> understanding.traced(List.of(asked)));
  }

  /**
   * @param forgotten how many messages of a language are not understood
   */
  private static Understander knowing(Map<Language, Integer> forgotten) {
    var errands = new HashMap<String, String>();
    for (var language : Language.values()) {
      LabelledSet.messages(language).stream()
          .skip(forgotten.getOrDefault(language, 0))
          .forEach(message -> errands.put(message.text(), message.label()));
    }
    return utterance -> {
      var text = ((Text) utterance.messages().getFirst()).body();
      var errand = errands.getOrDefault(text, "out_of_scope");
      var read = new Interpretation(command(errand), 1, text, Source.KEYWORD);
      return Mono.just(new Understanding(List.of(read), utterance.language()));
    };
  }

  private static Command command(String errand) {
    return errand.equals("out_of_scope")
        ? new Command.CannotUnderstand()
        : new Command.StartFlow(errand);
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
