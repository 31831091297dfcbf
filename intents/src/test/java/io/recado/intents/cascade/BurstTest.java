package io.recado.intents.cascade;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.recado.conversation.MessageContent.Revoked;
import io.recado.conversation.MessageContent.Started;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.MessageContent.Unsupported;
import io.recado.dialogue.EntityType;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.SlotValue;
import io.recado.dialogue.SlotValue.Words;
import io.recado.intents.Utterances;
import io.recado.intents.entity.EntityAnswers;
import io.recado.intents.entity.Openings;
import io.recado.intents.entity.Options;
import io.recado.intents.entity.TimeAnswers;
import io.recado.intents.language.LanguageDetector;
import io.recado.intents.llm.LlmReader;
import io.recado.intents.local.Phrases;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SmallTalk;
import io.recado.understanding.Command.SmallTalk.Kind;
import io.recado.understanding.Understanding.Source;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import reactor.core.publisher.Mono;

/** What is understood while there is no classifier: buttons, files, keywords, expected answers. */
class BurstTest {

  private static final CascadingUnderstander UNDERSTANDER =
      new CascadingUnderstander(
          new SureReading(new LanguageDetector(Phrases.shipped().all()), new SureReaders()),
          new ModelReading(new Openings(new Options(), new TimeAnswers(), new EntityAnswers())),
          LlmReader.NONE,
          Classifiers.always(Mono.error(new IllegalStateException("cannot be trained"))),
          Duration.ofSeconds(1));

  private static final LocalTime FIVE = LocalTime.of(5, 0);
  private static final LocalTime PM_FIVE = LocalTime.of(17, 0);
  private static final MediaFile PHOTO = new MediaFile("media-1", "image/jpeg", null, 12_345L);

  @AfterAll
  static void close() {
    UNDERSTANDER.close();
  }

  @Test
  void aDayThatWasAskedForIsRead() {
    var asked = new Expectation.Day("book", "day", false);

    assertThat(answer(asked, "el martes"))
        .containsExactly(
            new Command.SetSlot(
                "day", new SlotValue.Day(List.of(LocalDate.of(2026, 11, 24)), "el martes")));
  }

  @Test
  void anAddressThatWasAskedForIsReadOutOfTheWordsAroundIt() {
    var asked = new Expectation.Entity("contact", "mail", new EntityType.Email(), false);

    assertThat(answer(asked, "claro, es Ana@Example.com"))
        .containsExactly(
            new Command.SetSlot(
                "mail", new SlotValue.Entity(List.of("ana@example.com"), "Ana@Example.com")));
    assertThat(answer(asked, "no tengo")).noneMatch(Command.SetSlot.class::isInstance);
  }

  @Test
  void anAddressIsPutRightInASummary() {
    var asked =
        new Expectation.Confirmation(
            "contact",
            Map.of("mail", List.of(), "phone", List.of()),
            Set.of(),
            Set.of(),
            Map.of("mail", new EntityType.Email(), "phone", new EntityType.Phone()),
            Expectation.Matter.NONE);

    assertThat(answer(asked, "no, el correo es bea@example.com"))
        .containsExactly(
            new Command.CorrectSlot(
                "mail", new SlotValue.Entity(List.of("bea@example.com"), "bea@example.com")));
  }

  @Test
  void anUnclearTimeKeepsItsReadings() {
    var asked = new Expectation.TimeOfDay("book", "time", false, List.of());

    assertThat(answer(asked, "a las 5"))
        .containsExactly(
            new Command.SetSlot(
                "time", new SlotValue.TimeOfDay(List.of(PM_FIVE, FIVE), "a las 5")));
  }

  @Test
  void thePartOfTheDayPicksOneOfTheReadings() {
    var asked = new Expectation.TimeOfDay("book", "time", false, List.of(PM_FIVE, FIVE));

    assertThat(answer(asked, "de la tarde"))
        .containsExactly(
            new Command.SetSlot("time", new SlotValue.TimeOfDay(List.of(PM_FIVE), "de la tarde")));
  }

