package io.recado.dialogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What must hold of the ways through a flow: every step is reached, and leads to an end. */
final class FlowPaths {

  private final Flow flow;
  private final Map<String, Step> steps;
  private final Problems problems;

  FlowPaths(Flow flow, Map<String, Step> steps, Problems problems) {
    this.flow = flow;
    this.steps = steps;
    this.problems = problems;
  }

  void check() {
    var reached = reachableFrom(flow.first());
    for (var step : flow.steps()) {
      if (!reached.contains(step.name())) {
        problems.at(step.line(), "step \"%s\" is never reached", step.name());
      }
    }
    var circle = circle();
    if (!circle.isEmpty()) {
      var first = steps.get(circle.getFirst());
      problems.at(
          first == null ? 1 : first.line(),
          "steps go in a circle: %s; only \"ask_again\" may lead back",
          String.join(" → ", circle));
    }
    flow.steps().forEach(this::checkWayToTheEnd);
  }

  private void checkWayToTheEnd(Step step) {
    boolean ends =
        reachableFrom(step.name()).stream()
            .map(steps::get)
            .anyMatch(reached -> reached instanceof Step.End || reached instanceof Step.HandOff);
    if (!ends) {
      problems.at(step.line(), "step \"%s\" has no way to an end", step.name());
    }
  }

  private Set<String> reachableFrom(String start) {
    return reachableFrom(start, steps);
  }

  /** Every step on any way from this one, itself included. */
  static Set<String> reachableFrom(String start, Map<String, Step> steps) {
    var reached = new LinkedHashSet<String>();
    var open = new ArrayDeque<String>(List.of(start));
    while (!open.isEmpty()) {
      var step = steps.get(open.pop());
      if (step != null && reached.add(step.name())) {
        open.addAll(step.followers());
      }
    }
    return reached;
  }

  /** The first circle found, its first step again at its end; empty when there is none. */
  private List<String> circle() {
    var done = new HashSet<String>();
    for (var step : flow.steps()) {
      var circle = circleFrom(step.name(), new ArrayList<>(), done);
      if (!circle.isEmpty()) {
        return circle;
      }
    }
    return List.of();
  }

  private List<String> circleFrom(String name, List<String> path, Set<String> done) {
    if (path.contains(name)) {
      var circle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
      circle.add(name);
      return circle;
    }
    var step = steps.get(name);
    if (step == null || done.contains(name)) {
      return List.of();
    }
    path.add(name);
    for (var next : new TreeSet<>(step.followers())) {
      var circle = circleFrom(next, path, done);
      if (!circle.isEmpty()) {
        return circle;
      }
    }
    path.removeLast();
    done.add(name);
    return List.of();
  }
}
