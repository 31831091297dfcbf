package io.recado.intents.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are what their bytes say, whatever anybody calls them. */
class ExaminationTest {

  @Test
  void photosOfPhonesAreRead() {
    var photos =
        Map.of(
            "image/jpeg", Files.aJpeg(4_000, 3_000),
            "image/png", Files.aPng(1_170, 2_532),
            "image/webp", Files.aWebp(1_600, 1_200));

    photos.forEach(
        (type, content) ->
            assertThat(Picture.of(content).map(Picture::mimeType)).as(type).contains(type));
  }

  @Test
  void picturesThatFillMemoriesAreNone() {
    var bombs =
        List.of(
            Files.aJpeg(65_535, 65_535),
            Files.aPng(100_000, 100_000),
            Files.aPng(-1, -1),
            Files.aPng(Integer.MAX_VALUE, 2),
            Files.aWebp(16_000, 16_000));

    assertThat(bombs).allSatisfy(bomb -> assertThat(Picture.of(bomb)).isEmpty());
  }

  @Test
  void picturesWithoutASizeAreNone() {
    var broken =
        List.of(
            Files.aPng(0, 10),
            Files.bytes(0xFF, 0xD8, 0xFF),
            Files.bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xE0, 0, 0, 1, 1),
            Files.text("RIFF....WEBPxxxx"));

    assertThat(broken).allSatisfy(picture -> assertThat(Picture.of(picture)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<!DOCTYPE html><html></html>",
        "%PDF-1.7",
        "GIF89a............",
        "PK\u0003\u0004",
        ""
      })
  void pagesAndDocumentsAreNoPictures(String content) {
    assertThat(Picture.of(Files.text(content))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<ScRiPt>alert(1)</script>", "<html>", "%PDF-1.4", "<!DOCTYPE svg>"})
  void norIsWhatIsSomethingElseAsWell(String more) {
    assertThat(Picture.of(Files.with(Files.aJpeg(100, 100), more))).isEmpty();
  }

  @Test
  void aNoteTellsHowLongItIs() {
    var note = Recording.of(Files.aNote(17)).orElseThrow();

    assertThat(note.format()).isEqualTo(AudioFormat.OGG);
    assertThat(note.length()).isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void aNoteThatClaimsToBeShorterThanItsBytesIsNotBelieved() {
    var note = Recording.of(Files.with(Files.aNote(1), "x".repeat(1_600_000))).orElseThrow();

    assertThat(note.length()).isGreaterThanOrEqualTo(Duration.ofSeconds(100));
  }

  @Test
  void whereTheFormatDoesNotTellTheLengthIsEstimatedHigh() {
    var song = Recording.of(Files.with(Files.text("ID3"), "x".repeat(160_000))).orElseThrow();

    assertThat(song.format()).isEqualTo(AudioFormat.MP3);
    assertThat(song.length()).isEqualTo(Duration.ofSeconds(21));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "#!AMR\n", "MZ", "", "OgS"})
  void otherThingsAreNoRecordings(String content) {
    assertThat(Recording.of(Files.text(content))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " . ",
        "¡Suscríbete al canal!",
        "Thank you for watching.",
        "Untertitel der Amara.org-Community"
      })
  void whatModelsHearInSilenceIsNothing(String words) {
    assertThat(Phantoms.without(words)).isEmpty();
  }

  @Test
  void wordsAreLeftAsTheyAre() {
    assertThat(Phantoms.without(" Gracias, ya anda. ")).isEqualTo("Gracias, ya anda.");
  }
}
