package io.recado.dialogue;

import io.recado.conversation.Language;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question about what an errand is for that its flow answers itself, such as what a service
 * costs: what is known of that only the errand knows.
 *
 * @param words how customers ask it, taken as a whole message, in lower case
 * @param text the answer
 */
record Aside(String name, Map<Language, Set<String>> words, Wording text) {

  /** What the items of questions begin with: no option can be called so. */
  private static final String ASKED = "-ask-";

  Aside {
    words = Map.copyOf(words);
  }

  /**
   * How it is asked in the language of the conversation: words of another one change that, which is
   * no tap's work.
   */
  Stream<String> wordsIn(Language language) {
    return words.getOrDefault(language, Set.of()).stream();
  }

  /** What stands for the question while this run is under way, as a button's id would. */
  OptionId askedOf(FlowRun run) {
    return new OptionId(run.id(), "", ASKED + name);
  }

  static boolean isAskedBy(OptionId id) {
    return id.item().startsWith(ASKED);
  }

  /** The question of the flow that the id stands for; empty when it stands for another's. */
  static Optional<Aside> askedBy(OptionId id, FlowRun run, Flow flow) {
    return flow.asides().stream().filter(aside -> aside.askedOf(run).equals(id)).findFirst();
  }

  /** Whether all that the answer speaks of is known yet. */
  boolean isKnown(FlowRun run, Flow flow) {
    return text.slots().allMatch(run.slots()::containsKey)
        && text.facts().noneMatch(fact -> Findings.fact(flow, run, fact).equals(Template.NOTHING));
  }

  String answer(FlowRun run, Flow flow, Speech speech) {
    return text.in(speech.language(), Values.of(run, flow, speech));
  }
}
