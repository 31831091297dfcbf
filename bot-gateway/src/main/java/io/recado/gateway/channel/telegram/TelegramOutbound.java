package io.recado.gateway.channel.telegram;

import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.ContactRequest;
import io.recado.conversation.OutboundContent.Link;
import io.recado.conversation.OutboundContent.Option;
import io.recado.conversation.OutboundContent.Template;
import io.recado.conversation.OutboundContent.Text;
import io.recado.gateway.channel.Passages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.telegram.telegrambots.meta.api.methods.ActionType;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;

/**
 * Says what is to be said in Telegram's terms. Pure.
 *
 * <p>No parse mode is set, so nothing in a text is taken for mark-up.
 */
final class TelegramOutbound {

  /** Bot API, {@code sendMessage}: 1–4096 characters, counted like Java's. */
  static final int MOST_CHARACTERS = 4096;

  /** So much of a message may be descriptions of options; beyond it they are left out. */
  private static final int MOST_DESCRIPTION = MOST_CHARACTERS / 2;

  // What three, or two, buttons beside each other show in full on a narrow telephone.
  private static final int TITLE_OF_THREE = 8;
  private static final int TITLE_OF_TWO = 16;

  private TelegramOutbound() {}

  /** Divides a content into such as fit into one message; options stay with the last words. */
  static List<OutboundContent> fit(OutboundContent content) {
    return switch (content) {
      case Text text -> divided(text, MOST_CHARACTERS, Text::new);
      case Template template -> divided(template, MOST_CHARACTERS, Text::new);
      case ContactRequest(_, var button) ->
          divided(content, MOST_CHARACTERS, last -> new ContactRequest(last, button));
      case Choices choices -> fit(choices);
    };
  }

  static SendMessage message(String address, OutboundContent content) {
    var to = TelegramAddress.parse(address);
    var message = new SendMessage(to.chat(), text(content));
    if (to.connection() != null) {
      message.setBusinessConnectionId(to.connection());
    }
    switch (content) {
      case Text text when opens(text) ->
          message.setReplyMarkup(linkButton(Objects.requireNonNull(text.link())));
      case Text _, Template _ -> {}
      case Choices(_, var options, _) -> message.setReplyMarkup(buttons(options));
      case ContactRequest(_, var button) -> {
        // Telegram takes no such keyboard in the chats of a business account.
        if (to.connection() == null) {
          message.setReplyMarkup(contactButton(button));
        }
      }
    }
    return message;
  }

  static SendChatAction typing(String address) {
    var to = TelegramAddress.parse(address);
    var action = SendChatAction.builder().chatId(to.chat()).action(ActionType.TYPING.toString());
    if (to.connection() != null) {
      action.businessConnectionId(to.connection());
    }
    return action.build();
  }

  private static List<OutboundContent> fit(Choices choices) {
    int described = descriptions(choices.options()).length();
    if (described > MOST_DESCRIPTION) {
      return fit(
          new Choices(choices.body(), withoutDescriptions(choices.options()), choices.opener()));
    }
    return divided(choices, MOST_CHARACTERS - described, choices::below);
  }

  private static List<OutboundContent> divided(
      OutboundContent content, int most, Function<String, OutboundContent> last) {
    if (content.body().length() <= most) {
      return List.of(content);
    }
    var parts = Passages.split(content.body(), most);
    var contents = new ArrayList<OutboundContent>();
    parts.subList(0, parts.size() - 1).forEach(part -> contents.add(new Text(part)));
    contents.add(last.apply(parts.getLast()));
    return List.copyOf(contents);
  }

  private static String text(OutboundContent content) {
    return switch (content) {
      case Choices choices -> choices.body() + descriptions(choices.options());
      case Text text when opens(text) -> text.bodyBesideLink();
      case Text _, ContactRequest _, Template _ -> content.body();
    };
  }

  private static boolean opens(Text text) {
    return text.link() != null
        && text.link().hasPublicAddress()
        && !text.bodyBesideLink().isEmpty();
  }

  /** Buttons have no room for descriptions, so they stand below the words. */
  private static String descriptions(List<Option> options) {
    var lines =
        options.stream()
            .filter(option -> option.description() != null)
            .map(option -> "\n• " + option.title() + ": " + option.description())
            .collect(Collectors.joining());
    return lines.isEmpty() ? "" : "\n" + lines;
  }

  private static List<Option> withoutDescriptions(List<Option> options) {
    return options.stream().map(option -> new Option(option.id(), option.title(), null)).toList();
  }

  private static InlineKeyboardMarkup buttons(List<Option> options) {
    int inRow = inRow(options);
    var rows = new ArrayList<InlineKeyboardRow>();
    for (int from = 0; from < options.size(); from += inRow) {
      var row = options.subList(from, Math.min(from + inRow, options.size()));
      rows.add(new InlineKeyboardRow(row.stream().map(TelegramOutbound::button).toList()));
    }
    return new InlineKeyboardMarkup(rows);
  }

  private static int inRow(List<Option> options) {
    int longest = options.stream().mapToInt(option -> option.title().length()).max().orElse(0);
    return longest <= TITLE_OF_THREE ? 3 : longest <= TITLE_OF_TWO ? 2 : 1;
  }

  private static InlineKeyboardButton button(Option option) {
    return InlineKeyboardButton.builder().text(option.title()).callbackData(option.id()).build();
  }

  private static InlineKeyboardMarkup linkButton(Link link) {
    var button = InlineKeyboardButton.builder().text(link.title()).url(link.address()).build();
    return new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(button)));
  }

  private static ReplyKeyboardMarkup contactButton(String title) {
    var button = KeyboardButton.builder().text(title).requestContact(true).build();
    return ReplyKeyboardMarkup.builder()
        .keyboardRow(new KeyboardRow(List.of(button)))
        .resizeKeyboard(true)
        .oneTimeKeyboard(true)
        .build();
  }
}
