package io.recado.admin.support;

import static java.util.stream.Collectors.toMap;

import io.recado.actions.ticket.Priority;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.TableBody;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that a tenant promises of its tickets.
 *
 * @param targets at most one for a plan, or for none, and a priority
 */
record NewServiceLevels(List<ServiceTarget> targets) implements TableBody {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewServiceLevels {
    if (targets == null || targets.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Levels are targets, or none: [].");
    }
    if (targets.stream().map(Of::target).distinct().count() < targets.size()) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "A plan and priority have one target at most.");
    }
    targets = List.copyOf(targets);
  }

  private record Of(@Nullable UUID plan, Priority priority) {

    static Of target(ServiceTarget target) {
      return new Of(target.plan(), target.priority());
    }
  }

  /**
   * Of what holds in the end: a target may name one of its times only.
   *
   * @throws ApiProblem {@code PROMISE_UNFIT} where a ticket would have to be closed before it is
   *     answered
   */
  void checkOrder() {
    var ofAll = ofAll(targets);
    var holding =
        targets.stream().map(target -> target.orElse(held(ofAll, target.priority()))).toList();
    if (holding.stream().anyMatch(ServiceTarget::isUpsideDown)) {
      throw new ApiProblem(ApiError.PROMISE_UNFIT);
    }
  }

  private static Map<Priority, ServiceTarget> ofAll(List<ServiceTarget> targets) {
    return targets.stream()
        .filter(target -> target.plan() == null)
        .collect(toMap(ServiceTarget::priority, Function.identity()));
  }

  private static ServiceTarget held(Map<Priority, ServiceTarget> ofAll, Priority priority) {
    var usual = ServiceTarget.usual(priority);
    return ofAll.getOrDefault(priority, usual).orElse(usual);
  }

  /** What holds of each priority where nobody has said anything, the most urgent first. */
  static List<ServiceTarget> usual() {
    return Arrays.stream(Priority.values()).map(ServiceTarget::usual).toList().reversed();
  }
}
