package io.recado.actions.published;

import io.recado.action.BusinessAction;
import io.recado.action.Lookup;
import io.recado.actions.ActionCatalog;
import io.recado.actions.http.DeclarationProblem;
import io.recado.actions.http.DeclarationProblem.Code;
import io.recado.actions.http.Declarations;
import io.recado.actions.http.HttpAction;
import io.recado.actions.http.HttpDeclaration;
import io.recado.actions.http.HttpDeclaration.Kind;
import io.recado.actions.http.HttpLookup;
import io.recado.actions.resilience.ActionGuards;
import io.recado.dialogue.FlowCatalog;
import io.recado.dialogue.FlowException;
import io.recado.dialogue.FlowProblem;
import io.recado.dialogue.GeneralText;
import io.recado.dialogue.YamlFile;
import io.recado.egress.Egress;
import io.recado.understanding.Caution;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a bot of what a tenant publishes, or says everything that is wrong with it. */
final class PublicationCheck {

  static final int MOST_FILES = 50;
  static final int LONGEST_FILE = 64 * 1024;

  private final ActionCatalog shipped;
  private final ActionGuards guards;
  private final Egress egress;
  private final Clock clock;

  PublicationCheck(ActionCatalog shipped, ActionGuards guards, Egress egress, Clock clock) {
    this.shipped = shipped;
    this.guards = guards;
    this.egress = egress;
    this.clock = clock;
  }

  /** The bot as Recado comes. */
  TenantBot shipped() {
    return new TenantBot(
        FlowCatalog.shipped(shipped.abilities()), shipped, Caution.USUAL_EVERYWHERE);
  }

  Checked check(Publication publication) {
    var problems = new ArrayList<>(tooLarge(publication));
    if (!problems.isEmpty()) {
      return new Checked.Unfit(problems);
    }
    var taken = names();
    var declared = new ArrayList<HttpDeclaration>();
    for (var file : publication.actions()) {
      var read = Declarations.read(file);
      problems.addAll(read.problems());
      problems.addAll(missing(file, read.declaration(), publication.secrets()));
      if (!taken.add(read.declaration().name().value())) {
        problems.add(problem(Code.NAME_TAKEN, file, "there is an action or lookup of this name"));
      }
      declared.add(read.declaration());
    }
    return problems.isEmpty() ? withFlows(publication, declared) : new Checked.Unfit(problems);
  }

  private Checked withFlows(Publication publication, List<HttpDeclaration> declared) {
    var secrets = publication.secrets();
    var actions =
        shipped.and(
            of(Kind.ACTION, declared).map(each -> action(each, own(each, secrets))).toList(),
            of(Kind.LOOKUP, declared).map(each -> lookup(each, own(each, secrets))).toList());
    try {
      var flows =
          FlowCatalog.shippedAnd(
              publication.flows(), publication.content().texts(), actions.abilities());
      var caution = new Caution(publication.content().actsFrom());
      return new Checked.Fit(new TenantBot(flows, actions, caution));
    } catch (FlowException e) {
      return new Checked.Unfit(e.problems().stream().map(PublicationCheck::ofFlow).toList());
    }
  }

  private static Stream<HttpDeclaration> of(Kind kind, List<HttpDeclaration> declared) {
    return declared.stream().filter(each -> each.kind() == kind);
  }

  private BusinessAction action(HttpDeclaration declaration, Map<String, String> secrets) {
    return guards.guard(new HttpAction(declaration, secrets, egress, clock));
  }

  private Lookup lookup(HttpDeclaration declaration, Map<String, String> secrets) {
    return guards.guard(new HttpLookup(declaration, secrets, egress));
  }

  private static Map<String, String> own(HttpDeclaration declaration, Map<String, String> all) {
    return all.entrySet().stream()
        .filter(secret -> declaration.secrets().contains(secret.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Set<String> names() {
    return Stream.concat(
            shipped.all().stream().map(action -> action.name().value()),
            shipped.lookups().stream().map(lookup -> lookup.name().value()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static List<DeclarationProblem> missing(
      YamlFile file, HttpDeclaration declaration, Map<String, String> secrets) {
    return declaration.secrets().stream()
        .filter(name -> secrets.getOrDefault(name, "").isBlank())
        .sorted()
        .map(
            name -> problem(Code.SECRET_MISSING, file, "no secret \"%s\" is given".formatted(name)))
        .toList();
  }

  private static List<DeclarationProblem> tooLarge(Publication publication) {
    var files =
        Stream.concat(publication.actions().stream(), publication.flows().stream()).toList();
    return files.stream()
        .filter(file -> files.size() > MOST_FILES || file.text().length() > LONGEST_FILE)
        .limit(1)
        .map(
            file ->
                problem(
                    Code.TOO_LARGE,
                    file,
                    "a tenant has %d files of %d characters at most"
                        .formatted(MOST_FILES, LONGEST_FILE)))
        .toList();
  }

  private static DeclarationProblem ofFlow(FlowProblem problem) {
    var code = problem.file().equals(GeneralText.FILE) ? Code.TEXT : Code.FLOW;
    return new DeclarationProblem(code, problem.file(), problem.line(), problem.reason());
  }

  private static DeclarationProblem problem(Code code, YamlFile file, String reason) {
    return new DeclarationProblem(code, file.name(), 1, reason);
  }
}
