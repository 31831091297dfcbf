package io.recado.admin.assignment;

import io.recado.admin.assignment.AssignmentRule.Kind;

/**
 * How conversations that wait for a person come to one.
 *
 * @param version what a change of it is made to, as {@code If-Match}
 * @param takeBackMinutes how long who was given one has for a first answer
 * @param answerMinutes within how much open time who waits is to be answered
 * @param tellsAbsence whether who waits is told when nobody is there
 */
record AssignmentRuleView(
    String version, Kind kind, int takeBackMinutes, int answerMinutes, boolean tellsAbsence) {

  static AssignmentRuleView of(String version, AssignmentRule rule) {
    return new AssignmentRuleView(
        version, rule.kind(), rule.takeBackMinutes(), rule.answerMinutes(), rule.tellsAbsence());
  }
}
