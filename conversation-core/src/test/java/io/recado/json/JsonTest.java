package io.recado.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.FoundItem;
import io.recado.action.LookupOutcome;
import io.recado.action.Receipt;
import io.recado.channel.ChannelUser;
import io.recado.conversation.Handler;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.Effect;
import io.recado.dialogue.EntityType;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.NumberForm;
import io.recado.dialogue.Offer;
import io.recado.dialogue.SlotValue;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.outbox.SendOutcome;
import io.recado.understanding.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

class JsonTest {

  private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");
  private static final MediaFile PHOTO = new MediaFile("m1", "image/jpeg", null, 1200L);
  private static final ChannelUser USER =
      new ChannelUser(List.of("49100", "DE.x"), "Ana", Language.GERMAN);

  private static final FoundItem ITEM =
      new FoundItem(
          "7",
          "Thu 26 Nov, 10:00",
          null,
          Map.of("price", "20"),
          LocalDate.of(2026, 11, 26).atTime(10, 0));

  private static final List<Object> SAMPLES =
      List.of(
          new ActionOutcome.Done(new Receipt("T-1", AT, Map.of("number", "T-1"))),
          new ActionOutcome.Rejected("too_many"),
          new ActionOutcome.Unavailable(null),
          new ActionOutcome.Unavailable(AT),
          new Command.StartFlow("open_ticket"),
          new Command.SetSlot("summary", new SlotValue.Words("no internet")),
          new Command.CorrectSlot("urgency", new SlotValue.Chosen("high", "urgente")),
          new Command.Choose("r/s/o"),
          new Command.Affirm(),
          new Command.Deny(),
          new Command.Skip(),
          new Command.Cancel(),
          new Command.AskKnowledge("¿Cuánto cuesta?"),
          new Command.AskForPerson(),
          new Command.Repeat(),
          new Command.SmallTalk(Command.SmallTalk.Kind.THANKS),
          new Command.Attach(List.of(PHOTO)),
          new Command.SwitchLanguage(Language.ENGLISH),
          new Command.Clarify(List.of("a", "b")),
          new Command.CannotUnderstand(),
          new Command.CannotRead("sticker"),
          new Effect.Say(new OutboundContent.Text("Hola")),
          new Effect.Perform(
              "1-1", "open", new ActionName("open_ticket"), Map.of("s", new SlotValue.Words("x"))),
          new Effect.LookUp(
              "1-1", "free", new ActionName("free_times"), Map.of("s", new SlotValue.Words("x"))),
          new Effect.HandOff("asked"),
          new Expectation.Anything(),
          new Expectation.FreeText("f", "s", true),
          new Expectation.Code("f", "s", true),
          new Expectation.OneOf("f", "s", List.of(new Expectation.Option("o", Set.of("w"))), false),
          new Expectation.Day("f", "s", false),
          new Expectation.Entity("f", "s", new EntityType.Amount(), false),
          new EntityType.Amount(),
          new EntityType.Email(),
          new EntityType.OwnNumber(new NumberForm("T-####")),
          new EntityType.PersonName(),
          new EntityType.Phone(),
          new Expectation.TimeOfDay("f", "s", true, List.of(LocalTime.of(17, 0))),
          new Expectation.Files("f", "s", true),
          new Expectation.Confirmation("f", Map.of("s", List.of())),
          new Expectation.Confirmation("f", Map.of(), Set.of("day"), Set.of("time")),
          new Expectation.Clarification(List.of()),
          new LookupOutcome.Found(List.of(ITEM)),
          new LookupOutcome.None("nothing_free"),
          new LookupOutcome.Unavailable(),
          new Handler.Bot(),
          new Handler.Queue(AT),
          new Handler.Agent("Demo agent", AT),
          new InboundEvent.CustomerMessage(
              "k", "id", USER, new MessageContent.Text("Grüße"), AT, null),
          new InboundEvent.PersonSpoke("k", USER, new MessageContent.Text("Hi"), AT),
          new InboundEvent.TimePassed("k", USER, AT),
          new InboundEvent.DeliveryReceipt("k", "id", "o", DeliveryStatus.READ, AT, null, null),
          new InboundEvent.DeliveryReceipt(
              "k",
              "id",
              "o",
              DeliveryStatus.FAILED,
              AT,
              "131042 Payment",
              new InboundEvent.Failure("131042", InboundEvent.Remedy.MENDED, Duration.ofHours(24))),
          new InboundEvent.ChannelNotice("k", "template", AT),
          new MessageContent.Text("a\n\"b\" 🙂"),
          new MessageContent.Media(MediaKind.IMAGE, PHOTO, null),
          new MessageContent.Transcribed(
              new MessageContent.Media(MediaKind.VOICE, PHOTO, null), "hola"),
          new MessageContent.Described(
              new MessageContent.Media(MediaKind.IMAGE, PHOTO, "mira"), "un router"),
          new MessageContent.Location(4.6, -74.1, null, "Calle 1"),
          new MessageContent.Contacts(
              List.of(new MessageContent.SharedContact("Ana", List.of("+49"), true))),
          new MessageContent.Choice("id", "title"),
          new MessageContent.Form(null, "[1]"),
          new MessageContent.Reaction("m", null),
          new MessageContent.Order(2, null),
          new MessageContent.Edited("m", new MessageContent.Text("new")),
          new MessageContent.Revoked("m"),
          new MessageContent.Started(null),
          new MessageContent.Notice("k", null),
          new MessageContent.Unsupported("poll"),
          new Offer.Item.StartErrand("open_ticket"),
          new Offer.Item.TalkToPerson(),
          new Offer.Item.GoOn(),
          new Offer.Item.GiveUp(),
          new Offer.Item.ChangeSlot("summary"),
          new OutboundContent.Text("Hola"),
          new OutboundContent.Text(
              "Aquí:\nhttps://pay.example/1",
              new OutboundContent.Link("Pagar ahora", "https://pay.example/1")),
          new OutboundContent.Choices(
              "Which?", List.of(new OutboundContent.Option("id", "One", null))),
          new OutboundContent.ContactRequest("Your number?", "Share"),
          new OutboundContent.Template("t", Language.SPANISH, List.of("a"), "body"),
          new SendOutcome.Sent("m"),
          new SendOutcome.Later(Duration.ofSeconds(3), "429"),
          new SendOutcome.Busy(SendOutcome.Reach.CUSTOMER, Duration.ofSeconds(6), "131056", "pair"),
          new SendOutcome.NotNow(Duration.ofDays(1), "131049", "marketing"),
          new SendOutcome.Unknown("timeout"),
          new SendOutcome.Refused("131047", "window"),
          new SendOutcome.WindowClosed("24 h"),
          new SendOutcome.ChannelDown("190", "token"),
          new SlotValue.Words("x"),
          new SlotValue.Chosen("high", "urgente"),
          new SlotValue.Day(List.of(LocalDate.of(2026, 12, 5)), "el 5"),
          new SlotValue.TimeOfDay(List.of(LocalTime.of(17, 0), LocalTime.of(5, 0)), "a las 5"),
          new SlotValue.Hours(LocalTime.NOON, LocalTime.MAX, "por la tarde"),
          new SlotValue.Picked("7", "Thu 26 Nov, 10:00", Map.of("price", "20")),
          new SlotValue.Entity(List.of("25.50 EUR"), "25,50 €"),
          new SlotValue.Files(List.of(PHOTO)));

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void everyValueOfASealedTypeReadsBackAsItWas(Object value) {
    var type = sealedTypeOf(value.getClass());

    var json = Json.mapper().writeValueAsString(value);
    var read = Json.mapper().readValue(json, type);

    assertThat(read).isEqualTo(value);
    assertThat(json).contains("\"type\":\"%s\"".formatted(value.getClass().getSimpleName()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyRecordOfEverySealedTypeHasASample(Class<?> type) {
    assertThat(SAMPLES).anyMatch(type::isInstance);
  }

  @Test
  void anEventOfAConversationReadsBackByItsNarrowerType() {
    var event = new InboundEvent.PersonSpoke("k", USER, new MessageContent.Text("Hi"), AT);

    var json = Json.mapper().writeValueAsString(event);

    assertThat(Json.mapper().readValue(json, InboundEvent.OfConversation.class)).isEqualTo(event);
  }

  @Test
  void fieldsOfANewerVersionArePassedOver() {
    var json = "{\"type\":\"Text\",\"body\":\"Hola\",\"mood\":\"sunny\"}";

    var read = Json.mapper().readValue(json, MessageContent.class);

    assertThat(read).isEqualTo(new MessageContent.Text("Hola"));
  }

  @Test
  void aMissingCollectionIsReadAsEmpty() {
    var read = Json.mapper().readValue("{\"type\":\"Files\"}", SlotValue.class);

    assertThat(read).isEqualTo(new SlotValue.Files(List.of()));
  }

  @Test
  void aKindThatIsNotDeclaredIsRefused() {
    assertThatThrownBy(
            () -> Json.mapper().readValue("{\"type\":\"java.io.File\"}", MessageContent.class))
        .isInstanceOf(JacksonException.class);
  }

  private static Stream<Class<?>> records() {
    return Json.SEALED.stream().flatMap(JsonTest::recordsOf);
  }

  private static Stream<Class<?>> recordsOf(Class<?> type) {
    var permitted = type.getPermittedSubclasses();
    return permitted == null ? Stream.of(type) : Stream.of(permitted).flatMap(JsonTest::recordsOf);
  }

  private static Class<?> sealedTypeOf(Class<?> record) {
    return Json.SEALED.stream()
        .filter(type -> type.isAssignableFrom(record))
        .findFirst()
        .orElseThrow();
  }
}
