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
import io.recado.dialogue.Expectation;
import io.recado.dialogue.SlotValue.Words;
import io.recado.intents.Utterances;
import io.recado.intents.entity.Openings;
import io.recado.intents.entity.Options;
import io.recado.intents.language.LanguageDetector;
import io.recado.intents.llm.LlmReader;
import io.recado.intents.local.Phrases;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SmallTalk;
import io.recado.understanding.Command.SmallTalk.Kind;
import io.recado.understanding.Understanding.Source;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is understood while there is no classifier: buttons, files, keywords, expected answers. */
class BurstTest {

  private static final CascadingUnderstander UNDERSTANDER =
      new CascadingUnderstander(
          new SureReading(new LanguageDetector(Phrases.shipped().all()), new SureReaders()),
          new ModelReading(new Openings(new Options())),
          LlmReader.NONE,
          () -> {
            throw new IllegalStateException("cannot be trained");
          },
          Duration.ofSeconds(1));

  private static final MediaFile PHOTO = new MediaFile("media-1", "image/jpeg", null, 12_345L);

  @AfterAll
  static void close() {
    UNDERSTANDER.close();
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
