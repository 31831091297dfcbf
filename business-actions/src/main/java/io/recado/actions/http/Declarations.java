package io.recado.actions.http;

import io.recado.action.ActionName;
import io.recado.action.Proof;
import io.recado.actions.http.DeclarationProblem.Code;
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
 * Reads a declared action, checks it and runs the tests beside it. One reading finds every problem.
 */
public final class Declarations {

  private static final Set<String> KEYS =
      Set.of("action", "proof", "inputs", "request", "results", "tests");
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
    var results = top.list("results", "result").stream().map(this::result).toList();
    var declaration = new HttpDeclaration(name(top), proof(top), inputs, request, results);
    new PlaceholderChecks(declaration, this::problem).check(top);
    var tests = new TestReader(this::problem).read(top);
    problems.all().stream().map(Declarations::malformed).forEach(found::add);
    if (found.isEmpty()) {
      tests.forEach(test -> run(test, declaration));
    }
    return new Read(declaration, found);
  }

  private void run(DeclaredTest test, HttpDeclaration declaration) {
    test.faults(declaration).forEach(fault -> problem(Code.TEST_FAILED, test.line(), fault));
  }

  private ActionName name(Section top) {
    var name = top.text("action");
    if (name.matches(NAME)) {
      return new ActionName(name);
    }
    problem(
        Code.MALFORMED,
        top.line("action"),
        "an action's name has up to 40 lower-case letters, digits and _, a letter first");
    return new ActionName("unnamed");
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

  private DeclaredResult result(Section section) {
    return new ResultReader(this::problem).read(section);
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
