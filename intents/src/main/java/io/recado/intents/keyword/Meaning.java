package io.recado.intents.keyword;

import io.recado.understanding.Command;
import io.recado.understanding.Command.SmallTalk;
import io.recado.understanding.Command.SmallTalk.Kind;
import java.util.Locale;

/** What a keyword can mean; where a word stands in two files, the first of these wins. */
enum Meaning {
  CANCEL,
  SKIP,
  REPEAT,
  PERSON,
  AFFIRM,
  DENY,
  GREETING,
  THANKS,
  GOODBYE;

  static Meaning named(String file) {
    return valueOf(file.toUpperCase(Locale.ROOT));
  }

  String file() {
    return name().toLowerCase(Locale.ROOT);
  }

  Command command() {
    return switch (this) {
      case CANCEL -> new Command.Cancel();
      case SKIP -> new Command.Skip();
      case REPEAT -> new Command.Repeat();
      case PERSON -> new Command.AskForPerson();
      case AFFIRM -> new Command.Affirm();
      case DENY -> new Command.Deny();
      case GREETING -> new SmallTalk(Kind.GREETING);
      case THANKS -> new SmallTalk(Kind.THANKS);
      case GOODBYE -> new SmallTalk(Kind.GOODBYE);
    };
  }
}
