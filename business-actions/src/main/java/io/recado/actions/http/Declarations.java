package io.recado.actions.http;

import io.recado.action.ActionName;
import io.recado.action.Proof;
import io.recado.actions.http.DeclarationProblem.Code;
import io.recado.actions.http.HttpDeclaration.Kind;
import io.recado.dialogue.FlowProblem;
import io.recado.dialogue.Problems;
import io.recado.dialogue.Section;
import io.recado.dialogue.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a declared action or lookup, checks it and runs the tests beside it. One reading finds
 * every problem.
 */
public final class Declarations {

  private static final Set<String> KEYS =
      Set.of("action", "lookup", "proof", "confirm", "inputs", "request", "results", "tests");
  private static final String NAME = "[a-z][a-z0-9_]{0,39}";

  private final List<DeclarationProblem> found = new ArrayList<>();
  private final Problems problems;
  private final YamlFile file;

  private Declarations(YamlFile file) {
    this.file = file;
    this.problems = new Problems(file.name());
  }

  /** A declaration, or everything that is wrong with it: then it must not be used. */
  public record Read(HttpDeclaration declaration, List<DeclarationProblem> problems) {
    public Read {
      problems = List.copyOf(problems);
    }
  }

  public static Read read(YamlFile file) {
    return new Declarations(file).read();
  }

  private Read read() {
    var top = file.read("the action", problems);
    top.allow(KEYS);
    var inputs = inputs(top.sectionIfAny("inputs", "inputs"));
    var request = new RequestReader(this::problem).read(top.section("request", "request"));
    var kind = kind(top);
    var reader = new ResultReader(kind, this::problem);
    var results = top.list("results", "result").stream().map(reader::read).toList();
    var declaration =
        new HttpDeclaration(
            kind, name(top, kind), proof(top), confirmed(top, kind), inputs, request, results);
    new PlaceholderChecks(declaration, this::problem).check(top);
    var tests = new TestReader(kind, this::problem).read(top);
    problems.all().stream().map(Declarations::malformed).forEach(found::add);
    if (found.isEmpty()) {
      tests.forEach(test -> run(test, declaration));
    }
    return new Read(declaration, found);
  }

  private void run(DeclaredTest test, HttpDeclaration declaration) {
    test.faults(declaration).forEach(fault -> problem(Code.TEST_FAILED, test.line(), fault));
  }

  private Kind kind(Section top) {
    if (top.has("action") && top.has("lookup")) {
      problem(Code.MALFORMED, top.line("lookup"), "a file declares an action or a lookup");
    }
    return top.has("lookup") ? Kind.LOOKUP : Kind.ACTION;
  }

  private ActionName name(Section top, Kind kind) {
    var key = kind == Kind.LOOKUP ? "lookup" : "action";
    var name = top.text(key);
    if (name.matches(NAME)) {
      return new ActionName(name);
    }
    problem(
        Code.MALFORMED,
        top.line(key),
        "a name has up to 40 lower-case letters, digits and _, a letter first");
    return new ActionName("unnamed");
  }

  private boolean confirmed(Section top, Kind kind) {
    if (kind == Kind.LOOKUP && top.has("confirm")) {
      problem(Code.MALFORMED, top.line("confirm"), "a lookup changes nothing to be confirmed");
    }
    return top.flag("confirm");
  }

  private Proof proof(Section top) {
    var proof = top.textIfAny("proof");
    if (proof != null && !proof.equals("customer") && !proof.equals("none")) {
      problem(Code.MALFORMED, top.line("proof"), "proof is customer or none");
    }
    return "customer".equals(proof) ? Proof.CUSTOMER : Proof.NONE;
  }

  private Map<String, Input> inputs(Section section) {
    var inputs = new LinkedHashMap<String, Input>();
    section
        .sections("input")
        .forEach(
            (name, input) -> {
              input.allow(Set.of("type", "optional"));
              var type = InputType.ofCode(input.text("type"));
              if (type.isEmpty() || !name.matches(NAME)) {
                problem(
                    Code.MALFORMED,
                    input.line("type"),
                    "input \"%s\" is text, number, day or time, and plainly named".formatted(name));
              }
              inputs.put(name, new Input(type.orElse(InputType.TEXT), input.flag("optional")));
            });
    return inputs;
  }

  private void problem(Code code, int line, String reason) {
    found.add(new DeclarationProblem(code, file.name(), line, reason));
  }

  private static DeclarationProblem malformed(FlowProblem problem) {
    return new DeclarationProblem(Code.MALFORMED, problem.file(), problem.line(), problem.reason());
  }

  /** Where problems go. */
  @FunctionalInterface
  interface Found {
    void at(Code code, int line, String reason);
  }
}
