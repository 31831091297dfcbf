package io.recado.admin.channel;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import org.jspecify.annotations.Nullable;

/** What owners ask for. None of them can be seen in a log. */
final class ChannelWish {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_SECRET = 1000;

  private ChannelWish() {}

  /**
   * A bot of Telegram's.
   *
   * @param name null for the bot's own
   */
  record NewTelegram(@Nullable String name, String token) {

    NewTelegram {
      Words.check(name, LONGEST_NAME);
      required(token, "A token is needed.");
    }

    @Override
    public String toString() {
      return "NewTelegram";
    }
  }

  /**
   * A phone number of WhatsApp's.
   *
   * @param name null for the number's own
   * @param appSecret of a Meta app of the owner's own; null for the installation's
   */
  record NewWhatsApp(
      @Nullable String name, String phoneNumberId, String token, @Nullable String appSecret) {

    NewWhatsApp {
      Words.check(name, LONGEST_NAME);
      required(phoneNumberId, "The number's id is needed.");
      required(token, "A token is needed.");
      Words.check(appSecret, LONGEST_SECRET);
    }

    @Override
    public String toString() {
      return "NewWhatsApp";
    }
  }

  /** A name for a channel: a widget's, or another one. */
  record Named(String name) {

    Named {
      required(name, "A name is needed.");
      Words.check(name, LONGEST_NAME);
    }
  }

  /** Secrets in place of those a channel has; what is null stays. */
  record NewSecrets(@Nullable String token, @Nullable String appSecret) {

    NewSecrets {
      Words.check(token, LONGEST_SECRET);
      Words.check(appSecret, LONGEST_SECRET);
      if (token == null && appSecret == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A secret is needed.");
      }
    }

    @Override
    public String toString() {
      return "NewSecrets";
    }
  }

  private static void required(@Nullable String text, String rule) {
    if (text == null || text.isBlank()) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, rule);
    }
    Words.check(text, LONGEST_SECRET);
  }
}
