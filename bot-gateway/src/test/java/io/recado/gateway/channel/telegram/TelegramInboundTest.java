package io.recado.gateway.channel.telegram;

import static io.recado.gateway.channel.telegram.Telegram.aMessage;
import static io.recado.gateway.channel.telegram.Telegram.anUpdate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.channel.ChannelUser;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Choice;
import io.recado.conversation.MessageContent.Contacts;
import io.recado.conversation.MessageContent.Edited;
import io.recado.conversation.MessageContent.Location;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.conversation.MessageContent.Notice;
import io.recado.conversation.MessageContent.Reaction;
import io.recado.conversation.MessageContent.SharedContact;
import io.recado.conversation.MessageContent.Started;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.MessageContent.Unsupported;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.ChannelNotice;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.PersonSpoke;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramInboundTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant SENT = Instant.ofEpochSecond(1_760_000_000);

  private static final String BUSINESS_CHAT =
      "'message_id': 5, 'date': 1760000000, 'business_connection_id': 'bc-1',"
          + " 'chat': {'id': 456, 'type': 'private', 'first_name': 'Ana', 'last_name': 'Demo'}";

  @Test
  void messageCarriesWhoWroteAndWhen() {
    var event = map("message", aMessage("'text': 'hola', 'reply_to_message': {'message_id': 9}"));

    assertThat(event)
        .isEqualTo(
            new CustomerMessage(
                "7",
                "11",
                new ChannelUser(List.of("456"), "Ana", Language.SPANISH),
                new Text("hola"),
                SENT,
                "9"));
  }

  @ParameterizedTest
  @MethodSource
  void contentIsUnderstood(String fields, MessageContent expected) {
    assertThat(contentOf("message", aMessage(fields))).isEqualTo(expected);
  }

  static Stream<Arguments> contentIsUnderstood() {
    return Stream.of(
        Arguments.of("'text': '/start'", new Started(null)),
        Arguments.of("'text': '/start@demo_bot'", new Started(null)),
        Arguments.of("'text': '/start promo-2026_a'", new Started("promo-2026_a")),
        Arguments.of("'text': '/start@demo_bot abc'", new Started("abc")),
        Arguments.of("'text': '/start no tengo internet'", new Text("no tengo internet")),
        Arguments.of("'text': '/starting'", new Text("/starting")),
        Arguments.of("'text': '/help@demo_bot me now'", new Text("/help me now")),
        Arguments.of("'text': '/help'", new Text("/help")),
        Arguments.of("'text': '24/7 @ home'", new Text("24/7 @ home")),
        Arguments.of("'text': '/ no command'", new Text("/ no command")),
        Arguments.of(
            "'video_note': {'file_id': 'f'}",
            new Media(MediaKind.VIDEO, new MediaFile("f", null, null, null), null)),
        Arguments.of(
            "'audio': {'file_id': 'f', 'file_name': 'a.mp3', 'file_size': 9}, 'caption': 'c'",
            new Media(MediaKind.AUDIO, new MediaFile("f", null, "a.mp3", 9L), "c")),
        Arguments.of(
            "'sticker': {'file_id': 'f', 'width': 512, 'height': 512, 'emoji': 'x'}",
            new Media(MediaKind.STICKER, new MediaFile("f", null, null, null), null)),
        Arguments.of("'photo': []", new Unsupported("message")),
        Arguments.of(
            "'location': {'latitude': 1, 'longitude': 2},"
                + " 'venue': {'location': {'latitude': 1, 'longitude': 2}, 'title': 't',"
                + " 'address': 'a'}",
            new Location(1, 2, "t", "a")),
        Arguments.of(
            "'contact': {'phone_number': '+100', 'first_name': 'Ana', 'user_id': 456}",
            new Contacts(List.of(new SharedContact("Ana", List.of("+100"), true)))),
        Arguments.of(
            "'contact': {'phone_number': '+100', 'first_name': 'Ana', 'user_id': 457}",
            new Contacts(List.of(new SharedContact("Ana", List.of("+100"), false)))),
        Arguments.of("'forward_origin': {}, 'hologram': {}", new Unsupported("hologram")),
        Arguments.of("'pinned_message': {'odd': []}", new Notice("pinned_message", null)));
  }

  @Test
  void chatsWithMoreThanOnePersonAreNoConversations() {
    var inGroup = "{'message_id': 1, 'date': 1760000000, 'chat': {'id': -1, 'type': '%s'}}";

    assertThat(map("message", inGroup.formatted("group")))
        .isEqualTo(new ChannelNotice("7", "message (group)", SENT));
    assertThat(map("edited_message", inGroup.formatted("supergroup")))
        .isEqualTo(new ChannelNotice("7", "edited_message (supergroup)", SENT));
  }

  @Test
  void otherBotsAreNeverAnswered() {
    var event =
        map(
            "message",
            "{'message_id': 1, 'date': 1760000000, 'chat': {'id': 5, 'type': 'private'},"
                + " 'from': {'id': 5, 'is_bot': true}, 'text': 'hi'}");

    assertThat(event).isEqualTo(new ChannelNotice("7", "message (bot)", SENT));
  }

  @Test
  void editCarriesTheNewWords() {
    var event =
        (CustomerMessage)
            map("edited_message", aMessage("'edit_date': 1760000060, 'text': 'mañana'"));

    assertThat(event.content()).isEqualTo(new Edited("11", new Text("mañana")));
    assertThat(event.at()).isEqualTo(SENT.plusSeconds(60));
  }

  @Test
  void tapCarriesWhatWasReadOnTheButton() {
    var event =
        map(
            "callback_query",
            "{'id': 'q', 'from': {'id': 456, 'first_name': 'Ana'}, 'data': 'yes', 'message':"
                + aMessage(
                    "'reply_markup': {'inline_keyboard': [[{'text': 'No', 'callback_data': 'no'}],"
                        + " [{'text': 'Web', 'url': 'https://example.com'},"
                        + " {'text': 'Sí', 'callback_data': 'yes'}]]}")
                + "}");

    assertThat(event)
        .isEqualTo(
            new CustomerMessage(
                "7",
                "q",
                new ChannelUser(List.of("456"), "Ana", null),
                new Choice("yes", "Sí"),
                NOW,
                "11"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id': 'q', 'from': {'id': 456}, 'data': 'yes'}",
        "{'id': 'q', 'from': {'id': 456}, 'data': 'yes',"
            + " 'message': {'message_id': 3, 'date': 0, 'chat': {'id': 456, 'type': 'private'}}}"
      })
  void tapOnAMessageThatIsGoneIsStillAChoice(String query) {
    var event = (CustomerMessage) map("callback_query", query);

    assertThat(event.user().ids()).containsExactly("456");
    assertThat(event.content()).isEqualTo(new Choice("yes", ""));
    assertThat(event.at()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id': 'q', 'from': {'id': 456}, 'data': 'yes', 'inline_message_id': 'i'}",
        "{'id': 'q', 'from': {'id': 456}, 'data': 'yes',"
            + " 'message': {'message_id': 3, 'date': 0, 'chat': {'id': -5, 'type': 'group'}}}",
        "{'id': 'q', 'from': {'id': 9}, 'data': 'yes', 'message': {'message_id': 3, 'date': 1,"
            + " 'business_connection_id': 'bc-1', 'chat': {'id': 456, 'type': 'private'}}}"
      })
  void tapOutsideAConversationIsANotice(String query) {
    assertThat(map("callback_query", query))
        .isEqualTo(new ChannelNotice("7", "callback_query (not in a conversation)", NOW));
  }

  @Test
  void tapOnAGameIsUnsupported() {
    var query = "{'id': 'q', 'from': {'id': 456}, 'game_short_name': 'chess'}";

    assertThat(contentOf("callback_query", query)).isEqualTo(new Unsupported("callback_query"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none",
      value = {
        "[]                                    | [{'type':'emoji','emoji':'+'}] | +",
        "[{'type':'emoji','emoji':'+'}]        | []                             | none",
        "[{'type':'emoji','emoji':'+'},{'type':'emoji','emoji':'-'}] | [{'type':'emoji','emoji':'-'}] | none",
        "[{'type':'emoji','emoji':'+'}]        | [{'type':'emoji','emoji':'-'}] | -"
      })
  void reactionIsWhatWasAdded(String before, String after, String emoji) {
    assertThat(contentOf("message_reaction", reaction(before, after)))
        .isEqualTo(new Reaction("3", emoji));
  }

  @Test
  void reactionWithoutACharacterIsANotice() {
    var custom = reaction("[]", "[{'type': 'custom_emoji', 'custom_emoji_id': '1'}]");

    assertThat(contentOf("message_reaction", custom))
        .isEqualTo(new Notice("message_reaction", "custom_emoji"));
  }

  @Test
  void blockingAndUnblockingIsNoticed() {
    var change =
        "{'chat': {'id': 456, 'type': 'private'}, 'from': {'id': 456}, 'date': 1760000000,"
            + " 'new_chat_member': {'status': '%s'}}";

    assertThat(contentOf("my_chat_member", change.formatted("kicked")))
        .isEqualTo(new Notice("blocked", null));
    assertThat(contentOf("my_chat_member", change.formatted("member")))
        .isEqualTo(new Notice("unblocked", null));
    assertThat(map("my_chat_member", change.formatted("member").replace("private", "group")))
        .isEqualTo(new ChannelNotice("7", "my_chat_member (group)", SENT));
  }

  @Test
  void customerOfABusinessAccountIsAnsweredThere() {
    var event =
        map(
            "business_message",
            "{" + BUSINESS_CHAT + ", 'from': {'id': 456, 'first_name': 'Ana'}, 'text': 'hola'}");

    assertThat(event)
        .isEqualTo(
            new CustomerMessage(
                "7",
                "5",
                new ChannelUser(List.of("456/bc-1"), "Ana", null),
                new Text("hola"),
                SENT,
                null));
  }

  @Test
  void ownerOfABusinessAccountIsAPersonSpeaking() {
    var event =
        map(
            "business_message",
            "{" + BUSINESS_CHAT + ", 'from': {'id': 9, 'first_name': 'Eva'}, 'text': 'hola'}");

    assertThat(event)
        .isEqualTo(
            new PersonSpoke(
                "7",
                new ChannelUser(List.of("456/bc-1"), "Ana Demo", null),
                new Text("hola"),
                SENT));
  }

  @Test
  void ourOwnWordsInABusinessChatAreNoPersonSpeaking() {
    var event =
        map(
            "business_message",
            "{"
                + BUSINESS_CHAT
                + ", 'from': {'id': 9}, 'sender_business_bot': {'id': 100}, 'text': 'hola'}");

    assertThat(event).isEqualTo(new ChannelNotice("7", "business_message (our own)", SENT));
  }

  @Test
  void onlyTheCustomersEditsCountInABusinessChat() {
    var edit = "{" + BUSINESS_CHAT + ", 'from': {'id': %d}, 'text': 'no'}";

    assertThat(contentOf("edited_business_message", edit.formatted(456)))
        .isEqualTo(new Edited("5", new Text("no")));
    assertThat(map("edited_business_message", edit.formatted(9)))
        .isEqualTo(new ChannelNotice("7", "edited_business_message", SENT));
  }

  @Test
  void unheardOfKindsAreKeptByName() {
    assertThat(map("telepathy", "{'thought': 1}"))
        .isEqualTo(new ChannelNotice("7", "telepathy", NOW));
    assertThat(map("shouting", "'loud'")).isEqualTo(new ChannelNotice("7", "shouting", NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "17",
        "'text'",
        "[]",
        "{}",
        "{'message_id': 1, 'date': 1760000000, 'text': 'no chat'}",
        "{'message_id': 'x', 'date': 1760000000, 'chat': {'id': 1, 'type': 'private'}}",
        "{'message_id': 1, 'date': 1e300, 'chat': {'id': 1, 'type': 'private'}}",
        "{'message_id': 1, 'date': 9223372036854775807, 'chat': {'id': 1, 'type': 'private'}}",
        "{'message_id': 1, 'date': 1, 'chat': {'id': 1, 'type': 'private'}, 'voice': {}}",
        "{'message_id': 1, 'date': 1, 'chat': {'id': 1, 'type': 'private'}, 'venue': {}}"
      })
  void malformedMessagesAreRefusedByTheMapperAndKept(String content) {
    var update = anUpdate("message", content);

    assertThatThrownBy(() -> TelegramInbound.map(update, NOW)).isInstanceOf(RuntimeException.class);
    assertThat(TelegramInbound.unreadable(update, NOW).kind()).isEqualTo("message (unreadable)");
  }

  private static String reaction(String before, String after) {
    return "{'chat': {'id': 456, 'type': 'private'}, 'message_id': 3, 'user': {'id': 456},"
        + " 'date': 1760000000, 'old_reaction': %s, 'new_reaction': %s}".formatted(before, after);
  }

  private static InboundEvent map(String kind, String content) {
    return TelegramInbound.map(anUpdate(kind, content), NOW);
  }

  private static MessageContent contentOf(String kind, String content) {
    return ((CustomerMessage) map(kind, content)).content();
  }
}
