package io.recado.admin.support;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.TableBody;
import java.util.List;
import java.util.Objects;

/**
 * All rules that sort new tickets.
 *
 * @param rules in the order in which they are tried; the first that fits counts
 */
record NewTicketRules(List<TicketRule> rules) implements TableBody {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewTicketRules {
    if (rules == null || rules.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Rules are a list, or none: [].");
    }
    rules = List.copyOf(rules);
    rules.forEach(TicketRule::check);
  }
}
