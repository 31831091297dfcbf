package io.recado.admin.bot;

import io.recado.actions.http.DeclarationProblem;
import io.recado.actions.http.DeclarationProblem.Code;
import io.recado.actions.published.BotContent;
import io.recado.actions.published.Checked;
import io.recado.actions.published.Publications;
import io.recado.admin.bot.BotProblem.Part;
import io.recado.dialogue.Abilities;
import io.recado.dialogue.FlowOutline;
import io.recado.dialogue.ShippedFlows;
import io.recado.dialogue.YamlFile;
import io.recado.intents.published.PhraseProblem;
import io.recado.intents.published.TenantClassifiers;
import io.recado.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Finds all that is wrong with a draft, and where. */
@Component
class CheckDraft {

  private final Publications publications;

  CheckDraft(Publications publications) {
    this.publications = publications;
  }

  /** Empty when it can be published. */
  Mono<List<BotProblem>> problems(TenantId tenant, BotContent content) {
    return Mono.zip(publications.check(tenant, content), publications.abilities(tenant))
        .publishOn(Schedulers.parallel())
        .map(found -> problems(content, found.getT1(), found.getT2()));
  }

  private static List<BotProblem> problems(
      BotContent content, Checked checked, Abilities abilities) {
    var problems = new ArrayList<BotProblem>();
    if (checked instanceof Checked.Unfit(var found)) {
      found.forEach(problem -> problems.add(placed(content, problem, abilities)));
    }
    if (!content.phrases().isEmpty()) {
      var phrases = new Effective(content).phrases();
      TenantClassifiers.problems(phrases).forEach(problem -> problems.add(placed(problem)));
    }
    return problems;
  }

  private static BotProblem placed(
      BotContent content, DeclarationProblem problem, Abilities abilities) {
    if (problem.code() == Code.TEXT) {
      return BotProblem.ofText(textAt(content, problem.line()), problem.reason());
    }
    var file =
        content.flows().stream().filter(flow -> flow.name().equals(problem.file())).findFirst();
    return new BotProblem(
        file.isPresent() ? Part.FLOW : Part.ACTION,
        code(problem.code()),
        file.map(ShippedFlows::nameOf).orElse(null),
        file.map(flow -> stepAt(flow, problem.line(), abilities)).orElse(null),
        problem.line(),
        null,
        null,
        null,
        problem.reason());
  }

  private static BotProblem placed(PhraseProblem problem) {
    var language = problem.language();
    return new BotProblem(
        Part.PHRASES,
        "phrases",
        null,
        null,
        null,
        null,
        problem.intent(),
        language == null ? null : language.code(),
        problem.reason());
  }

  /** Of a tenant's own texts, each has a line, in alphabetical order. */
  private static @Nullable String textAt(BotContent content, int line) {
    return new TreeSet<>(content.texts().keySet())
        .stream().skip(line - 1L).findFirst().orElse(null);
  }

  /** The last step that begins before the line, where the problem is one of a step. */
  private static @Nullable String stepAt(YamlFile file, int line, Abilities abilities) {
    return FlowOutline.of(file, abilities).stations().stream()
        .filter(station -> station.line() <= line)
        .reduce((earlier, later) -> later)
        .map(FlowOutline.Station::name)
        .orElse(null);
  }

  private static String code(Code code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
