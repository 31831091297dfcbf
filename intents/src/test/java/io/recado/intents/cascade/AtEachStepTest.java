package io.recado.intents.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.dialogue.DialogueEngine;
import io.recado.dialogue.TestFlows;
import io.recado.intents.TrainedUnderstander;
import io.recado.intents.text.Lines;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What comes of what customers say at the steps where it matters, as {@code /steps/<language>.tsv}
 * has it: the step, what is done, the words. {@code !action} stands for whatever is not that.
 */
class AtEachStepTest {

  private final AtStep steps =
      new AtStep(new DialogueEngine(TestFlows.shipped()), TrainedUnderstander.shipped());

  @ParameterizedTest
  @EnumSource
  void whatIsSaidIsDone(Language language) {
    var rows = Lines.of("/steps/" + language.code() + ".tsv");
    var mistakes = new ArrayList<String>();

    for (var row : rows) {
      var cells = row.split("\t");
      var done = steps.done(cells[0], cells[2], language);
      if (!isExpected(done, cells[1])) {
        mistakes.add(done + " <- " + row);
      }
    }

    assertThat(rows).hasSizeGreaterThanOrEqualTo(30);
    assertThat(mistakes).isEmpty();
  }

  private static boolean isExpected(String done, String expected) {
    return expected.startsWith("!")
        ? !done.startsWith(expected.substring(1))
        : done.equals(expected);
  }
}
