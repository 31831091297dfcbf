package io.recado.intents;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import io.recado.intents.text.Lines;
import io.recado.understanding.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How well messages are read that were written apart from the phrases. */
class LabelledMessagesTest {

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
  @CsvSource({"SPANISH, 0.92", "ENGLISH, 0.95", "GERMAN, 0.92"})
  void messagesAreReadRight(Language language, double bar) {
    var mistakes = new ArrayList<String>();
    var labelled = labelled(language);

    for (var message : labelled) {
      var read = intentRead(message.text(), language);
      if (!read.equals(message.label())) {
        mistakes.add(message.label() + " read as " + read + ": " + message.text());
      }
    }

    double accuracy = 1 - (double) mistakes.size() / labelled.size();

    assertThat(accuracy).as("%s, mistakes %s", language, mistakes).isGreaterThanOrEqualTo(bar);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOutOfScopeIsRarelyActedOn(Language language) {
    var strangers =
        labelled(language).stream()
            .filter(message -> message.label().equals(Phrases.OUT_OF_SCOPE))
            .toList();

    var left =
        strangers.stream()
            .filter(message -> intentRead(message.text(), language).equals(Phrases.OUT_OF_SCOPE));

    assertThat((double) left.count() / strangers.size()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void noLabelledMessageIsATrainingPhrase() {
    for (var language : Language.values()) {
      var phrases = Set.copyOf(Phrases.shipped().all().in(language));

      assertThat(labelled(language)).noneMatch(message -> phrases.contains(message.text()));
    }
  }

  private static List<Labelled> labelled(Language language) {
    return Lines.of("/labelled/" + language.code() + ".tsv").stream().map(Labelled::parse).toList();
  }

  private static String intentRead(String text, Language language) {
    var message = Utterances.saying(text).in(language).toABotFor(ERRANDS);
    return intent(message.readBy(TrainedUnderstander.shipped()).commands().getFirst());
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

  private record Labelled(String label, String text) {

    static Labelled parse(String line) {
      var parts = line.split("\t");
      return new Labelled(parts[0], parts[1]);
    }
  }
}