  @Test
  void aDayIsPutRightInASummary() {
    var asked =
        new Expectation.Confirmation(
            "book", Map.of("day", List.of(), "time", List.of()), Set.of("day"), Set.of("time"));

    assertThat(answer(asked, "no, mejor el miércoles"))
        .containsExactly(
            new Command.CorrectSlot(
                "day", new SlotValue.Day(List.of(LocalDate.of(2026, 11, 25)), "el miércoles")));
  }

  private static List<Command> answer(Expectation asked, String text) {
    return Utterances.saying(text).asked(asked).readBy(UNDERSTANDER).commands();
  }

  @Test
  void aTapChoosesItsOption() {
    var tap = new Choice("7:confirm:yes", "Sí");

    var understanding = Utterances.sending(tap).readBy(UNDERSTANDER);

    assertThat(understanding.commands()).containsExactly(new Command.Choose("7:confirm:yes"));
    assertThat(understanding.interpretations().getFirst().decidedBy()).isEqualTo(Source.BUTTON);
  }

  @ParameterizedTest
  @EnumSource(names = {"IMAGE", "VIDEO", "DOCUMENT"})
  void filesAreAttachedTogether(MediaKind kind) {
    var file = new Media(kind, PHOTO, null);

    assertThat(commands(file, file)).containsExactly(new Command.Attach(List.of(PHOTO, PHOTO)));
  }

  @Test
  void aCaptionIsRead() {
    var file = new Media(MediaKind.IMAGE, PHOTO, "listo");

    assertThat(commands(file))
        .containsExactly(new Command.Attach(List.of(PHOTO)), new Command.Affirm());
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"IMAGE", "VIDEO", "DOCUMENT"})
  void soundsAndStickersCannotBeRead(MediaKind kind) {
    assertThat(commands(new Media(kind, PHOTO, null)))
        .containsExactly(new Command.CannotRead(kind.name().toLowerCase(Locale.ROOT)));
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThat(commands(new Location(1, 2, null, null)))
        .containsExactly(new Command.CannotRead("location"));
    assertThat(commands(new Contacts(List.of())))
        .containsExactly(new Command.CannotRead("contacts"));
    assertThat(commands(new Unsupported("poll"))).containsExactly(new Command.CannotRead("poll"));
  }

  @Test
  void wordsBesideAStickerAreEnough() {
    assertThat(commands(new Media(MediaKind.STICKER, PHOTO, null), new Text("sí")))
        .containsExactly(new Command.Affirm());
  }

  @Test
  void reactionsNoticesAndRevocationsCallForNothing() {
    assertThat(commands(new Reaction("m1", "👍"), new Revoked("m2"), new Notice("joined", null)))
        .isEmpty();
  }

  @Test
  void anEditedMessageIsReadAnew() {
    assertThat(commands(new Edited("m1", new Text("no")))).containsExactly(new Command.Deny());
  }

  @Test
  void openingTheChatIsAGreetingUnlessMoreIsSaid() {
    assertThat(commands(new Started(null))).containsExactly(new SmallTalk(Kind.GREETING));
    assertThat(commands(new Started("promo"), new Text("/human")))
        .containsExactly(new Command.AskForPerson());
  }

  @Test
  void withoutAClassifierOtherWordsAreNotUnderstood() {
    assertThat(commands(new Text("se cayó el internet")))
        .containsExactly(new Command.CannotUnderstand());
  }

  @Test
  void withoutAClassifierFreeWordsAreStillTaken() {
    var asked = new Expectation.FreeText("open_ticket", "summary", false);
    var understanding = Utterances.saying("se cayó el internet").asked(asked).readBy(UNDERSTANDER);

    assertThat(understanding.commands())
        .containsExactly(new Command.SetSlot("summary", new Words("se cayó el internet")));
  }

  private static List<Command> commands(MessageContent... messages) {
    return Utterances.sending(messages).readBy(UNDERSTANDER).commands();
  }
}
