package io.recado.admin.link;

import java.time.Duration;
import java.util.Locale;

/** Kinds of links, and how long each can be opened. */
public enum LinkKind {
  SIGN_UP(Duration.ofHours(24)),
  /** Short: whoever reads old mail is not to get in by it. */
  RESET(Duration.ofHours(1)),
  INVITATION(Duration.ofDays(7));

  private final Duration life;

  LinkKind(Duration life) {
    this.life = life;
  }

  public Duration life() {
    return life;
  }

  /** The name in the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static LinkKind ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
