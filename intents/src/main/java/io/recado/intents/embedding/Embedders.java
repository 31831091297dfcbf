package io.recado.intents.embedding;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where embedders are had from. Loading one takes about half a second. */
public final class Embedders {

  private static final Logger log = LoggerFactory.getLogger(Embedders.class);

  private Embedders() {}

  /**
   * The one embedder of this process, loaded when first asked for: that of the directory {@code
   * RECADO_EMBEDDING_MODEL} names, or the built-in one. Empty, and a warning in the log, where it
   * cannot be loaded; understanding then goes by words alone.
   */
  public static Optional<Embedder> shared() {
    return Shared.EMBEDDER;
  }

  /**
   * The English model that Recado ships with.
   *
   * @throws RuntimeException when it cannot be loaded; {@link LinkageError} when its native part
   *     cannot
   */
  public static Embedder builtIn() {
    return new OnnxEmbedder(ModelFiles.builtIn());
  }

  /**
   * A model an operator brings: a directory with {@code model.onnx} and {@code tokenizer.json} (or
   * {@code vocab.txt}), as sentence-transformers exports it.
   *
   * @throws java.io.UncheckedIOException when a file is missing or cannot be read
   * @throws IllegalArgumentException when model or tokenizer is of an unknown kind
   */
  public static Embedder in(Path directory) {
    return new OnnxEmbedder(ModelFiles.in(directory));
  }

  private static Embedder configured() {
    return Settings.of(System.getenv())
        .find(Setting.EMBEDDING_MODEL)
        .map(directory -> in(Path.of(directory)))
        .orElseGet(Embedders::builtIn);
  }

  private static final class Shared {
    private static final Optional<Embedder> EMBEDDER = load();

    private static Optional<Embedder> load() {
      try {
        return Optional.of(configured());
      } catch (RuntimeException | LinkageError unavailable) {
        // A native library that cannot be loaded shows as an Error, and must not cost
        // understanding.
        log.warn(
            "No sentence embeddings ({}), so understanding goes by words alone",
            unavailable.toString());
        return Optional.empty();
      }
    }
  }
}
