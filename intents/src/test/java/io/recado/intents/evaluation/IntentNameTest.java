package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue.Words;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SmallTalk;
import io.recado.understanding.Command.SmallTalk.Kind;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntentNameTest {

  @Test
  void everyCommandHasTheNameOfItsIntent() {
    assertThat(name(new Command.StartFlow("pay_invoice"))).isEqualTo("pay_invoice");
    assertThat(name(new Command.AskForPerson())).isEqualTo("talk_to_human");
    assertThat(name(new SmallTalk(Kind.GREETING))).isEqualTo("greet");
    assertThat(name(new SmallTalk(Kind.THANKS))).isEqualTo("goodbye_thanks");
    assertThat(name(new SmallTalk(Kind.GOODBYE))).isEqualTo("goodbye_thanks");
    assertThat(name(new SmallTalk(Kind.COMPLAINT))).isEqualTo("complaint");
    assertThat(name(new Command.Affirm())).isEqualTo("affirm");
    assertThat(name(new Command.Deny())).isEqualTo("deny");
    assertThat(name(new Command.Cancel())).isEqualTo("deny");
    assertThat(name(new Command.AskKnowledge("?"))).isEqualTo("faq");
    assertThat(name(new Command.CannotUnderstand())).isEqualTo("out_of_scope");
  }

  @Test
  void ofSeveralCommandsTheFirstWithAnIntentCounts() {
    var switched = new Command.SwitchLanguage(Language.ENGLISH);
    var slot = new Command.SetSlot("summary", new Words("slow"));

    assertThat(name(switched, new Command.StartFlow("open_ticket"), slot)).isEqualTo("open_ticket");
    assertThat(name(new Command.StartFlow("ask_balance"), new Command.StartFlow("pay_invoice")))
        .isEqualTo("ask_balance");
  }

  @Test
  void aQuestionBackCountsAsWhatItNamesFirst() {
    var question = new Command.Clarify(List.of("check_outage", "open_ticket"));

    // 0.7 is that one of the two is meant.
    assertThat(read(question)).isEqualTo(new IntentName("check_outage", 0.35));
  }

  @Test
  void whatNamesNoIntentIsOutOfScope() {
    assertThat(name()).isEqualTo("out_of_scope");
    assertThat(name(new Command.Repeat(), new Command.Skip())).isEqualTo("out_of_scope");
  }

  private static String name(Command... commands) {
    return read(commands).name();
  }

  private static IntentName read(Command... commands) {
    var read =
        Arrays.stream(commands)
            .map(command -> new Interpretation(command, 0.7, "", Source.LOCAL_MODEL))
            .toList();
    return IntentName.of(new Understanding(read, Language.SPANISH));
  }
}
