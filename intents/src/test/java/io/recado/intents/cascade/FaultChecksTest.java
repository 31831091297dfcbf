package io.recado.intents.cascade;

import static io.recado.intents.Utterances.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.Expectation.Option;
import io.recado.dialogue.FlowCatalog;
import io.recado.dialogue.SlotValue.Chosen;
import io.recado.intents.TrainedUnderstander;
import io.recado.intents.Utterances;
import io.recado.understanding.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What customers say about a fault, in their own words, to the flow that comes with Recado. */
class FaultChecksTest {

  private static final Map<?, ?> SLOTS = slots();

  @ParameterizedTest
  @CsvSource({
    "SPANISH, ¿Se cayó el internet?",
    "SPANISH, ¿Hay una falla en mi zona? No me funciona el internet",
    "SPANISH, ¿Se cayó el internet en el sector? No funciona el internet",
    "ENGLISH, Is there an outage in my area?",
    "ENGLISH, Is there an outage in my area? Nothing works here",
    "GERMAN, Gibt es eine Störung? Mein Internet geht nicht",
    "GERMAN, Gibt es bei uns eine Störung? Das Internet läuft nicht"
  })
  void whatAsksForTheStateAnswersNothingElse(Language language, String opening) {
    var commands = commands(saying(opening).in(language).toABotForAllErrands(), language);

    assertThat(commands).noneMatch(FaultChecksTest::fillsASlotOfTheFlow);
  }

  @Test
  void nothingIsTakenFromTheOpening() {
    for (var language : Language.values()) {
      assertThat(FlowCatalog.shippedHints(language))
          .noneMatch(hint -> hint.intent().equals("check_outage"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, restart, no me funciona, same",
    "SPANISH, restart, no volvió, same",
    "SPANISH, restart, todavía no funciona, same",
    "SPANISH, restart, funciona, works",
    "SPANISH, restart, 'sí, funciona', works",
    "SPANISH, restart, ya volvió, works",
    "ENGLISH, restart, nothing works, same",
    "ENGLISH, restart, still not working, same",
    "ENGLISH, restart, it doesn't work, same",
    "ENGLISH, restart, working, works",
    "ENGLISH, restart, it works again, works",
    "GERMAN, restart, geht nicht, same",
    "GERMAN, restart, läuft nicht, same",
    "GERMAN, restart, es läuft immer noch nicht, same",
    "GERMAN, restart, geht, works",
    "GERMAN, restart, läuft wieder, works",
    "SPANISH, affected, no me funciona, none",
    "SPANISH, affected, no funciona bien, poor",
    "SPANISH, affected, funciona, fine",
    "ENGLISH, affected, it doesn't work, none",
    "GERMAN, affected, Er funktioniert nicht, none",
    "GERMAN, affected, geht nicht, none",
    "GERMAN, affected, läuft, fine",
    "SPANISH, power, 'no', off",
    "SPANISH, power, sí, on",
    "SPANISH, power, no está prendido, off",
    "ENGLISH, power, it won't turn on, off",
    "GERMAN, power, geht nicht an, off",
    "SPANISH, lights, no hay ninguna roja, normal",
    "GERMAN, lights, keines ist rot, normal"
  })
  void answersMeanWhatTheySay(Language language, String slot, String answer, String option) {
    assertThat(chosen(language, slot, answer)).containsExactly(option);
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, power, no lo sé",
    "GERMAN, restart, jetzt geht es immer noch nicht so richtig",
    "SPANISH, restart, no creo que funciona"
  })
  void whatIsUnclearIsAskedAgain(Language language, String slot, String answer) {
    assertThat(chosen(language, slot, answer)).isEmpty();
  }

  private static List<String> chosen(Language language, String slot, String answer) {
    var asked = new Expectation.OneOf("check_outage", slot, options(slot, language), true);
    return commands(saying(answer).in(language).toABotForAllErrands().asked(asked), language)
        .stream()
        .flatMap(
            command ->
                command instanceof Command.SetSlot(_, Chosen(var option, _))
                    ? Stream.of(option)
                    : Stream.empty())
        .toList();
  }

  private static List<Command> commands(Utterances utterance, Language language) {
    return utterance
        .hinting(FlowCatalog.shippedHints(language))
        .readBy(TrainedUnderstander.shipped())
        .commands();
  }

  private static boolean fillsASlotOfTheFlow(Command command) {
    return command instanceof Command.SetSlot(var slot, _) && SLOTS.containsKey(slot);
  }

  private static List<Option> options(String slot, Language language) {
    return section(section(SLOTS, slot), "options").entrySet().stream()
        .map(option -> option((String) option.getKey(), (Map<?, ?>) option.getValue(), language))
        .toList();
  }

  private static Option option(String name, Map<?, ?> option, Language language) {
    var words = new LinkedHashSet<String>();
    words.add((String) Objects.requireNonNull(section(option, "title").get(language.code())));
    words.addAll(strings(Objects.requireNonNull(section(option, "words").get(language.code()))));
    return new Option(name, words);
  }

  private static Set<String> strings(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).collect(Collectors.toSet());
  }

  private static Map<?, ?> section(Map<?, ?> of, String key) {
    return (Map<?, ?>) Objects.requireNonNull(of.get(key));
  }

  private static Map<?, ?> slots() {
    try (var file = FlowCatalog.class.getResourceAsStream("/flows/check_outage.yaml")) {
      Map<?, ?> flow = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      return section(flow, "slots");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
