package io.recado.actions.http;

import io.recado.actions.http.DeclarationProblem.Code;
import io.recado.actions.http.Declarations.Found;
import io.recado.actions.http.DeclaredResult.Condition;
import io.recado.actions.http.DeclaredResult.Meaning;
import io.recado.actions.http.DeclaredResult.Reference;
import io.recado.actions.http.DeclaredResult.Row;
import io.recado.actions.http.HttpDeclaration.Kind;
import io.recado.dialogue.Section;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Reads what a kind of answer means. */
final class ResultReader {

  private static final Pattern STATUS = Pattern.compile("([1-5])(\\d\\d|xx)");
  private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private final Kind kind;
  private final Found found;

  ResultReader(Kind kind, Found found) {
    this.kind = kind;
    this.found = found;
  }

  DeclaredResult read(Section result) {
    result.allow(Set.of("status", "when", good(), bad(), "unavailable"));
    var status = STATUS.matcher(result.text("status"));
    if (!status.matches()) {
      found.at(Code.MALFORMED, result.line("status"), "status is such as 200, 404 or 2xx");
      return new DeclaredResult(0, 0, null, new Meaning.Away());
    }
    boolean all = status.group(2).equals("xx");
    int first = Integer.parseInt(all ? status.group(1) + "00" : status.group());
    return new DeclaredResult(first, all ? first + 99 : first, condition(result), meaning(result));
  }

  private @Nullable Condition condition(Section result) {
    if (!result.has("when")) {
      return null;
    }
    var when = result.section("when", "when");
    when.allow(Set.of("at", "is"));
    return new Condition(pointer(when, "at"), when.text("is"));
  }

  private Meaning meaning(Section result) {
    if (Stream.of(good(), bad(), "unavailable").filter(result::has).count() != 1) {
      found.at(
          Code.MALFORMED,
          result.line(),
          "a result is one of %s, %s: reason, unavailable".formatted(good(), bad()));
    }
    if (result.has(good())) {
      var section = result.section(good(), good());
      return kind == Kind.ACTION ? happened(section) : shown(section);
    }
    if (result.has(bad())) {
      return new Meaning.Refused(reason(result));
    }
    if (result.has("unavailable") && !result.flag("unavailable")) {
      found.at(Code.MALFORMED, result.line("unavailable"), "unavailable is true, or left away");
    }
    return new Meaning.Away();
  }

  private String reason(Section result) {
    var reason = result.text(bad());
    if (!REASON.matcher(reason).matches()) {
      found.at(
          Code.MALFORMED,
          result.line(bad()),
          "a reason has up to 40 lower-case letters, digits and _, a letter first");
    }
    return reason;
  }

  private Meaning happened(Section done) {
    done.allow(Set.of("reference", "facts"));
    var reference = done.text("reference");
    return new Meaning.Happened(
        reference.startsWith("/")
            ? new Reference.InAnswer(pointer(done, "reference"))
            : new Reference.OfRequest(Template.of(reference)),
        facts(done));
  }

  private Meaning shown(Section shown) {
    shown.allow(Set.of("rows", "id", "title", "description", "facts"));
    var description = shown.has("description") ? pointer(shown, "description") : null;
    return new Meaning.Shown(
        shown.has("rows") ? pointer(shown, "rows") : JsonPointer.empty(),
        new Row(pointer(shown, "id"), pointer(shown, "title"), description, facts(shown)));
  }

  private Map<String, JsonPointer> facts(Section of) {
    var facts = new HashMap<String, JsonPointer>();
    var section = of.sectionIfAny("facts", "facts");
    section.keys().forEach(name -> facts.put(name, pointer(section, name)));
    return facts;
  }

  private String good() {
    return kind == Kind.ACTION ? "done" : "found";
  }

  private String bad() {
    return kind == Kind.ACTION ? "rejected" : "none";
  }

  private JsonPointer pointer(Section section, String key) {
    try {
      return JsonPointer.compile(section.text(key));
    } catch (IllegalArgumentException e) {
      found.at(
          Code.MALFORMED, section.line(key), "a place in the answer is such as /order/0/number");
      return JsonPointer.empty();
    }
  }
}
