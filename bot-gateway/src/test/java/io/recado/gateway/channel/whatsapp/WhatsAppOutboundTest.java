package io.recado.gateway.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.ChannelId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.ContactRequest;
import io.recado.conversation.OutboundContent.Link;
import io.recado.conversation.OutboundContent.Option;
import io.recado.conversation.OutboundContent.Template;
import io.recado.conversation.OutboundContent.Text;
import io.recado.outbox.OutboxMessage;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WhatsAppOutboundTest {

  private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
  private static final String PHONE = "5491100000000";
  private static final String BSUID = "AR.13491208655302741918";

  static OutboxMessage aMessage(String address, OutboundContent content) {
    var key = new ConversationKey(new TenantId(ID), new ConversationId(ID));
    return new OutboxMessage(
        ID,
        key,
        new ChannelId(ID),
        1,
        address,
        content,
        1,
        1,
        false,
        null,
        null,
        false,
        0,
        0,
        Instant.EPOCH);
  }

  @Test
  void textGoesToAPhoneNumberWithOurIdAsOpaqueData() {
    assertThat(rendered(PHONE, new Text("hola\n¿qué tal?")))
        .isEqualTo(
            json(
                """
                {"messaging_product":"whatsapp","recipient_type":"individual",
                 "to":"5491100000000","type":"text","text":{"body":"hola\\n¿qué tal?"},
                 "biz_opaque_callback_data":"01900000-0000-7000-8000-000000000001"}
                """));
  }

  @Test
  void customersKnownByABusinessScopedIdAreRecipients() {
    var message = rendered(BSUID, new Text("hola"));

    assertThat(message.get("recipient").asString()).isEqualTo(BSUID);
    assertThat(message.has("to")).isFalse();
  }

  @Test
  void upToThreeShortOptionsAreButtons() {
    var choices = new Choices("¿Confirmas?", List.of(option("y", "Sí"), option("n", "No")));

    assertThat(rendered(PHONE, choices).get("interactive"))
        .isEqualTo(
            json(
                """
                {"type":"button","body":{"text":"¿Confirmas?"},"action":{"buttons":[
                  {"type":"reply","reply":{"id":"y","title":"Sí"}},
                  {"type":"reply","reply":{"id":"n","title":"No"}}]}}
                """));
  }

  @Test
  void fourOptionsAreAList() {
    var choices = new Choices("¿Cuál?", IntStream.range(0, 4).mapToObj(this::numbered).toList());

    var interactive = rendered(PHONE, choices).get("interactive");

    assertThat(interactive.get("type").asString()).isEqualTo("list");
    assertThat(interactive.at("/action/button").asString()).isEqualTo("☰");
    assertThat(interactive.at("/action/sections/0/rows")).hasSize(4);
    assertThat(interactive.at("/action/sections/0/rows/3"))
        .isEqualTo(json("{\"id\":\"o3\",\"title\":\"Opción 3\"}"));
  }

  @Test
  void buttonsCannotHoldLongTitlesDescriptionsOrTwins() {
    assertThat(type(option("a", "Una opción bien larga"))).isEqualTo("list");
    assertThat(type(new Option("a", "A", "más"))).isEqualTo("list");
    assertThat(type(option("a", "A"), option("b", "A"))).isEqualTo("list");
    assertThat(type(option("a", "Veinte letras justas"))).isEqualTo("button");
  }

  @Test
  void whatIsCutOffATitleReadsOnInTheDescription() {
    assertThat(row(option("a", "Mi conexión se corta todas las noches")))
        .isEqualTo(
            json("{'id':'a','title':'Mi conexión se corta…','description':'…todas las noches'}"));
    assertThat(row(new Option("a", "Mi conexión se corta todas las noches", "Internet")))
        .isEqualTo(
            json(
                "{'id':'a','title':'Mi conexión se corta…','description':'…todas las noches · Internet'}"));
    assertThat(row(new Option("a", "Corte", "x".repeat(100))).get("description").asString())
        .hasSize(72);
  }

  @Test
  void contactIsRequestedFromWhoCanShareIt() {
    var request = new ContactRequest("Compártenos tu número.", "Compartir");

    assertThat(rendered(BSUID, request).get("interactive"))
        .isEqualTo(
            json(
                """
                {"type":"request_contact_info","body":{"text":"Compártenos tu número."},
                 "action":{"name":"request_contact_info"}}
                """));
    assertThat(rendered("demo-address", request).at("/text/body").asString())
        .isEqualTo("Compártenos tu número.");
  }

  @Test
  void aLinkIsAButtonInPlaceOfItsAddress() {
    var link = new Link("Pagar ahora", "https://pay.example/c/1#a%2Fb");
    var text = new Text("Aquí puedes pagar:\n" + link.address() + "\nVale un día.", link);

    assertThat(WhatsAppOutbound.fit(text)).containsExactly(text);
    var sent = rendered(PHONE, text);
    assertThat(sent.path("type").stringValue()).isEqualTo("interactive");
    assertThat(sent.path("interactive"))
        .isEqualTo(
            json(
                """
                {"type":"cta_url","body":{"text":"Aquí puedes pagar:\\nVale un día."},
                 "action":{"name":"cta_url","parameters":{
                   "display_text":"Pagar ahora","url":"https://pay.example/c/1#a%2Fb"}}}
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "https://203.0.113.7/pay, Pagar",
    "http://pay.example/1, Pagar",
    "https://localhost/pay, Pagar",
    "https://pay.example/1, Pagar la factura ahora"
  })
  void aLinkThatWhatsAppWouldRefuseIsReadAsText(String address, String title) {
    var text = new Text("Aquí:\n" + address, new Link(title, address));

    assertThat(rendered(PHONE, text).at("/text/body").stringValue()).isEqualTo(text.body());
  }

  @Test
  void buttonsOfATemplateCarryTheirOptions() {
    var options =
        List.of(
            new Option("+:confirm_appointment:appointment=1001", "Confirmar", null),
            new Option("n", "No", null));
    var template =
        new Template("reminder", Language.SPANISH, List.of("Tu cita"), "Tu cita", options);

    assertThat(rendered(PHONE, template).at("/template/components"))
        .isEqualTo(
            json(
                """
                [{"type":"body","parameters":[{"type":"text","text":"Tu cita"}]},
                 {"type":"button","sub_type":"quick_reply","index":"0","parameters":[
                   {"type":"payload","payload":"+:confirm_appointment:appointment=1001"}]},
                 {"type":"button","sub_type":"quick_reply","index":"1","parameters":[
                   {"type":"payload","payload":"n"}]}]
                """));
  }

  @Test
  void templatesCarryTheirParametersOnOneLineEach() {
    var template = new Template("visit", Language.GERMAN, List.of("Demo", "a\n\tb"), "…");

    assertThat(rendered(PHONE, template).get("template"))
        .isEqualTo(
            json(
                """
                {"name":"visit","language":{"code":"de"},"components":[{"type":"body","parameters":[
                  {"type":"text","text":"Demo"},{"type":"text","text":"a b"}]}]}
                """));
    assertThat(
            rendered(PHONE, new Template("hello", Language.SPANISH, List.of(), "…"))
                .get("template"))
        .isEqualTo(json("{'name':'hello','language':{'code':'es'}}"));
  }

  @Test
  void longTextsAreDivided() {
    var parts = WhatsAppOutbound.fit(new Text("Una frase. ".repeat(1000)));

    assertThat(parts)
        .hasSize(3)
        .allSatisfy(part -> assertThat(part.body()).hasSizeBetween(1, 4096));
  }

  @Test
  void longQuestionsLeaveTheirEndWithTheOptions() {
    var options = List.of(option("y", "Sí"));

    var parts = WhatsAppOutbound.fit(new Choices("Una frase. ".repeat(100) + "¿Sigo?", options));

    assertThat(parts).hasSize(2);
    assertThat(parts.getFirst()).isInstanceOf(Text.class);
    assertThat(parts.getLast())
        .isInstanceOfSatisfying(
            Choices.class,
            choices -> {
              assertThat(choices.options()).isEqualTo(options);
              assertThat(choices.body()).endsWith("¿Sigo?").hasSizeLessThanOrEqualTo(1024);
            });
  }

  @Test
  void longContactRequestsAreDividedToo() {
    var parts = WhatsAppOutbound.fit(new ContactRequest("Una frase. ".repeat(500), "Compartir"));

    assertThat(parts).hasSize(3);
    assertThat(parts.getLast()).isInstanceOf(ContactRequest.class);
    assertThat(parts.getLast().body()).hasSizeLessThanOrEqualTo(1024);
  }

  @Test
  void whatFitsComesBackAlone() {
    var contents =
        List.of(
            new Text("hola"),
            new Choices("¿Sí?", List.of(option("y", "Sí"))),
            new ContactRequest("¿Tu número?", "Compartir"),
            new Template("hello", Language.SPANISH, List.of(), "x".repeat(5000)));

    assertThat(contents)
        .allSatisfy(
            content -> assertThat(WhatsAppOutbound.fit(content)).isEqualTo(List.of(content)));
  }

  private Option numbered(int number) {
    return option("o" + number, "Opción " + number);
  }

  private static Option option(String id, String title) {
    return new Option(id, title, null);
  }

  private static @Nullable String type(Option... options) {
    return rendered(PHONE, new Choices("¿?", List.of(options))).at("/interactive/type").asString();
  }

  private static JsonNode row(Option option) {
    var others = List.of(option("1", "1"), option("2", "2"), option("3", "3"));
    var options = IntStream.range(0, 4).mapToObj(i -> i == 0 ? option : others.get(i - 1)).toList();
    return rendered(PHONE, new Choices("¿?", options)).at("/interactive/action/sections/0/rows/0");
  }

  private static JsonNode rendered(String address, OutboundContent content) {
    var message = WhatsAppOutbound.message(aMessage(address, content));
    return JsonMapper.shared().readTree(GraphWire.write(message));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
