package io.recado.actions.http;

import io.recado.actions.http.DeclarationProblem.Code;
import io.recado.actions.http.Declarations.Found;
import io.recado.actions.http.DeclaredTest.Answer;
import io.recado.actions.http.DeclaredTest.Expected;
import io.recado.actions.http.DeclaredTest.Sent;
import io.recado.dialogue.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the tests that are declared beside an action. */
final class TestReader {

  private final Found found;

  TestReader(Found found) {
    this.found = found;
  }

  /** There must be one that ends as done: it shows that the request can be made and answered. */
  List<DeclaredTest> read(Section top) {
    var tests = top.list("tests", "test").stream().map(this::test).toList();
    if (!tests.isEmpty() && tests.stream().noneMatch(TestReader::expectsDone)) {
      found.at(Code.MALFORMED, top.line("tests"), "no test expects done");
    }
    return tests;
  }

  private static boolean expectsDone(DeclaredTest test) {
    return test.expected() instanceof Expected.Done;
  }

  private DeclaredTest test(Section test) {
    test.allow(Set.of("with", "sent", "answer", "expect"));
    var sent = test.sectionIfAny("sent", "sent");
    sent.allow(Set.of("url", "body"));
    return new DeclaredTest(
        test.line(),
        texts(test.sectionIfAny("with", "with")),
        test.has("answer") ? answer(test.section("answer", "answer")) : null,
        expected(test.section("expect", "expect")),
        new Sent(sent.textIfAny("url"), json(sent, "body")));
  }

  private static Answer answer(Section answer) {
    answer.allow(Set.of("status", "json", "text"));
    var text = answer.has("text") ? answer.text("text") : json(answer, "json");
    return new Answer(answer.number("status", 200), text == null ? "" : text);
  }

  private static @Nullable String json(Section section, String key) {
    return section.has(key) ? JsonMapper.shared().writeValueAsString(section.plain(key)) : null;
  }

  private Expected expected(Section expect) {
    expect.allow(Set.of("done", "facts", "rejected", "unavailable"));
    if (Stream.of("done", "rejected", "unavailable").filter(expect::has).count() != 1) {
      found.at(
          Code.MALFORMED,
          expect.line(),
          "expected is one of done: reference, rejected: reason, unavailable: true");
    }
    if (expect.has("done")) {
      return new Expected.Done(expect.text("done"), texts(expect.sectionIfAny("facts", "facts")));
    }
    return expect.has("rejected")
        ? new Expected.Rejected(expect.text("rejected"))
        : new Expected.Unavailable();
  }

  private static Map<String, String> texts(Section section) {
    var texts = new LinkedHashMap<String, String>();
    section.keys().forEach(key -> texts.put(key, section.text(key)));
    return texts;
  }
}
