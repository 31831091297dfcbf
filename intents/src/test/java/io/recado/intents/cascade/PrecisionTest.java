package io.recado.intents.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.TrainedUnderstander;
import io.recado.intents.Utterances;
import io.recado.intents.local.Phrases;
import io.recado.intents.text.Lines;
import io.recado.understanding.Command;
import io.recado.understanding.Hop;
import io.recado.understanding.Hop.Outcome;
import io.recado.understanding.Hop.Reader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the threshold of the local model is chosen by. */
class PrecisionTest {

  private static final String[] ERRANDS = {
    "open_ticket",
    "ticket_status",
    "book_appointment",
    "reschedule_appointment",
    "cancel_appointment",
    "pay_invoice",
    "ask_balance",
    "check_outage",
    "reset_password"
  };

  @ParameterizedTest
  @EnumSource
  void whatNobodyElseIsAskedAboutIsRight(Language language) {
    var labelled = Lines.of("/labelled/" + language.code() + ".tsv").stream().map(Labelled::parse);

    var precise = labelled.filter(message -> message.isReadForSure(language)).toList();

    var wrong = precise.stream().filter(message -> !message.isRight(language)).toList();
    assertThat((double) wrong.size() / precise.size())
        .as("wrong of %d in %s: %s", precise.size(), language, wrong)
        .isLessThanOrEqualTo(0.02);
    assertThat(precise).as("hardly anything is sure").hasSizeGreaterThan(80);
  }

  private record Labelled(String label, String text) {

    static Labelled parse(String line) {
      var parts = line.split("\t");
      return new Labelled(parts[0], parts[1]);
    }

    boolean isReadForSure(Language language) {
      var trace = trace(language);
      return trace.getLast().reader() == Reader.LOCAL_MODEL
          && trace.getLast().outcome() == Outcome.READ;
    }

    boolean isRight(Language language) {
      return label.equals(intent(read(language).commands().getFirst()));
    }

    private List<Hop> trace(Language language) {
      return read(language).trace();
    }

    private io.recado.understanding.Understanding read(Language language) {
      return Utterances.saying(text)
          .in(language)
          .toABotFor(ERRANDS)
          .readBy(TrainedUnderstander.shipped());
    }
  }

  private static String intent(Command command) {
    return switch (command) {
      case Command.StartFlow(var intent) -> intent;
      case Command.AskForPerson() -> "talk_to_human";
      case Command.SmallTalk(var kind) ->
          switch (kind) {
            case GREETING -> "greet";
            case THANKS, GOODBYE -> "goodbye_thanks";
            case COMPLAINT -> "complaint";
          };
      case Command.Affirm() -> "affirm";
      case Command.Deny() -> "deny";
      case Command.AskKnowledge _ -> "faq";
      case Command.CannotUnderstand() -> Phrases.OUT_OF_SCOPE;
      case Command other -> other.toString();
    };
  }
}
