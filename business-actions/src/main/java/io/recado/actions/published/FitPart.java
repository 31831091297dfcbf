package io.recado.actions.published;

import io.recado.actions.http.DeclarationProblem;
import io.recado.actions.http.DeclarationProblem.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What of a publication suits this version of Recado, where not all of it does: one flow that a
 * stricter version refuses does not take a tenant all others.
 */
final class FitPart {

  /** What is left out may make something else wrong, but not without end. */
  private static final int MOST_TRIES = 3;

  private final PublicationCheck check;

  FitPart(PublicationCheck check) {
    this.check = check;
  }

  /** Empty where it is not for flows or texts that it does not suit. */
  Optional<TenantBot> of(Publication publication, List<DeclarationProblem> problems) {
    var rest = publication;
    var wrong = problems;
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      var fewer = rest.with(without(wrong, rest.content()));
      if (fewer.content().equals(rest.content())) {
        return Optional.empty();
      }
      switch (check.check(fewer)) {
        case Checked.Fit(var bot) -> {
          return Optional.of(bot);
        }
        case Checked.Unfit(var others) -> wrong = others;
      }
      rest = fewer;
    }
    return Optional.empty();
  }

  private static BotContent without(List<DeclarationProblem> problems, BotContent content) {
    var files =
        problems.stream()
            .filter(problem -> problem.code() == Code.FLOW)
            .map(DeclarationProblem::file)
            .collect(Collectors.toSet());
    var flows = content.flows().stream().filter(flow -> !files.contains(flow.name())).toList();
    return withoutTexts(problems, content.withFlows(flows));
  }

  /** Texts have a line each, in alphabetical order. */
  private static BotContent withoutTexts(List<DeclarationProblem> problems, BotContent content) {
    var keys = List.copyOf(new TreeSet<>(content.texts().keySet()));
    var texts = new HashMap<>(content.texts());
    problems.stream()
        .filter(problem -> problem.code() == Code.TEXT && problem.line() <= keys.size())
        .forEach(problem -> texts.remove(keys.get(problem.line() - 1)));
    return content.withTexts(texts);
  }
}
