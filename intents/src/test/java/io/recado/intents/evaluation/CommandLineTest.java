package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.intents.TrainedUnderstander;
import io.recado.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain | there is no tool \"explain\"",
        "evaluate | give either --train FILE or --shipped",
        "evaluate --shipped --train t.tsv | give either --train FILE or --shipped",
        "evaluate --shipped --noise 5% | --noise does not go with --shipped",
        "evaluate --shipped --test t.tsv | --test does not go with --shipped",
        "evaluate --train t.tsv --speed | there is no option --speed",
        "evaluate --train t.tsv more | \"more\" belongs to no option",
        "evaluate --train | --train needs a value",
        "evaluate --train t.tsv --train t.tsv | --train is given twice",
        "evaluate --train t.tsv --json=yes | --json takes no value",
        "evaluate --train t.tsv --lang fr | --lang must be es, en or de, not \"fr\"",
        "evaluate --train t.tsv --cross-validate 1 | --cross-validate must be from 2 to 100, not \"1\"",
        "evaluate --train t.tsv --phrases all | --phrases must be a number from 2, not \"all\"",
        "evaluate --train t.tsv --noise 2 | --noise must be a share such as 0.05 or 5%, not \"2\"",
        "understand --lang es | give either messages, each in quotes, or --file FILE",
        "understand hola --file l.txt | give either messages, each in quotes, or --file FILE",
        "understand --lang it ciao | --lang must be es, en or de, not \"it\"",
        "evaluate --train t.tsv --llm | --llm goes with --shipped only",
        "evaluate --shipped --llm | --llm needs a language model: set RECADO_LLM_URL and its kin",
        "understand --llm hola | --llm needs a language model: set RECADO_LLM_URL and its kin"
      })
  void whatCannotBeDoneIsRefusedInOneLine(String line, String fault) {
    int code = run(line.split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(text(err)).startsWith("recado: " + fault + " (").hasLineCount(1);
    assertThat(text(out)).isEmpty();
  }

  @Test
  void helpIsAResult() {
    assertThat(run("evaluate", "--help")).isZero();
    assertThat(text(out)).startsWith("Usage: ./recado evaluate");
  }

  @Test
  void filesThatDoNotFitEachOtherAreRefused() throws IOException {
    var train = file("train.tsv", "a\tone\na\tuna\nb\ttwo\nb\tdos\n");
    var few = file("few.tsv", "a\tone\na\tone\nb\ttwo\nb\tdos\n");
    var test = file("test.tsv", "c\tthree\n");
    var single = file("single.tsv", "a\tone\na\ttwo\n");

    assertThat(run("evaluate", "--train", train, "--test", test)).isEqualTo(2);
    assertThat(run("evaluate", "--train", single)).isEqualTo(2);
    assertThat(run("evaluate", "--train", few)).isEqualTo(2);
    assertThat(run("evaluate", "--train", train, "--test", "nowhere.tsv")).isEqualTo(2);
    assertThat(text(err))
        .contains("the test file has no label of the training file (TOO_LITTLE_DATA)")
        .contains("has one label only")
        .contains("two labels at least need two phrases each")
        .contains("there is no file nowhere.tsv (UNREADABLE_FILE)");
    assertThat(text(out)).isEmpty();
  }

  /** The whole way, with the product's classifier. */
  @Test
  void figuresComeAsOneObject() throws IOException {
    var train = file("train.tsv", SmallData.PHRASES);
    var test = file("test.tsv", SmallData.MESSAGES);
    var strangers = file("oos.tsv", "oos\tcuánto mide la torre eiffel\ncuéntame un chiste\n");

    int code =
        run(
            "evaluate",
            "--train",
            train,
            "--test",
            test,
            "--out-of-scope=" + strangers,
            "--json",
            "--cross-validate",
            "2",
            "--noise",
            "5%",
            "--confusions");

    var figures = Json.mapper().readTree(text(out));
    assertThat(code).isZero();
    assertThat(text(out)).hasLineCount(1);
    assertThat(figures.path("language").asString()).isEqualTo("es");
    assertThat(figures.path("labels").asInt()).isEqualTo(3);
    assertThat(figures.path("accuracy").asDouble()).isGreaterThan(0.6);
    assertThat(figures.path("outOfScope").path("messages").asInt()).isEqualTo(2);
    assertThat(figures.path("latencyMillis").path("p99").asDouble()).isPositive();
    assertThat(figures.path("noise").path("rate").asDouble()).isEqualTo(0.05);
    assertThat(figures.path("confusions").isArray()).isTrue();
    assertThat(figures.has("weakPhrases")).isFalse();
  }

  @Test
  void figuresComeAsRowsForPeople() throws IOException {
    var train = file("train.tsv", SmallData.PHRASES);

    int code = run("evaluate", "--train", train, "--lang", "es", "--cross-validate", "2");

    assertThat(code).isZero();
    assertThat(text(out).lines().map(line -> line.substring(0, 18).strip()))
        .containsExactly(
            "language",
            "learned",
            "judged",
            "accuracy",
            "macro-F1",
            "calibration error",
            "coverage at 98 %",
            "latency",
            "memory",
            "stored",
            "training");
  }

  @Test
  void everyLineIsAnsweredInItsPlace() throws IOException {
    var lines =
        file("lines.txt", "hola\n\nno tengo internet desde ayer, es urgente\nI want to pay\n");

    int code = understand("--lang", "es", "--file", lines, "--json");

    var readings = text(out).lines().map(line -> Json.mapper().readTree(line)).toList();
    assertThat(code).isZero();
    assertThat(readings)
        .extracting(reading -> reading.path("intent").asString())
        .containsExactly("greet", "out_of_scope", "open_ticket", "pay_invoice");
    assertThat(readings.get(1).path("commands")).isEmpty();
    assertThat(readings.get(2).path("entities").valueStream())
        .extracting(
            entity -> entity.path("name").asString() + " " + entity.path("words").asString())
        .contains("category internet", "urgency urgente");
    assertThat(readings.get(2).path("commands").get(0).path("type").asString())
        .isEqualTo("StartFlow");
    assertThat(readings.get(2).path("commands").get(0).path("decidedBy").asString())
        .isEqualTo("LOCAL_MODEL");
  }

  @Test
  void aReadingForPeopleNamesIntentDetailsAndCommands() {
    int code = understand("my internet has been down since yesterday", "hello");

    assertThat(code).isZero();
    assertThat(text(out))
        .contains("my internet has been down since yesterday\n  open_ticket")
        .contains("category = internet (\"internet\")")
        .contains("StartFlow")
        .contains("local model")
        .contains("hello\n  greet")
        .contains("keyword");
  }

  private int run(String... arguments) {
    return CommandLine.run(List.of(arguments), Map.of(), print(out), print(err));
  }

  /** With the understander that the tests of this module share. */
  private int understand(String... arguments) {
    var bot = new DemoBot(TrainedUnderstander.shipped(), () -> {});
    return new UnderstandCommand(_ -> bot, Map.of(), print(out)).run(List.of(arguments));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
