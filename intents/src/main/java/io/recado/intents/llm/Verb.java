package io.recado.intents.llm;

import io.recado.understanding.Command;
import java.util.Locale;

/** The grammar of commands as a model writes it: what it may propose, and of what use each is. */
enum Verb {
  START_FLOW(Command.StartFlow.class, "the customer wants the errand `intent`"),
  SET_SLOT(
      Command.SetSlot.class,
      "they answer what was asked, or give a detail unasked; `slot`, and `option` where the slot has"
          + " options, else `words` alone are the value"),
  CORRECT_SLOT(Command.CorrectSlot.class, "at a summary, they put a detail right; as set_slot"),
  CHOOSE(Command.Choose.class, "they mean one of the options they were offered; `option`"),
  AFFIRM(Command.Affirm.class, "yes to what was asked"),
  DENY(Command.Deny.class, "no to what was asked"),
  SKIP(Command.Skip.class, "go on without this answer"),
  CANCEL(Command.Cancel.class, "give up the errand under way"),
  ASK_KNOWLEDGE(Command.AskKnowledge.class, "a question about the company, not an errand"),
  ASK_FOR_PERSON(Command.AskForPerson.class, "they want a human being"),
  REPEAT(Command.Repeat.class, "say that again"),
  GREETING(Command.SmallTalk.class, "only a greeting"),
  THANKS(Command.SmallTalk.class, "only thanks"),
  GOODBYE(Command.SmallTalk.class, "only a goodbye"),
  COMPLAINT(Command.SmallTalk.class, "only anger, with no errand in it"),
  CLARIFY(Command.Clarify.class, "two or three errands are about as likely; `intents`"),
  CANNOT_UNDERSTAND(
      Command.CannotUnderstand.class, "none of these, or nothing that makes sense; alone");

  private final Class<? extends Command> command;
  private final String use;

  Verb(Class<? extends Command> command, String use) {
    this.command = command;
    this.use = use;
  }

  Class<? extends Command> command() {
    return command;
  }

  String use() {
    return use;
  }

  /** As it is written in answers. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
