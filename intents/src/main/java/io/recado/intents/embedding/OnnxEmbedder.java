package io.recado.intents.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs a sentence-embedding model in ONNX form on the calling thread alone. Left to itself the
 * runtime spins on every core, which on a busy machine turns 3 ms into 30.
 */
final class OnnxEmbedder implements Embedder, AutoCloseable {

  /** What a chat message says, it says by then; time grows with length. */
  private static final int MOST_TOKENS = 128;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final Tokenizer tokenizer;
  private final Pooling pooling;
  private final String fingerprint;
  private final int dimensions;
  private final boolean englishAlone;

  /**
   * Loads the model: about half a second, and the runtime's native library.
   *
   * @throws IllegalArgumentException when the runtime refuses the model
   */
  OnnxEmbedder(ModelFiles files) {
    tokenizer = files.tokenizer();
    pooling = files.pooling();
    englishAlone = files.englishAlone();
    fingerprint = files.fingerprint() + "/" + environment.getVersion();
    try {
      session = session(files.model());
    } catch (OrtException refused) {
      throw new IllegalArgumentException("the ONNX runtime refuses " + files.name(), refused);
    }
    dimensions = embed("").length;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public boolean knows(String word) {
    return tokenizer.isPiece(word);
  }

  @Override
  public boolean readsEnglishAlone() {
    return englishAlone;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public float[] embed(String text) {
    var tokens = tokenizer.tokens(text, MOST_TOKENS);
    var inputs = new HashMap<String, OnnxTensor>();
    try {
      for (var name : session.getInputNames()) {
        inputs.put(name, tensor(name, tokens));
      }
      return pooled(inputs);
    } catch (OrtException failed) {
      throw new IllegalStateException(
          "the ONNX runtime failed on " + tokens.length + " tokens", failed);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  /**
   * Frees the native memory. Nothing may be embedded afterwards.
   *
   * @throws IllegalStateException when the runtime cannot
   */
  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException failed) {
      throw new IllegalStateException("the ONNX runtime cannot let go of a model", failed);
    }
  }

  private OnnxTensor tensor(String name, long[] tokens) throws OrtException {
    var values =
        switch (name) {
          case "input_ids" -> tokens;
          case "attention_mask" -> ones(tokens.length);
          case "token_type_ids" -> new long[tokens.length];
          default -> throw new IllegalStateException("the model wants an unknown input: " + name);
        };
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, tokens.length});
  }

  private float[] pooled(Map<String, OnnxTensor> inputs) throws OrtException {
    try (var outputs = session.run(inputs)) {
      var states = (OnnxTensor) outputs.get(0);
      return pooling.of(states.getFloatBuffer(), (int) states.getInfo().getShape()[2]);
    }
  }

  private OrtSession session(byte[] model) throws OrtException {
    try (var options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      // An arena keeps the largest message's memory for ever, once for each thread that reads.
      options.setCPUArenaAllocator(false);
      return environment.createSession(model, options);
    }
  }

  private static long[] ones(int count) {
    var ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** How the vectors of the tokens become that of the text. */
  enum Pooling {
    FIRST_TOKEN,
    MEAN;

    /**
     * @param states the tokens' vectors, one after another
     */
    float[] of(FloatBuffer states, int dimensions) {
      int tokens = this == FIRST_TOKEN ? 1 : states.remaining() / dimensions;
      var sum = new float[dimensions];
      for (int t = 0; t < tokens; t++) {
        for (int d = 0; d < dimensions; d++) {
          sum[d] += states.get(t * dimensions + d);
        }
      }
      return toUnit(sum);
    }

    private static float[] toUnit(float[] vector) {
      double squares = 0;
      for (float value : vector) {
        squares += (double) value * value;
      }
      for (int d = 0; d < vector.length && squares > 0; d++) {
        vector[d] /= (float) Math.sqrt(squares);
      }
      return vector;
    }
  }
}
