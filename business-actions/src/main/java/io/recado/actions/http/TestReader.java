package io.recado.actions.http;

import io.recado.actions.http.DeclarationProblem.Code;
import io.recado.actions.http.Declarations.Found;
import io.recado.actions.http.DeclaredTest.Answer;
import io.recado.actions.http.DeclaredTest.Expected;
import io.recado.actions.http.DeclaredTest.Sent;
import io.recado.actions.http.HttpDeclaration.Kind;
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

  private final Kind kind;
  private final Found found;

  TestReader(Kind kind, Found found) {
    this.kind = kind;
    this.found = found;
  }

  /** There must be one that ends well: it shows that the request can be made and answered. */
  List<DeclaredTest> read(Section top) {
    var tests = top.list("tests", "test").stream().map(this::test).toList();
    if (!tests.isEmpty() && tests.stream().noneMatch(TestReader::endsWell)) {
      var good = kind == Kind.ACTION ? "done" : "found";
      found.at(Code.MALFORMED, top.line("tests"), "no test expects " + good);
    }
    return tests;
  }

  private static boolean endsWell(DeclaredTest test) {
    return test.expected() instanceof Expected.Done || test.expected() instanceof Expected.Shown;
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
    return kind == Kind.ACTION ? ofAction(expect) : ofLookup(expect);
  }

  private Expected ofAction(Section expect) {
    oneOf(expect, "done", "rejected");
    if (expect.has("done")) {
      return new Expected.Done(expect.text("done"), facts(expect));
    }
    return expect.has("rejected")
        ? new Expected.Rejected(expect.text("rejected"))
        : new Expected.Unavailable();
  }

  private Expected ofLookup(Section expect) {
    oneOf(expect, "found", "none");
    if (expect.has("found")) {
      return new Expected.Shown(expect.words("found"), facts(expect));
    }
    return expect.has("none") ? new Expected.None(expect.text("none")) : new Expected.Unavailable();
  }

  private void oneOf(Section expect, String good, String bad) {
    expect.allow(Set.of(good, "facts", bad, "unavailable"));
    if (Stream.of(good, bad, "unavailable").filter(expect::has).count() != 1) {
      found.at(
          Code.MALFORMED,
          expect.line(),
          "expected is one of %s, %s: reason, unavailable: true".formatted(good, bad));
    }
  }

  private static Map<String, String> facts(Section expect) {
    return texts(expect.sectionIfAny("facts", "facts"));
  }

  private static Map<String, String> texts(Section section) {
    var texts = new LinkedHashMap<String, String>();
    section.keys().forEach(key -> texts.put(key, section.text(key)));
    return texts;
  }
}
