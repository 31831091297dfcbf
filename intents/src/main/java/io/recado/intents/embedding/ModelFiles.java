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
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an embedding model consists of.
 *
 * @param name for messages
 * @param model the network, in ONNX form
 * @param vocabulary the file that the tokenizer was read from
 * @param englishAlone whether it has read nothing else; not known of what operators bring
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ModelFiles(
    String name,
    byte[] model,
    byte[] vocabulary,
    Tokenizer tokenizer,
    Pooling pooling,
    boolean englishAlone) {

  private static final String BUILT_IN = "/bge-small-en-v1.5-q";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String PIECES = "vocab.txt";

  /**
   * The quantised bge-small-en-v1.5, as LangChain4j packs it.
   *
   * @throws IllegalStateException when it is not on the class path
   */
  static ModelFiles builtIn() {
    var vocabulary = resource(BUILT_IN + "-" + TOKENIZER);
    var tokenizer = TokenizerFile.json(vocabulary);
    var model = resource(BUILT_IN + ".onnx");
    return new ModelFiles(BUILT_IN, model, vocabulary, tokenizer, Pooling.FIRST_TOKEN, true);
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
      boolean isJson = Files.exists(directory.resolve(TOKENIZER));
      var vocabulary = Files.readAllBytes(directory.resolve(isJson ? TOKENIZER : PIECES));
      return new ModelFiles(
          directory.toString(),
          Files.readAllBytes(directory.resolve("model.onnx")),
          vocabulary,
          isJson ? TokenizerFile.json(vocabulary) : TokenizerFile.lines(lines(vocabulary)),
          pooling(directory),
          false);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Of the network, the tokenizer's file and the way of pooling. */
  String fingerprint() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(model);
      sha.update(vocabulary);
      sha.update(pooling.name().getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(sha.digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<String> lines(byte[] vocabulary) {
    return new String(vocabulary, StandardCharsets.UTF_8).lines().toList();
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
