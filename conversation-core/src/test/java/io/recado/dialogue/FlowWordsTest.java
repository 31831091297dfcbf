package io.recado.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.recado.conversation.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowWordsTest {

  private static final YamlFile FLOW =
      new YamlFile(
          "flows/demo.yaml",
          """
          flow: demo # 😀 what stands around stays
          title: {es: prueba, en: try-out, de: Versuch}
          steps:
            - say: news
              text:
                es: |-
                  Una cosa:
                  otra cosa.

                # of English
                en: 'One thing'
                de: Eine Sache
            - call: ring
              rejected:
                default: {es: No, en: "No", de: Nein, ask_again: where}
          """);

  @Test
  void textsAreFoundWhereverTheyStand() {
    var places = FlowWords.in(FLOW);

    assertThat(places)
        .extracting(FlowWords.Place::path)
        .containsExactly("title", "steps.news.text", "steps.ring.rejected.default");
    assertThat(places.get(1).texts())
        .containsEntry(Language.SPANISH, "Una cosa:\notra cosa.")
        .containsEntry(Language.ENGLISH, "One thing");
  }

  @Test
  void nothingElseOfTheFileChanges() {
    var changed = FlowWords.with(FLOW, Map.of("title", Map.of(Language.ENGLISH, "test")));

    assertThat(changed.text()).isEqualTo(FLOW.text().replace("try-out", "\"test\""));
    assertThat(FlowWords.with(FLOW, Map.of("nowhere", Map.of(Language.ENGLISH, "x"))))
        .isEqualTo(FLOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "it's 50%: #1 {slot.where} \"so\" \\",
        "two\nlines",
        "three\n\nlines: - # {firm}",
        "- no list",
        "tab\there",
        "😀 astral",
        "'"
      })
  void everyTextIsReadAsItWasWritten(String text) {
    var all = new HashMap<String, Map<Language, String>>();
    for (var place : FlowWords.in(FLOW)) {
      all.put(
          place.path(),
          Map.of(Language.SPANISH, text, Language.ENGLISH, text, Language.GERMAN, text));
    }

    var written = FlowWords.with(FLOW, all);

    assertThat(FlowWords.in(written))
        .hasSize(3)
        .allSatisfy(place -> assertThat(place.texts().values()).containsOnly(text));
    assertThat(written.text()).contains("# of English", "ask_again: where");
  }

  @Test
  void everyShippedFlowIsTheSameAfterAllItsTextsAreWrittenAnew() {
    for (var file : ShippedFlows.files()) {
      var marked = new HashMap<String, Map<Language, String>>();
      var plain = new HashMap<String, Map<Language, String>>();
      for (var place : FlowWords.in(file)) {
        var texts = new HashMap<Language, String>();
        place.texts().forEach((language, text) -> texts.put(language, text + " *"));
        marked.put(place.path(), texts);
        plain.put(place.path(), place.texts());
      }

      var back = FlowWords.with(FlowWords.with(file, marked), plain);

      assertAll(
          () ->
              assertThat(FlowWords.in(back))
                  .extracting(FlowWords.Place::texts)
                  .isEqualTo(FlowWords.in(file).stream().map(FlowWords.Place::texts).toList()),
          () ->
              assertThat(FlowOutline.of(back, Abilities.none()).stations())
                  .hasSameSizeAs(FlowOutline.of(file, Abilities.none()).stations()));
    }
  }

  @Test
  void aTenantsFlowStandsInTheShippedOnesPlace() {
    var shipped = ShippedFlows.declaring("ticket_status").orElseThrow();
    var own = new YamlFile("flows/mine.yaml", shipped.text() + "\n# mine\n");

    var all = ShippedFlows.with(List.of(own));

    assertThat(all).hasSameSizeAs(ShippedFlows.files());
    assertThat(all.get(1)).isEqualTo(own);
  }

  @Test
  void whatStandsInAShippedFlowsPlaceKeepsItsIntent() {
    var shipped = ShippedFlows.declaring("ticket_status").orElseThrow();
    var text = shipped.text().replace("intent: ticket_status", "intent: other_intent");
    var problems = new Problems("flows/mine.yaml");

    var flow = new FlowParser(Abilities.none()).parse(new YamlFile("m", text), problems);
    var found = new Problems("m");
    ShippedFlows.checkIntent(flow, found);

    assertThat(found.all())
        .extracting(FlowProblem::reason)
        .singleElement()
        .asString()
        .contains("keeps its intent \"ticket_status\"");
  }

  @Test
  void ownGeneralTextsAreCheckedByTheirKey() {
    var problems = new Problems(GeneralText.FILE);
    var shipped = Phrases.parse(ShippedFlows.phrases(), problems);
    Map<String, Map<Language, String>> own =
        Map.of(
            "button_yes", all("x".repeat(21)),
            "greeting", all("Hola {firm}"),
            "thanks", all("Gracias {flow}"),
            "unheard_of", all("?"));

    var changed = shipped.with(own, problems);

    assertThat(changed.in(Language.SPANISH, Phrase.GREETING, name -> "Andina"))
        .isEqualTo("Hola Andina");
    assertThat(problems.all()).extracting(FlowProblem::line).contains(1, 3, 4).doesNotContain(2);
  }

  private static Map<Language, String> all(String text) {
    return Map.of(Language.SPANISH, text, Language.ENGLISH, text, Language.GERMAN, text);
  }
}
