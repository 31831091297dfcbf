package io.recado.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.ContactRequest;
import io.recado.conversation.OutboundContent.Link;
import io.recado.conversation.OutboundContent.Option;
import io.recado.conversation.OutboundContent.Template;
import io.recado.conversation.OutboundContent.Text;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TelegramOutboundTest {

  private static final String LONG = "Una frase entera. ".repeat(300).strip();

  @Test
  void textIsSentAsItIs() {
    var sent = json("456", new Text("*a* <b> _c_"));

    assertThat(sent.path("chat_id").stringValue()).isEqualTo("456");
    assertThat(sent.path("text").stringValue()).isEqualTo("*a* <b> _c_");
    assertThat(sent.propertyNames()).containsExactlyInAnyOrder("method", "chat_id", "text");
  }

  @ParameterizedTest
  @CsvSource({
    "Sí;No;Tal vez;Otro, 3;1",
    "Mañana temprano;Hoy, 2",
    "Hablar con una persona;No, 1;1",
  })
  void buttonsStandBesideEachOtherWhereTheyAreShort(String titles, String rows) {
    var options = List.of(titles.split(";")).stream().map(TelegramOutboundTest::option).toList();

    var keyboard = json("456", new Choices("?", options)).path("reply_markup");

    assertThat(keyboard.path("inline_keyboard").valueStream().map(row -> "" + row.size()))
        .containsExactly(rows.split(";"));
  }

  @Test
  void buttonBearsTheOptionsId() {
    var choices = new Choices("¿Cuándo?", List.of(new Option("slot:1", "Mañana", "de 9 a 12")));

    var sent = json("456", choices);

    var button = sent.path("reply_markup").path("inline_keyboard").path(0).path(0);
    assertThat(button.path("callback_data").stringValue()).isEqualTo("slot:1");
    assertThat(button.path("text").stringValue()).isEqualTo("Mañana");
    assertThat(sent.path("text").stringValue()).isEqualTo("¿Cuándo?\n\n• Mañana: de 9 a 12");
  }

  @Test
  void contactIsAskedForByAButtonThatGoesAway() {
    var keyboard = json("456", new ContactRequest("Tu número", "Compartir")).path("reply_markup");

    var button = keyboard.path("keyboard").path(0).path(0);
    assertThat(button.path("text").stringValue()).isEqualTo("Compartir");
    assertThat(button.path("request_contact").booleanValue()).isTrue();
    assertThat(keyboard.path("one_time_keyboard").booleanValue()).isTrue();
  }

  @Test
  void businessChatsAreAnsweredOverTheirConnection() {
    var sent = json("456/bc-1", new ContactRequest("Tu número", "Compartir"));
    var typing = TelegramOutbound.typing("456/bc-1");

    assertThat(sent.path("chat_id").stringValue()).isEqualTo("456");
    assertThat(sent.path("business_connection_id").stringValue()).isEqualTo("bc-1");
    assertThat(sent.has("reply_markup")).isFalse();
    assertThat(typing.getChatId()).isEqualTo("456");
    assertThat(typing.getBusinessConnectionId()).isEqualTo("bc-1");
    assertThat(typing.getAction()).isEqualTo("typing");
  }

  @Test
  void aLinkIsAButtonInPlaceOfItsAddress() {
    var link = new Link("Pagar ahora", "https://pay.example/c/1");

    var sent = json("456", new Text("Aquí:\n" + link.address() + "\nVale un día.", link));

    assertThat(sent.path("text").stringValue()).isEqualTo("Aquí:\nVale un día.");
    var button = sent.at("/reply_markup/inline_keyboard/0/0");
    assertThat(button.path("url").stringValue()).isEqualTo(link.address());
    assertThat(button.path("text").stringValue()).isEqualTo("Pagar ahora");
  }

  @Test
  void aLinkThatTelegramWouldRefuseIsReadAsText() {
    var link = new Link("Pagar ahora", "http://localhost:8080/c/1");

    var sent = json("456", new Text("Aquí:\n" + link.address(), link));

    assertThat(sent.path("text").stringValue()).isEqualTo("Aquí:\nhttp://localhost:8080/c/1");
    assertThat(sent.has("reply_markup")).isFalse();
  }

  @Test
  void templateIsSentAsItsBody() {
    var template = new Template("reminder", Language.SPANISH, List.of("9:00"), "Cita a las 9:00");

    assertThat(json("456", template).path("text").stringValue()).isEqualTo("Cita a las 9:00");
  }

  @Test
  void whatFitsComesBackAlone() {
    var options = List.of(option("Sí"));
    var contents =
        List.of(
            new Text("x".repeat(4096)),
            new Choices("y".repeat(4096), options),
            new ContactRequest("z", "b"),
            new Template("t", Language.GERMAN, List.of(), "w"));

    for (OutboundContent content : contents) {
      assertThat(TelegramOutbound.fit(content)).containsExactly(content);
    }
  }

  @Test
  void optionsStayWithTheLastWords() {
    var options = List.of(new Option("a", "Sí", "con gusto"), option("No"));

    var parts = TelegramOutbound.fit(new Choices(LONG, options));

    assertThat(parts).hasSize(2);
    assertThat(parts.getFirst()).isInstanceOf(Text.class);
    assertThat(parts.getLast())
        .isInstanceOfSatisfying(
            Choices.class, last -> assertThat(last.options()).isEqualTo(options));
    assertAllFit(parts);
  }

  @Test
  void theContactButtonStaysWithTheLastWords() {
    var parts = TelegramOutbound.fit(new ContactRequest(LONG, "Compartir"));

    assertThat(parts).hasSize(2);
    assertThat(parts.getLast()).isInstanceOf(ContactRequest.class);
  }

  @Test
  void endlessDescriptionsAreLeftOut() {
    var options =
        IntStream.range(0, 10)
            .mapToObj(i -> new Option("o" + i, "Opción " + i, "d".repeat(1000)))
            .toList();

    var parts = TelegramOutbound.fit(new Choices("¿Cuál?", options));

    assertThat(parts).hasSize(1);
    assertAllFit(parts);
    assertThat(((Choices) parts.getFirst()).options()).hasSize(10);
  }

  @Test
  void wordsAndDescriptionsTogetherFit() {
    var options = List.of(new Option("a", "Sí", "d".repeat(1000)));

    var parts = TelegramOutbound.fit(new Choices("b".repeat(4000), options));

    assertThat(parts).hasSize(2);
    assertAllFit(parts);
  }

  private static void assertAllFit(List<OutboundContent> parts) {
    assertThat(parts)
        .allSatisfy(
            part ->
                assertThat(TelegramOutbound.message("456", part).getText())
                    .hasSizeBetween(1, TelegramOutbound.MOST_CHARACTERS));
  }

  private static Option option(String title) {
    return new Option("id-" + title.hashCode(), title, null);
  }

  private static JsonNode json(String address, OutboundContent content) {
    try {
      var written =
          new com.fasterxml.jackson.databind.ObjectMapper()
              .writeValueAsString(TelegramOutbound.message(address, content));
      return JsonMapper.builder().build().readTree(written);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
