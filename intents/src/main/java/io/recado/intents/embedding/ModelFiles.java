package io.recado.intents.embedding;

import io.recado.intents.embedding.OnnxEmbedder.Pooling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an embedding model consists of.
 *
 * @param name for messages
 * @param model the network, in ONNX form
 * @param englishAlone whether it has read nothing else; not known of what operators bring
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ModelFiles(
    String name, byte[] model, Tokenizer tokenizer, Pooling pooling, boolean englishAlone) {

  private static final String BUILT_IN = "/bge-small-en-v1.5-q";

  /**
   * The quantised bge-small-en-v1.5, as LangChain4j packs it.
   *
   * @throws IllegalStateException when it is not on the class path
   */
  static ModelFiles builtIn() {
    var tokenizer = TokenizerFile.json(resource(BUILT_IN + "-tokenizer.json"));
    var model = resource(BUILT_IN + ".onnx");
    return new ModelFiles(BUILT_IN, model, tokenizer, Pooling.FIRST_TOKEN, true);
  }

  /**
   * A model in the form in which sentence-transformers exports it: {@code model.onnx}, {@code
   * tokenizer.json} or {@code vocab.txt}, and where it takes the first token for the text, {@code
   * 1_Pooling/config.json} saying so.
   *
   * @throws UncheckedIOException when a file is missing or cannot be read
   */
  static ModelFiles in(Path directory) {
    try {
      var model = Files.readAllBytes(directory.resolve("model.onnx"));
      return new ModelFiles(
          directory.toString(), model, tokenizer(directory), pooling(directory), false);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Of the network, the way of pooling and the kind of tokenizer. */
  String fingerprint() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(model);
      sha.update(pooling.name().getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(sha.digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Tokenizer tokenizer(Path directory) throws IOException {
    var json = directory.resolve("tokenizer.json");
    return Files.exists(json)
        ? TokenizerFile.json(Files.readAllBytes(json))
        : TokenizerFile.lines(Files.readAllLines(directory.resolve("vocab.txt")));
  }

  private static Pooling pooling(Path directory) throws IOException {
    var config = directory.resolve("1_Pooling").resolve("config.json");
    boolean first =
        Files.exists(config)
            && new JsonMapper()
                .readTree(Files.readAllBytes(config))
                .path("pooling_mode_cls_token")
                .asBoolean(false);
    return first ? Pooling.FIRST_TOKEN : Pooling.MEAN;
  }

  private static byte[] resource(String name) {
    try (var stream = ModelFiles.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the class path: " + name);
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
