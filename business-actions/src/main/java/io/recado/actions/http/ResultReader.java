package io.recado.actions.http;

import io.recado.actions.http.DeclarationProblem.Code;
import io.recado.actions.http.Declarations.Found;
import io.recado.actions.http.DeclaredResult.Condition;
import io.recado.actions.http.DeclaredResult.Meaning;
import io.recado.actions.http.DeclaredResult.Reference;
import io.recado.dialogue.Section;
import java.util.HashMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Reads what a kind of answer means. */
final class ResultReader {

  private static final Pattern STATUS = Pattern.compile("([1-5])(\\d\\d|xx)");
  private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private final Found found;

  ResultReader(Found found) {
    this.found = found;
  }

  DeclaredResult read(Section result) {
    result.allow(Set.of("status", "when", "done", "rejected", "unavailable"));
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
    if (Stream.of("done", "rejected", "unavailable").filter(result::has).count() != 1) {
      found.at(
          Code.MALFORMED, result.line(), "a result is one of done, rejected: reason, unavailable");
    }
    if (result.has("done")) {
      return happened(result.section("done", "done"));
    }
    if (result.has("rejected")) {
      return new Meaning.Refused(reason(result));
    }
    if (result.has("unavailable") && !result.flag("unavailable")) {
      found.at(Code.MALFORMED, result.line("unavailable"), "unavailable is true, or left away");
    }
    return new Meaning.Away();
  }

  private String reason(Section result) {
    var reason = result.text("rejected");
    if (!REASON.matcher(reason).matches()) {
      found.at(
          Code.MALFORMED,
          result.line("rejected"),
          "a reason has up to 40 lower-case letters, digits and _, a letter first");
    }
    return reason;
  }

  private Meaning happened(Section done) {
    done.allow(Set.of("reference", "facts"));
    var reference = done.text("reference");
    var facts = new HashMap<String, JsonPointer>();
    var section = done.sectionIfAny("facts", "facts");
    section.keys().forEach(name -> facts.put(name, pointer(section, name)));
    return new Meaning.Happened(
        reference.startsWith("/")
            ? new Reference.InAnswer(pointer(done, "reference"))
            : new Reference.OfRequest(Template.of(reference)),
        facts);
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
