package io.recado.intents.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddersTest {

  private static final Embedder BUILT_IN = Embedders.shared().orElseThrow();

  @Test
  void whatMeansTheSameLiesClose() {
    var stolen = BUILT_IN.embed("my card was stolen");

    assertThat(cosine(stolen, BUILT_IN.embed("somebody took my card")))
        .isGreaterThan(cosine(stolen, BUILT_IN.embed("what a lovely sunset")));
  }

  @Test
  void everyTextHasAVectorOfLengthOne() {
    for (var text : new String[] {"", " ", "hello", "word ".repeat(2_000), "\u0000🙂"}) {
      var vector = BUILT_IN.embed(text);

      assertThat(vector).hasSize(BUILT_IN.dimensions());
      assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void aModelInADirectoryIsReadLikeTheOneBuiltIn(@TempDir Path directory) throws IOException {
    copy("/bge-small-en-v1.5-q.onnx", directory.resolve("model.onnx"));
    copy("/bge-small-en-v1.5-q-tokenizer.json", directory.resolve("tokenizer.json"));
    var pooling = Files.createDirectory(directory.resolve("1_Pooling"));
    Files.writeString(pooling.resolve("config.json"), "{\"pooling_mode_cls_token\": true}");

    var embedder = Embedders.in(directory);

    assertThat(embedder.embed("hola")).isEqualTo(BUILT_IN.embed("hola"));
    assertThat(embedder.fingerprint()).isEqualTo(BUILT_IN.fingerprint());
  }

  @Test
  void anotherWayOfPoolingIsAnotherEmbedder(@TempDir Path directory) throws IOException {
    copy("/bge-small-en-v1.5-q.onnx", directory.resolve("model.onnx"));
    copy("/bge-small-en-v1.5-q-tokenizer.json", directory.resolve("tokenizer.json"));

    assertThat(Embedders.in(directory).fingerprint()).isNotEqualTo(BUILT_IN.fingerprint());
  }

  @Test
  void anotherVocabularyIsAnotherEmbedder(@TempDir Path directory) throws IOException {
    copy("/bge-small-en-v1.5-q.onnx", directory.resolve("model.onnx"));
    var pooling = Files.createDirectory(directory.resolve("1_Pooling"));
    Files.writeString(pooling.resolve("config.json"), "{\"pooling_mode_cls_token\": true}");
    var vocabulary = directory.resolve("vocab.txt");
    Files.writeString(vocabulary, "[PAD]\n[UNK]\n[CLS]\n[SEP]\nhola\nadios\n");

    var embedder = Embedders.in(directory);
    Files.writeString(vocabulary, "[PAD]\n[UNK]\n[CLS]\n[SEP]\nadios\nhola\n");

    assertThat(embedder.embed("hola")).isNotEqualTo(Embedders.in(directory).embed("hola"));
    assertThat(embedder.fingerprint()).isNotEqualTo(Embedders.in(directory).fingerprint());
  }

  @Test
  void anIncompleteDirectoryIsRefused(@TempDir Path directory) {
    assertThatThrownBy(() -> Embedders.in(directory)).isInstanceOf(UncheckedIOException.class);
  }

  private static void copy(String resource, Path to) throws IOException {
    try (var stream = EmbeddersTest.class.getResourceAsStream(resource)) {
      Files.write(to, stream.readAllBytes());
    }
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int d = 0; d < one.length; d++) {
      sum += one[d] * other[d];
    }
    return sum;
  }
}
