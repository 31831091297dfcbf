package io.recado.admin.notice;

import io.recado.conversation.Language;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Whom a mail goes to, in their language. */
record Reader(String email, Language language) {

  String in(String spanish, String english, String german) {
    return switch (language) {
      case SPANISH -> spanish;
      case ENGLISH -> english;
      case GERMAN -> german;
    };
  }

  /** A day and its time, in words. */
  String moment(ZonedDateTime at) {
    return at.format(
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(language.locale()));
  }
}
