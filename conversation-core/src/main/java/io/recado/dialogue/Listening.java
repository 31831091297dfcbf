package io.recado.dialogue;

import io.recado.understanding.Command;
import java.util.List;

/** Gives each command to whoever deals with its kind. */
final class Listening {

  private final Draft draft;
  private final Errands errands;
  private final Answers answers;
  private final Attachments attachments;
  private final Buttons buttons;
  private final Talk talk;

  Listening(Draft draft, Errands errands) {
    this.draft = draft;
    this.errands = errands;
    var filling = new Filling(draft);
    this.attachments = new Attachments(draft, filling);
    this.answers = new Answers(draft, errands, filling, attachments);
    this.buttons = new Buttons(draft, answers, errands);
    this.talk = new Talk(draft, errands);
  }

  /** In order; after a handover nothing more is heard. */
  void toAll(List<Command> commands) {
    for (var command : commands) {
      if (draft.handOff() == null) {
        to(command);
      }
    }
  }

  void to(Command command) {
    switch (command) {
      case Command.StartFlow(var intent) -> errands.begin(intent);
      case Command.SetSlot(var slot, var value) -> answers.set(slot, value);
      case Command.CorrectSlot(var slot, var value) -> answers.set(slot, value);
      case Command.Choose(var option) -> buttons.tapped(option);
      case Command.Affirm() -> answers.affirm();
      case Command.Deny() -> answers.deny();
      case Command.Skip() -> answers.skip();
      case Command.Cancel() -> errands.cancel();
      case Command.AskKnowledge(var question) -> talk.question(question);
      case Command.AskForPerson() -> errands.askForPerson();
      case Command.Repeat() -> talk.repeat();
      case Command.SmallTalk(var kind) -> talk.smallTalk(kind);
      case Command.Attach(var files) -> attachments.attach(files);
      case Command.SwitchLanguage(var language) -> talk.switchTo(language);
      case Command.Clarify(var intents) -> talk.clarify(intents);
      case Command.CannotUnderstand() -> draft.marks().failed();
      case Command.CannotRead(var kind) -> talk.cannotRead(kind);
    }
  }
}
