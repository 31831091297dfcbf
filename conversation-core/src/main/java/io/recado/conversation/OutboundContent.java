package io.recado.conversation;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said to a customer, in the terms of no particular channel. Each channel's outbound
 * mapper renders it within the channel's limits (buttons or a list, split texts).
 */
public sealed interface OutboundContent {

  /** What is read aloud of it: the words without the options. */
  String body();

  /**
   * Plain words; line breaks are kept, no mark-up is interpreted.
   *
   * @param body with the link's address on a line of its own, for where no button can open it: in
   *     templates, for ears, and for nodes of the version before, which know no links
   * @param link what a button below opens where the channel can; null without one
   */
  record Text(String body, @Nullable Link link) implements OutboundContent {
    public Text {
      if (link != null && body.lines().noneMatch(link::isLine)) {
        throw new IllegalArgumentException("a link's address has a line of its own in the words");
      }
    }

    /** Words without a button. */
    public Text(String body) {
      this(body, null);
    }

    /** With the button where the words have the address on a line of its own. */
    public static Text linking(String body, @Nullable Link link) {
      return link == null || body.lines().noneMatch(link::isLine)
          ? new Text(body)
          : new Text(body, link);
    }

    /** What is said beside a button that opens the link. */
    public String bodyBesideLink() {
      return link == null
          ? body
          : body.lines().filter(line -> !link.isLine(line)).collect(joining("\n")).strip();
    }
  }

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
   * @param buttons what is behind its quick-reply buttons, in order; their titles are the
   *     template's own
   */
  record Template(
      String name, Language language, List<String> parameters, String body, List<Option> buttons)
      implements OutboundContent {
    public Template {
      parameters = List.copyOf(parameters);
      buttons = List.copyOf(buttons);
    }

    /** One without buttons. */
    public Template(String name, Language language, List<String> parameters, String body) {
      this(name, language, parameters, body, List.of());
    }
  }

  /**
   * An address with what stands on the button that opens it.
   *
   * @param title at most 20 characters, which is what WhatsApp shows
   */
  record Link(String title, String address) {

    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[.*");

    /**
     * Whether channels take it behind a button: they refuse addresses of machines without a name
     * (CHANNELS: interactive call-to-action URL), and those of one's own machine.
     */
    public boolean hasPublicAddress() {
      try {
        var uri = new URI(address);
        var host = uri.getHost();
        return "https".equals(uri.getScheme())
            && host != null
            && host.contains(".")
            && !NUMBERS.matcher(host).matches();
      } catch (URISyntaxException noAddress) {
        return false;
      }
    }

    boolean isLine(String line) {
      return line.strip().equals(address);
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
