package io.recado.intents.local;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The quantised all-MiniLM-L6-v2 that LangChain4j ships, run on the calling thread alone.
 * LangChain4j's own class lets the runtime spin on every core, which on a busy machine turns 3 ms
 * into 30.
 *
 * <p>Safe for use by many threads at once.
 */
final class MiniLm extends AbstractInProcessEmbeddingModel {

  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
  private static final int DIMENSIONS = 384;

  private final OnnxBertBiEncoder encoder;

  private MiniLm(OnnxBertBiEncoder encoder) {
    super(Runnable::run);
    this.encoder = encoder;
  }

  /**
   * Loads the model: about half a second, and native libraries for runtime and tokenizer.
   *
   * @throws IllegalStateException when the runtime refuses the model
   */
  static MiniLm load() {
    try (var model = resource(MODEL);
        var tokenizer = resource(TOKENIZER)) {
      var environment = OrtEnvironment.getEnvironment();
      var session = session(environment, model.readAllBytes());
      return new MiniLm(new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.MEAN));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (OrtException refused) {
      throw new IllegalStateException("the ONNX runtime refuses " + MODEL, refused);
    }
  }

  @Override
  protected OnnxBertBiEncoder model() {
    return encoder;
  }

  @Override
  protected Integer knownDimension() {
    return DIMENSIONS;
  }

  private static OrtSession session(OrtEnvironment environment, byte[] model) throws OrtException {
    try (var options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return environment.createSession(model, options);
    }
  }

  private static InputStream resource(String name) {
    var stream = OnnxBertBiEncoder.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException("missing from the class path: " + name);
    }
    return stream;
  }
}
