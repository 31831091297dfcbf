package io.recado.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.recado.conversation.Language;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlowParserTest {

  /** A flow without a fault; each case below spoils one thing in it. */
  private static final String SOUND =
      """
      flow: demo
      intent: demo
      title: {es: demo, en: demo, de: Demo}
      slots:
        urgency:
          type: choice
          title: {es: urgencia, en: urgency, de: Eile}
          prompt: {es: ¿Prisa?, en: Hurry?, de: Eilig?}
          retry: {es: Elige, en: Choose, de: Wählen Sie}
          options:
            low:
              title: {es: Baja, en: Low, de: Gering}
            high:
              title: {es: Alta, en: High, de: Hoch}
        where:
          type: text
          title: {es: lugar, en: place, de: Ort}
          prompt: {es: Dónde, en: Where, de: Wo}
          retry: {es: Dónde, en: Where, de: Wo}
      steps:
        - collect: urgency
        - branch: fork
          slot: urgency
          cases: {high: where}
          otherwise: where
        - collect: where
        - confirm: check
          summary: {es: '{slot.where}', en: '{slot.where}', de: '{slot.where}'}
        - call: send
          action: report_outage
          with: {where: where, extent: urgency}
          done: {es: '{receipt.reference}', en: '{receipt.reference}', de: '{receipt.reference}'}
          late: {es: '{receipt.reference}', en: '{receipt.reference}', de: '{receipt.reference}'}
          rejected:
            default: {es: No, en: No, de: Nein}
          unavailable: {es: Luego, en: Later, de: Später}
        - end: finished
      """
          .replace("¿Prisa?", "'¿Prisa?'")
          .replace("Hurry?", "'Hurry?'")
          .replace("Eilig?", "'Eilig?'");

  @Test
  void aSoundFlowHasNoProblems() {
    assertThat(problemsOf(SOUND)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsNamedWithFileLineAndReason(
      String what, String sound, String spoilt, String problem) {
    assertThat(SOUND).contains(sound);

    assertThat(problemsOf(SOUND.replace(sound, spoilt))).contains(problem);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(
            "missing language",
            "{es: Alta, en: High, de: Hoch}",
            "{es: Alta, en: High}",
            "demo.yaml:14: option \"high\" has no German title"),
        arguments(
            "empty text",
            "{es: Alta, en: High, de: Hoch}",
            "{es: Alta, en: High, de: }",
            "demo.yaml:14: option \"high\": title: de is empty"),
        arguments(
            "fourth language",
            "{es: Alta, en: High, de: Hoch}",
            "{es: Alta, en: High, de: Hoch, fr: Haut}",
            "demo.yaml:14: option \"high\": title has an unknown key \"fr\"; known are de, en, es"),
        arguments(
            "unknown key of the flow",
            "intent: demo",
            "intent: demo\nmood: sunny",
            "demo.yaml:3: the flow has an unknown key \"mood\"; known are asides, flow, intent,"
                + " offered, proves, slots, steps, title, words"),
        arguments(
            "flow that is asked for and proves as well",
            "intent: demo",
            "intent: demo\nproves: customer",
            "demo.yaml:3: the flow has both an intent and proves"),
        arguments(
            "unknown key of a slot",
            "  where:\n    type: text",
            "  where:\n    type: text\n    promt: x",
            "demo.yaml:17: slot \"where\" has an unknown key \"promt\"; known are max, min,"
                + " opening, optional, prompt, retry, skip, skip_words, title, type"),
        arguments(
            "beginning of a slot that the opening message never fills",
            "    options:\n      low:",
            "    opening: false\n    options:\n      low:\n        begins: {es: [sin prisa]}",
            "demo.yaml:12: slot \"urgency\": option \"low\" begins the errand, but opening is false"),
        arguments(
            "unknown key of a step",
            "- end: finished",
            "- end: finished\n    text: bye",
            "demo.yaml:38: step \"finished\" has an unknown key \"text\"; known are end"),
        arguments(
            "key twice",
            "intent: demo",
            "intent: demo\nintent: other",
            "demo.yaml:3: the flow has \"intent\" twice"),
        arguments(
            "missing key",
            "    prompt: {es: Dónde, en: Where, de: Wo}\n",
            "",
            "demo.yaml:15: slot \"where\" has no prompt"),
        arguments(
            "bad name",
            "flow: demo",
            "flow: Demo Flow",
            "demo.yaml:1: flow \"Demo Flow\" is not well named: up to 24 lower-case letters, digits"
                + " and _, beginning with a letter"),
        arguments(
            "unknown type",
            "type: text",
            "type: date",
            "demo.yaml:16: slot \"where\" has the unknown type \"date\"; known are amount, choice,"
                + " code, day, email, files, found, name, number, phone, text, time"),
        arguments(
            "number that is none",
            "type: text",
            "type: text\n    min: few",
            "demo.yaml:17: slot \"where\": min must be a whole number, not \"few\""),
        arguments(
            "length upside down",
            "type: text",
            "type: text\n    min: 9\n    max: 3",
            "demo.yaml:18: slot \"where\": max must be from min (9) to 4000, not 3"),
        arguments(
            "flag that is none",
            "type: text",
            "type: text\n    optional: maybe",
            "demo.yaml:17: slot \"where\": optional must be true or false, not \"maybe\""),
        arguments(
            "question that nobody can ask",
            "slots:\n  urgency",
            "asides:\n  price: {text: {es: a, en: b, de: c}}\nslots:\n  urgency",
            "demo.yaml:5: aside \"price\" has no words that ask for it"),
        arguments(
            "question that every sign asks",
            "slots:\n  urgency",
            "asides:\n  price: {words: {es: ['?']}, text: {es: a, en: b, de: c}}\nslots:\n  urgency",
            "demo.yaml:5: aside \"price\": \"?\" has neither letter nor digit"),
        arguments(
            "skip label of a needed slot",
            "type: text",
            "type: text\n    skip: {es: a, en: b, de: c}",
            "demo.yaml:17: slot \"where\" has a skip label but is not optional"),
        arguments(
            "title too long",
            "{es: Alta, en: High, de: Hoch}",
            "{es: Alta, en: High, de: Außerordentlich dringlich}",
            "demo.yaml:14: option \"high\": its German title has 25 characters; at most 24 are"
                + " shown"),
        arguments(
            "option name too long for a button",
            "  where:\n",
            """
              a_slot_of_a_long_name:
                type: choice
                title: {es: a, en: a, de: a}
                prompt: {es: a, en: a, de: a}
                retry: {es: a, en: a, de: a}
                options:
                  an_option_as_well:
                    title: {es: a, en: a, de: a}
              where:
            """,
            "demo.yaml:21: option \"an_option_as_well\": its name and that of slot"
                + " \"a_slot_of_a_long_name\" have 38 characters together; at most 36 fit a"
                + " button"),
        arguments(
            "unknown step",
            "otherwise: where",
            "otherwise: nowhere",
            "demo.yaml:22: step \"fork\" leads to the unknown step \"nowhere\""),
        arguments(
            "step without a kind",
            "- end: finished",
            "- finish: now",
            "demo.yaml:37: a step is none of branch, call, collect, confirm, continue, end, handoff, look,"
                + " say"),
        arguments(
            "collecting an unknown slot",
            "- collect: where",
            "- collect: place\n    next: check\n  - collect: where",
            "demo.yaml:26: step \"place\" collects the unknown slot \"place\""),
        arguments(
            "step never reached",
            "- collect: where",
            "- collect: where\n    next: check\n  - say: aside\n    text: {es: a, en: b, de: c}",
            "demo.yaml:28: step \"aside\" is never reached"),
        arguments(
            "two steps of one name",
            "- end: finished",
            "- end: finished\n  - end: send",
            "demo.yaml:38: there are two steps \"send\""),
        arguments(
            "last step leads nowhere",
            "  - end: finished\n",
            "",
            "demo.yaml:29: step \"send\" is the last step; add an end after it, or a next"),
        arguments(
            "no way to an end",
            "unavailable: {es: Luego, en: Later, de: Später}",
            "unavailable: {es: Luego, en: Later, de: Später}\n    next: urgency",
            "demo.yaml:21: step \"urgency\" has no way to an end"),
        arguments(
            "circle",
            "unavailable: {es: Luego, en: Later, de: Später}",
            "unavailable: {es: Luego, en: Later, de: Später}\n    next: check",
            "demo.yaml:27: steps go in a circle: check → send → check; only \"ask_again\" may lead"
                + " back"),
        arguments(
            "branch on words",
            "slot: urgency",
            "slot: where",
            "demo.yaml:22: step \"fork\" branches on slot \"where\", which is no choice"),
        arguments(
            "branch on an unknown option",
            "cases: {high: where}",
            "cases: {higher: where}",
            "demo.yaml:22: step \"fork\" has a case \"higher\", which is no option of slot"
                + " \"urgency\""),
        arguments(
            "unknown action",
            "action: report_outage",
            "action: fly",
            "demo.yaml:30: step \"send\" calls the unknown action \"fly\"; known are "
                + sorted(TestFlows.ABILITIES.actions().keySet())),
        arguments(
            "unknown input",
            "{where: where, extent: urgency}",
            "{where: where, extent: urgency, colour: where}",
            "demo.yaml:29: step \"send\" gives report_outage the unknown input \"colour\"; known"
                + " are extent, remark, where"),
        arguments(
            "missing input",
            "{where: where, extent: urgency}",
            "{where: where}",
            "demo.yaml:29: step \"send\" does not give report_outage its input \"extent\""),
        arguments(
            "needed input from an optional slot",
            "type: text",
            "type: text\n    optional: true",
            "demo.yaml:30: step \"send\": action report_outage needs \"where\", but slot \"where\""
                + " is optional"),
        arguments(
            "input from an unknown slot",
            "extent: urgency}",
            "extent: size}",
            "demo.yaml:29: step \"send\" passes on the unknown slot \"size\""),
        arguments(
            "unknown slot in a text",
            "es: '{slot.where}'",
            "es: '{slot.place}'",
            "demo.yaml:28: step \"check\": summary uses {slot.place}, but there is no slot"
                + " \"place\""),
        arguments(
            "unknown placeholder",
            "es: '{slot.where}'",
            "es: '{weather}'",
            "demo.yaml:28: step \"check\": summary uses the unknown placeholder {weather}"),
        arguments(
            "brace that is no placeholder",
            "es: '{slot.where}'",
            "es: '{ slot.where }'",
            "demo.yaml:28: step \"check\": summary has a brace that is no placeholder"),
        arguments(
            "receipt before anything is done",
            "es: '{slot.where}'",
            "es: '{receipt.reference}'",
            "demo.yaml:28: step \"check\": summary speaks of {receipt.reference}, but only \"done\""
                + " and \"late\" of a call have a receipt"),
        arguments(
            "receipt in a rejection",
            "{es: No, en: No, de: Nein}",
            "{es: '{receipt.reference}', en: No, de: Nein}",
            "demo.yaml:35: step \"send\": rejection \"default\": es speaks of {receipt.reference},"
                + " but only \"done\" and \"late\" of a call have a receipt"),
        arguments(
            "unknown fact",
            "done: {es: '{receipt.reference}'",
            "done: {es: '{receipt.price}'",
            "demo.yaml:32: step \"send\": done uses {receipt.price}, but the receipt of"
                + " report_outage has only reference"),
        arguments(
            "button without a link",
            "unavailable: {es: Luego",
            "button: {es: Ver, en: See, de: Sehen}\n    unavailable: {es: Luego",
            "demo.yaml:36: step \"send\": button opens {receipt.link}, but the receipt of"
                + " report_outage has none"),
        arguments(
            "no text for other rejections",
            "default: {es: No",
            "closed: {es: No",
            "demo.yaml:34: step \"send\": rejected has no \"default\" for reasons without a text of"
                + " their own"),
        arguments(
            "asking again for an unknown slot",
            "de: Nein}",
            "de: Nein, ask_again: size}",
            "demo.yaml:35: step \"send\" asks again for the unknown slot \"size\""),
        arguments(
            "list where keys are wanted",
            "title: {es: demo, en: demo, de: Demo}",
            "title: [demo]",
            "demo.yaml:3: the flow: title must have keys and values"),
        arguments(
            "keys where a list is wanted",
            "steps:\n",
            "steps:\n  one:\n",
            "demo.yaml:20: the flow: steps must be a list"),
        arguments(
            "no YAML at all",
            "title: {es: demo",
            "title: {es: demo}}",
            "demo.yaml:3: not YAML: expected <block end>, but found '}'"));
  }

  @Test
  void tooManyOptionsAreRefused() {
    var options = new StringBuilder("    options:\n");
    for (int i = 1; i <= 9; i++) {
      options.append("      o%d:\n        title: {es: a, en: a, de: a}\n".formatted(i));
    }
    var yaml = SOUND.replace("    options:\n", options);

    assertThat(problemsOf(yaml))
        .containsExactly("demo.yaml:10: slot \"urgency\" has 11 options; at most 10 can be shown");
  }

  @Test
  void allProblemsAreNamedAtOnceInTheOrderOfLines() {
    var yaml =
        SOUND
            .replace("de: Hoch", "")
            .replace("{slot.where}", "{slot.place}")
            .replace("action: report_outage", "action: fly");

    var problems = problemsOf(yaml);

    assertThat(problems).hasSize(3);
    assertThat(problems.getFirst()).startsWith("demo.yaml:14:");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(problemsOf("# nothing\n")).containsExactly("demo.yaml:1: the file is empty");
  }

  @Test
  void twoFlowsForOneIntentAreRefused() {
    var file = new YamlFile("demo.yaml", SOUND);

    assertThatThrownBy(() -> catalogOf(List.of(file, file)))
        .isInstanceOf(FlowException.class)
        .hasMessage(
            """
            demo.yaml:1: there are two flows "demo"
            demo.yaml:1: intent "demo" starts flow "demo" already\
            """);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faultsOfLooking")
  void aFaultInLookingSomethingUpIsNamed(String what, String sound, String faulty, String problem) {
    var flow = TestFlows.read("/flows/book_seat.yaml");
    assertThat(flow).contains(sound);

    var problems = problemsOf(flow.replace(sound, faulty));

    assertThat(problems).contains("demo.yaml:" + problem);
  }

  static Stream<Arguments> faultsOfLooking() {
    return Stream.of(
        arguments(
            "an unknown lookup",
            "lookup: membership",
            "lookup: member",
            "31: step \"member\" makes the unknown lookup \"member\"; known are "
                + sorted(TestFlows.ABILITIES.lookups().keySet())),
        arguments(
            "an unknown input",
            "with: {course: course, day: day}",
            "with: {course: course, place: day}",
            "38: step \"seats\" gives free_seats the unknown input \"place\"; known are course,"
                + " day"),
        arguments(
            "a needed input that is missing",
            "with: {course: course, day: day}",
            "with: {day: day}",
            "38: step \"seats\" does not give free_seats its input \"course\""),
        arguments(
            "a needed input that may be left open",
            "with: {course: course, day: day}",
            "with: {course: day}",
            "38: step \"seats\": lookup free_seats needs \"course\", but slot \"day\" is optional"),
        arguments(
            "a fact nothing finds",
            "bis {found.until}",
            "bis {found.end}",
            "36: step \"membership\": text uses {found.end}, but the flow's lookups find only"
                + " price, teacher, until"),
        arguments(
            "a choice nothing is found for",
            "    fills: seat\n",
            "",
            "23: slot \"seat\" is of type found, but no look fills it"),
        arguments(
            "words that are to be found",
            "fills: seat",
            "fills: course",
            "38: step \"seats\" fills \"course\", which is no slot of type found"),
        arguments(
            "a single item for nothing",
            "    lookup: membership",
            "    lookup: membership\n    take_single: true",
            "30: step \"member\" takes a single item, but fills no slot"),
        arguments(
            "no text for other reasons",
            "      default: {es: 'Ya no hay lugares.'",
            "      other: {es: 'Ya no hay lugares.'",
            "43: step \"seats\": none has no \"default\" for reasons without a text of their own"),
        arguments(
            "a way on without what was not found",
            ", next: to_person}",
            ", next: seat}",
            "46: step \"seats\" leads to \"seat\", which needs \"seat\", when nothing was found for"
                + " it"),
        arguments(
            "asking again for what is looked up",
            "ask_again: day}",
            "ask_again: seat}",
            "44: step \"seats\" asks again for \"seat\", which is no slot that the customer fills"),
        arguments(
            "two ways on",
            "ask_again: day}",
            "ask_again: day, next: to_person}",
            "44: step \"seats\": none \"that_day\" has both ask_again and next"),
        arguments(
            "looking again without what it does not look with",
            "ask_again: day}",
            "without: seat}",
            "44: step \"seats\" looks again without \"seat\", which is no optional slot it looks with"),
        arguments(
            "looking again without end",
            "default: {es: 'Ya no hay lugares.', en: 'There are none left.', de: 'Es ist nichts mehr frei.'}",
            "default: {es: 'Ya no hay lugares.', en: 'There are none left.', de: 'Es ist nichts mehr frei.', without: day}",
            "45: step \"seats\" looks again without \"day\" for any reason, which could go on for ever"),
        arguments(
            "a way on to nowhere",
            ", next: to_person}",
            ", next: nowhere}",
            "38: step \"seats\" leads to the unknown step \"nowhere\""),
        arguments(
            "too many at a time",
            "show: 3",
            "show: 9",
            "25: slot \"seat\": show must be from 1 to 8, not 9"));
  }

  @Test
  void aPhraseThatIsMissingIsNamed() {
    var phrases = TestFlows.read("/flows/phrases.yaml").replace("  de: Gern geschehen!\n", "");
    var file = new YamlFile("phrases.yaml", phrases);

    assertThatThrownBy(() -> FlowCatalog.of(List.of(), file, Abilities.none()))
        .isInstanceOf(FlowException.class)
        .hasMessage("phrases.yaml:14: the file has no German thanks");
  }

  @Test
  void theFlowsThatComeWithRecadoAreSound() {
    var catalog = FlowCatalog.shipped(TestFlows.ABILITIES);

    assertThat(catalog.intents())
        .containsExactly(
            "open_ticket",
            "ticket_status",
            "book_appointment",
            "reschedule_appointment",
            "cancel_appointment",
            "ask_balance",
            "pay_invoice",
            "check_outage",
            "reset_password");
  }

  @Test
  void whatOpeningsMayFillIsToldWithoutActions() {
    var catalog = FlowCatalog.shipped(TestFlows.ABILITIES);

    assertThat(FlowCatalog.shippedHints(Language.GERMAN))
        .isNotEmpty()
        .isEqualTo(catalog.hints(Language.GERMAN));
  }

  private static FlowCatalog catalogOf(List<YamlFile> flows) {
    return FlowCatalog.of(flows, TestFlows.file("phrases.yaml"), TestFlows.ABILITIES);
  }

  @Test
  void anActionThatNeedsAYesIsReachedOverOneOnEveryWay() {
    var way = "  cases: {high: where}\n    otherwise: where";
    assertThat(SOUND).contains(way);

    assertThat(problemsOf(SOUND, needingAYes())).isEmpty();
    assertThat(
            problemsOf(
                SOUND.replace(way, "  cases: {high: send}\n    otherwise: where"), needingAYes()))
        .contains(
            "demo.yaml:29: step \"send\" of flow \"demo\" can be reached without a yes, which"
                + " action report_outage needs: put a confirm step before it on every way");
  }

  @Test
  void aYesIsForOneActionThatNeedsIt() {
    var call = SOUND.substring(SOUND.indexOf("  - call: send"), SOUND.indexOf("  - end: finished"));
    var twice = SOUND.replace(call, call + call.replace("call: send", "call: again"));

    assertThat(problemsOf(twice)).isEmpty();
    assertThat(problemsOf(twice, needingAYes()))
        .singleElement()
        .asString()
        .contains("step \"again\" of flow \"demo\" can be reached without a yes");
  }

  @Test
  void whatIsAskedAfterAYesNeedsAnother() {
    var where = "  - collect: where\n";
    var check = SOUND.substring(SOUND.indexOf("  - confirm"), SOUND.indexOf("  - call: send"));
    assertThat(SOUND).contains(where + check);
    var late =
        SOUND
            .replace(where + check, check + where)
            .replace("high: where", "high: check")
            .replace("otherwise: where", "otherwise: check");

    assertThat(problemsOf(late)).isEmpty();
    assertThat(problemsOf(late, needingAYes()))
        .singleElement()
        .asString()
        .contains("step \"send\" of flow \"demo\" can be reached without a yes");
  }

  /** What the sound flow calls needs a yes. */
  private static Abilities needingAYes() {
    var action = TestFlows.REPORT_OUTAGE;
    return Abilities.of(
        List.of(
            new ActionSignature(
                action.name(),
                action.requiredInputs(),
                action.optionalInputs(),
                action.receiptFacts(),
                true)),
        List.of());
  }

  private static List<String> problemsOf(String yaml) {
    return problemsOf(yaml, TestFlows.ABILITIES);
  }

  private static List<String> problemsOf(String yaml, Abilities abilities) {
    var problems = new Problems("demo.yaml");
    new FlowParser(abilities).parse(new YamlFile("demo.yaml", yaml), problems);
    return problems.all().stream().map(FlowProblem::toString).toList();
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }
}
