package io.recado.dialogue;

import java.util.Optional;
import java.util.Set;

/**
 * A question about what an errand is for that its flow answers itself, such as what a service
 * costs: what is known of that only the errand knows.
 *
 * @param words how customers ask it, taken as a whole message, in lower case; of every language
 * @param text the answer
 * @param unknown said instead where a fact of the answer was not found; it speaks of no such fact
 * @param line where it is declared
 */
record Aside(String name, Set<String> words, Wording text, Wording unknown, int line) {

  /** What the ids of questions begin with: no option can be called so. */
  private static final String ASKED = "-ask-";

  Aside {
    words = Set.copyOf(words);
  }

  /** What stands for the question while this run is under way, as a button's id would. */
  OptionId askedOf(FlowRun run) {
    return new OptionId(run.id(), "", ASKED + name);
  }

  /** The question of the flow that the id stands for; empty when it is a button's. */
  static Optional<Aside> askedBy(OptionId id, FlowRun run, Flow flow) {
    return flow.asides().stream().filter(aside -> aside.askedOf(run).equals(id)).findFirst();
  }

  /** Whether there is something to be asked about yet: every slot the answer names has a value. */
  boolean isAbout(FlowRun run) {
    return text.slots().allMatch(run.slots()::containsKey);
  }

  String answer(FlowRun run, Flow flow, Speech speech) {
    var values = Values.of(run, flow, speech);
    return (isKnown(run, flow) ? text : unknown).in(speech.language(), values);
  }

  private boolean isKnown(FlowRun run, Flow flow) {
    return text.facts().noneMatch(fact -> Findings.fact(flow, run, fact).equals(Template.NOTHING));
  }
}
