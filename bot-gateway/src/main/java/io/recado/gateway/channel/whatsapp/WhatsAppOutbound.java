package io.recado.gateway.channel.whatsapp;

import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.ContactRequest;
import io.recado.conversation.OutboundContent.Link;
import io.recado.conversation.OutboundContent.Option;
import io.recado.conversation.OutboundContent.Template;
import io.recado.conversation.OutboundContent.Text;
import io.recado.gateway.channel.Passages;
import io.recado.gateway.channel.whatsapp.GraphWire.Action;
import io.recado.gateway.channel.whatsapp.GraphWire.Button;
import io.recado.gateway.channel.whatsapp.GraphWire.Component;
import io.recado.gateway.channel.whatsapp.GraphWire.Interactive;
import io.recado.gateway.channel.whatsapp.GraphWire.Message;
import io.recado.gateway.channel.whatsapp.GraphWire.Opened;
import io.recado.gateway.channel.whatsapp.GraphWire.Parameter;
import io.recado.gateway.channel.whatsapp.GraphWire.Reply;
import io.recado.gateway.channel.whatsapp.GraphWire.Row;
import io.recado.gateway.channel.whatsapp.GraphWire.Section;
import io.recado.gateway.channel.whatsapp.GraphWire.Words;
import io.recado.outbox.OutboxMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From what is to be said to WhatsApp's messages, within their limits. Pure.
 *
 * <p>Source of the limits: Cloud API reference, messages: text, interactive reply buttons,
 * interactive list, interactive call-to-action URL, template.
 */
final class WhatsAppOutbound {

  static final int LONGEST_TEXT = 4096;
  static final int LONGEST_QUESTION = 1024;
  static final int MOST_BUTTONS = 3;
  static final int LONGEST_BUTTON = 20;
  static final int LONGEST_ROW = 24;
  static final int LONGEST_DESCRIPTION = 72;
  static final int LONGEST_PARAMETER = 1024;

  /** On the button that opens a list when the choice does not name it: a sign of any language. */
  static final String OPEN_LIST = "☰";

  private WhatsAppOutbound() {}

  static List<OutboundContent> fit(OutboundContent content) {
    return switch (content) {
      case Text text when text.body().length() <= LONGEST_TEXT -> List.of(text);
      case Text text -> texts(text.body());
      case Choices choices -> {
        var cut = Passages.ending(choices.body(), LONGEST_QUESTION);
        yield after(cut.head(), choices.below(cut.tail()));
      }
      case ContactRequest request -> {
        var cut = Passages.ending(request.body(), LONGEST_QUESTION);
        yield after(cut.head(), new ContactRequest(cut.tail(), request.button()));
      }
      case Template template -> List.of(template);
    };
  }

  static Message message(OutboxMessage message) {
    var address = message.address();
    var id = message.id().toString();
    return switch (message.content()) {
      case Text text when text.link() != null && fitsLinkButton(text, text.link()) ->
          interactive(address, linkButton(text, text.link()), id);
      case Text text -> text(address, text.body(), id);
      case Choices choices -> interactive(address, question(choices), id);
      case ContactRequest request ->
          canShareNumber(address)
              ? interactive(address, contactRequest(request), id)
              : text(address, request.body(), id);
      case Template template -> template(address, template, id);
    };
  }

  private static List<OutboundContent> texts(String body) {
    return Passages.split(body, LONGEST_TEXT).stream().<OutboundContent>map(Text::new).toList();
  }

  private static List<OutboundContent> after(String words, OutboundContent question) {
    return words.isEmpty()
        ? List.of(question)
        : Stream.concat(texts(words).stream(), Stream.of(question)).toList();
  }

  private static Interactive question(Choices choices) {
    var body = new Words(choices.body());
    return fitsButtons(choices.options())
        ? new Interactive("button", body, buttons(choices.options()))
        : new Interactive("list", body, list(choices));
  }

  /** Buttons show no descriptions, and WhatsApp refuses two of the same title. */
  private static boolean fitsButtons(List<Option> options) {
    var titles = new HashSet<String>();
    return options.size() <= MOST_BUTTONS
        && options.stream()
            .allMatch(
                option ->
                    option.description() == null
                        && option.title().length() <= LONGEST_BUTTON
                        && titles.add(option.title()));
  }

