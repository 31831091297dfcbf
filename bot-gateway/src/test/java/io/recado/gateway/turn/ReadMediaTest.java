package io.recado.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Handler;
import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.Uuid7;
import io.recado.journal.InboundEvent;
import io.recado.queue.ConversationKey;
import io.recado.store.Events;
import io.recado.understanding.MediaReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Whole turns with voice notes and pictures, from the journal to the customer, over memory. */
class ReadMediaTest {

  private final Stage stage = new Stage();
  private final List<MediaReader.Received> asked = new ArrayList<>();

  @Test
  void aVoiceNoteIsUnderstoodAndAnswered() {
    hears("person");

    var key = sends(voice("v1"));

    assertThat(stage.understander.heard()).containsExactly(List.of("person"));
    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Queue.class);
    assertThat(stage.pending(key)).isZero();
  }

  @Test
  void wordsStandWhereTheirNoteStood() {
    hears("heard");

    sends(new Text("before"), voice("v1"), new Text("after"));

    assertThat(stage.understander.heard()).containsExactly(List.of("before", "heard", "after"));
  }

  @Test
  void aWholeErrandCanBeSpoken() {
    for (var words : List.of("report", "skip", "yes")) {
      hears(words);
      sends(voice(words));
    }

    assertThat(stage.errand.calls()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsAnsweredAsItCame() {
    var key = sends(voice("v1"));

    assertThat(stage.understander.heard()).containsExactly(List.of("nothing to read"));
    assertThat(stage.heard()).isNotEmpty();
    assertThat(stage.pending(key)).isZero();
  }

  @Test
  void nobodyKnowsTheLanguageOfTheFirstMessage() {
    hears("thanks");

    sends(voice("v1"));
    sends(voice("v2"));

    assertThat(asked)
        .extracting(received -> received.language() == null)
        .containsExactly(true, false);
  }

  @Test
  void aPictureWithoutAWordIsDescribed() {
    hears("a router");

    sends(picture("p1", null));

    assertThat(stage.understander.heard()).containsExactly(List.of("seen: a router"));
  }

  @Test
  void besideWordsItIsNot() {
    hears("a router");

    sends(picture("p1", "look at this"));
    sends(picture("p2", null), new Text("thanks"));

    assertThat(asked).isEmpty();
  }

  @Test
  void norIsOneThatWasAskedFor() {
    hears("a router");
    stage.serve(stage.writes("report"));

    sends(picture("p1", null));

    assertThat(asked).isEmpty();
  }

  @Test
  void inAPersonsHandsNothingIsRead() {
    hears("thanks");
    var key = stage.writes("person");
    stage.serve(key);
    stage.accept(
        List.of(
            new InboundEvent.PersonSpoke(
                "spoke", Events.saying("x").user(), new Text("Hello"), stage.clock.instant())));
    stage.serve(key);

    sends(voice("v1"));

    assertThat(asked).isEmpty();
  }

  @Test
  void whoWaitsForAPersonIsHeard() {
    stage.serve(stage.writes("person"));
    hears("cancel");

    var key = sends(voice("v1"));

    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Bot.class);
  }

  @Test
  void whatComesLateIsNotRead() {
    hears("thanks");
    var late = Events.saying("late").with(voice("v1"));

    stage.clock.advance(Duration.ofHours(2));
    stage.serve(stage.accept(List.of(late)));

    assertThat(asked).isEmpty();
  }

  @Test
  void ofManyTheFirstAreRead() {
    hears("thanks");

    sends(voice("1"), voice("2"), voice("3"), voice("4"), voice("5"), voice("6"));

    assertThat(asked).hasSize(4);
  }

  private void hears(String words) {
    stage.reading =
        (received, content) ->
            Mono.fromSupplier(
                () -> {
                  asked.add(received);
                  return words;
                });
  }

  private ConversationKey sends(MessageContent... contents) {
    var events =
        Arrays.stream(contents)
            .<InboundEvent>map(
                content -> Events.message("ana", "m-" + Uuid7.next(), "").with(content))
            .toList();
    var key = stage.accept(events);
    stage.serve(key);
    return key;
  }

  private static Media voice(String id) {
    return new Media(MediaKind.VOICE, new MediaFile(id, "audio/ogg", null, null), null);
  }

  private static Media picture(String id, @Nullable String caption) {
    return new Media(MediaKind.IMAGE, new MediaFile(id, "image/jpeg", null, null), caption);
  }
}
