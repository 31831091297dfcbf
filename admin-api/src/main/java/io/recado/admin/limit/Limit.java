package io.recado.admin.limit;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.Locale;

/**
 * Everything that is limited. Redis counts for all nodes; without it each node counts by itself.
 */
public enum Limit {
  /** Tries of one address at one account: somebody guesses. */
  SIGN_IN_PAIR(10, Duration.ofMinutes(15)),
  /**
   * Tries at one account from everywhere. High, because whoever reaches it keeps its owner out,
   * too.
   */
  SIGN_IN_ACCOUNT(100, Duration.ofHours(1)),
  /** Tries of one address at whichever account. */
  SIGN_IN_ADDRESS(60, Duration.ofMinutes(15)),
  REFRESH_ADDRESS(120, Duration.ofMinutes(1)),
  /** Mails to one address, whoever asks for them. */
  LINK_EMAIL(5, Duration.ofHours(1)),
  /** Mails that one address has sent. */
  LINK_ADDRESS(20, Duration.ofHours(1)),
  /** Links that one address opens. */
  LINK_OPENED(120, Duration.ofMinutes(15)),
  /** Invitations of one tenant. */
  INVITATION(30, Duration.ofHours(1)),
  /**
   * Systems outside that one tenant has us try before they are kept. Each may take long, and
   * whoever tries many looks for something.
   */
  OUTSIDE_TRY(60, Duration.ofHours(1)),
  /** Codes that are tried for one person: of a million, three are good at a time. */
  SECOND_FACTOR(10, Duration.ofHours(1)),
  /** Passwords that one signed-in person tries as their own. */
  PASSWORD_AGAIN(10, Duration.ofMinutes(15)),
  /** Requests of one session; how many is the setting's to say. */
  REQUESTS(0, Duration.ofMinutes(1));

  private final int most;
  private final Duration window;

  Limit(int most, Duration window) {
    this.most = most;
    this.window = window;
  }

  int most(Settings settings) {
    return this == REQUESTS ? settings.count(Setting.API_REQUESTS_PER_MINUTE) : most;
  }

  Duration window() {
    return window;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
