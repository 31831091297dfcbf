package io.recado.intents.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.embedding.Embedder;
import io.recado.intents.text.PerLanguage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredClassifierTest {

  private static final Phrases PHRASES = new Phrases(new PerLanguage<>(_ -> phrases()));

  @Test
  void whatWasStoredReadsAsBefore() throws IOException {
    var embedder = new Letters("letters");
    var trained = LocalClassifier.trainedOn(PHRASES, embedder);

    var restored = LocalClassifier.readFrom(stored(trained), embedder).orElseThrow();

    var before = trained.read("i must pay my bil", Language.ENGLISH);
    var after = restored.read("i must pay my bil", Language.ENGLISH);
    assertThat(after.candidates()).isEqualTo(before.candidates());
    assertThat(after.acceptance()).isEqualTo(before.acceptance());
  }

  @Test
  void anotherEmbedderMeansTrainingAnew() throws IOException {
    var trained = LocalClassifier.trainedOn(PHRASES, new Letters("letters"));

    assertThat(LocalClassifier.readFrom(stored(trained), new Letters("others"))).isEmpty();
    assertThat(LocalClassifier.readFrom(stored(trained), null)).isEmpty();
  }

  @Test
  void anotherWayOfAskingTheEmbedderMeansTrainingAnew() throws IOException {
    var trained = LocalClassifier.trainedOn(PHRASES, new Letters("letters", true));

    assertThat(LocalClassifier.readFrom(stored(trained), new Letters("letters", true))).isPresent();
    assertThat(LocalClassifier.readFrom(stored(trained), new Letters("letters"))).isEmpty();
  }

  @Test
  void classifiersWithoutEmbedderCanBeStoredToo() throws IOException {
    var trained = LocalClassifier.trainedOn(PHRASES, null);

    var restored = LocalClassifier.readFrom(stored(trained), null).orElseThrow();

    assertThat(restored.read("my bill", Language.GERMAN).candidates())
        .isEqualTo(trained.read("my bill", Language.GERMAN).candidates());
  }

  private static ByteArrayInputStream stored(LocalClassifier classifier) throws IOException {
    var bytes = new ByteArrayOutputStream();
    classifier.writeTo(bytes);
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static Map<String, List<String>> phrases() {
    var phrases = new LinkedHashMap<String, List<String>>();
    phrases.put("pay", List.of("pay my bill", "pay the bill now", "i pay", "settle my bill"));
    phrases.put("book", List.of("book a visit", "a visit please", "come and visit", "book it"));
    phrases.put("bye", List.of("bye", "good bye", "bye bye now", "see you"));
    return phrases;
  }

  /** Every letter has a direction of its own. */
  private record Letters(String fingerprint, boolean readsEnglishAlone) implements Embedder {

    private Letters(String fingerprint) {
      this(fingerprint, false);
    }

    @Override
    public int dimensions() {
      return 16;
    }

    @Override
    public boolean knows(String word) {
      return false;
    }

    @Override
    public float[] embed(String text) {
      var sum = new float[dimensions()];
      text.chars().forEach(letter -> add(new Random(letter), sum));
      return FeatureVector.dense(sum).toUnit().values();
    }

    private static void add(Random random, float[] sum) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += (float) random.nextGaussian();
      }
    }
  }
}
