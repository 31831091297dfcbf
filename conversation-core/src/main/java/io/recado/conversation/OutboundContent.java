package io.recado.conversation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said to a customer, in the terms of no particular channel. Each channel's outbound
 * mapper renders it within the channel's limits (buttons or a list, split texts).
 */
public sealed interface OutboundContent {

  /** What is read aloud of it: the words without the options. */
  String body();

  /** Plain words; line breaks are kept, no mark-up is interpreted. */
  record Text(String body) implements OutboundContent {}

  /**
   * Words and up to ten options to choose from by a tap.
   *
   * @param opener on the button that opens the options where a channel shows them as a list; null
   *     leaves it to the channel, which knows no language
   */
  record Choices(String body, List<Option> options, @Nullable String opener)
      implements OutboundContent {

    /** WhatsApp's list limit, the narrowest of the channels (CHANNELS: list messages). */
    public static final int MOST_OPTIONS = 10;

    public Choices {
      options = List.copyOf(options);
      if (options.isEmpty() || options.size() > MOST_OPTIONS) {
        throw new IllegalArgumentException(
            "a choice has 1 to %d options, not %d".formatted(MOST_OPTIONS, options.size()));
      }
    }

    public Choices(String body, List<Option> options) {
      this(body, options, null);
    }

    /** The same options below other words. */
    public Choices below(String words) {
      return new Choices(words, options, opener);
    }
  }

  /** Words and the wish that the customer shares their own telephone number by a tap. */
  record ContactRequest(String body, String button) implements OutboundContent {}

  /**
   * A message WhatsApp approved beforehand, the only kind it takes more than 24 hours after the
   * customer's last message. Other channels send {@code body}.
   *
   * @param name the approved template's name
   * @param parameters the values of the body's placeholders, in order
   */
  record Template(String name, Language language, List<String> parameters, String body)
      implements OutboundContent {
    public Template {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * One option.
   *
   * @param id what comes back as {@link MessageContent.Choice#id()}; at most 64 bytes of UTF-8, the
   *     limit of Telegram's callback data
   * @param title what the customer sees; mappers shorten it where a channel is narrower
   */
  record Option(String id, String title, @Nullable String description) {

    public static final int MOST_ID_BYTES = 64;

    public Option {
      int bytes = id.getBytes(StandardCharsets.UTF_8).length;
      if (bytes == 0 || bytes > MOST_ID_BYTES) {
        throw new IllegalArgumentException(
            "an option's id has 1 to %d bytes, not %d".formatted(MOST_ID_BYTES, bytes));
      }
    }
  }
}