  private static Action buttons(List<Option> options) {
    var buttons =
        options.stream()
            .map(option -> new Button("reply", new Reply(option.id(), option.title())))
            .toList();
    return new Action(buttons, null, null, null, null);
  }

  private static Action list(Choices choices) {
    var rows = choices.options().stream().map(WhatsAppOutbound::row).toList();
    var opener = Objects.requireNonNullElse(choices.opener(), OPEN_LIST);
    var button = Passages.shorten(opener, LONGEST_BUTTON).head();
    return new Action(null, button, List.of(new Section(rows)), null, null);
  }

  private static Row row(Option option) {
    var title = Passages.shorten(option.title(), LONGEST_ROW);
    return new Row(option.id(), title.head(), description(title.tail(), option.description()));
  }

  /** What was cut off the title reads on in the description. */
  private static @Nullable String description(String cutOff, @Nullable String given) {
    if (cutOff.isEmpty()) {
      return given == null || given.isBlank()
          ? null
          : Passages.shorten(given, LONGEST_DESCRIPTION).head();
    }
    var whole = "…" + cutOff + (given == null ? "" : " · " + given);
    return Passages.shorten(whole, LONGEST_DESCRIPTION).head();
  }

  /** WhatsApp words the button itself, in the customer's language. */
  private static Interactive contactRequest(ContactRequest request) {
    var name = "request_contact_info";
    return new Interactive(
        name, new Words(request.body()), new Action(null, null, null, name, null));
  }

  private static boolean fitsLinkButton(Text text, Link link) {
    var words = text.bodyBesideLink();
    return !words.isEmpty()
        && words.length() <= LONGEST_QUESTION
        && link.title().length() <= LONGEST_BUTTON
        && link.hasPublicAddress();
  }

  private static Interactive linkButton(Text text, Link link) {
    var name = "cta_url";
    var opened = new Opened(link.title(), link.address());
    return new Interactive(
        name, new Words(text.bodyBesideLink()), new Action(null, null, null, name, opened));
  }

  private static boolean canShareNumber(String address) {
    return WhatsAppPeople.isBsuid(address) || address.matches("\\d+");
  }

  private static Message template(String address, Template template, String id) {
    var components = Stream.concat(body(template), buttons(template)).toList();
    var language = new GraphWire.Language(template.language().code());
    return addressed(
        address,
        "template",
        null,
        null,
        new GraphWire.Template(template.name(), language, components.isEmpty() ? null : components),
        id);
  }

  private static Stream<Component> body(Template template) {
    var parameters =
        template.parameters().stream()
            .map(value -> new Parameter("text", oneLine(value), null))
            .toList();
    return parameters.isEmpty()
        ? Stream.empty()
        : Stream.of(new Component("body", null, null, parameters));
  }

  /** Their titles are the template's; what comes back when one is tapped is told with each. */
  private static Stream<Component> buttons(Template template) {
    return IntStream.range(0, template.buttons().size())
        .mapToObj(place -> button(place, template.buttons().get(place)));
  }

  private static Component button(int place, Option option) {
    var payload = new Parameter("payload", null, option.id());
    return new Component("button", "quick_reply", String.valueOf(place), List.of(payload));
  }

  /** A parameter with a line break, a tab or five blanks in a row is refused. */
  private static String oneLine(String value) {
    return value.strip().replaceAll("\\s+", " ");
  }

  private static Message text(String address, String body, String id) {
    return addressed(address, "text", new GraphWire.Text(body), null, null, id);
  }

  private static Message interactive(String address, Interactive interactive, String id) {
    return addressed(address, "interactive", null, interactive, null, id);
  }

  private static Message addressed(
      String address,
      String type,
      GraphWire.@Nullable Text text,
      @Nullable Interactive interactive,
      GraphWire.@Nullable Template template,
      String id) {
    boolean bsuid = WhatsAppPeople.isBsuid(address);
    return new Message(
        "whatsapp",
        "individual",
        bsuid ? null : address,
        bsuid ? address : null,
        type,
        text,
        interactive,
        template,
        id);
  }
}
