package io.recado.intents.entity.time;

import io.recado.conversation.Language;

/** What comes first in a date of figures such as 3/4. */
public enum DayOrder {
  DAY_FIRST,
  /** Some write it so and others so: English is British and American. */
  EITHER;

  public static DayOrder in(Language language) {
    return language == Language.ENGLISH ? EITHER : DAY_FIRST;
  }
}
