package io.recado.channel;

import java.util.Locale;

/** The kinds of channel. */
public enum ChannelKind {
  WHATSAPP,
  TELEGRAM,
  WEBCHAT;

  /** The name in the database, metrics and URLs. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
