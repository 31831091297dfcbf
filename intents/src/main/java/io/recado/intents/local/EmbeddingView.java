package io.recado.intents.local;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A sentence embedding, centred on the training phrases so that what all share does not count. */
final class EmbeddingView implements View {

  /** About 100 tokens: what a chat message says, it says by then; time grows with length. */
  private static final int LONGEST_TEXT = 400;

  private final EmbeddingModel model;
  private final float[] centre;

  private final Map<String, float[]> known = new HashMap<>();

  /** Embeds these texts once, to find their centre. */
  EmbeddingView(EmbeddingModel model, Collection<String> texts) {
    this.model = model;
    centre = new float[model.dimension()];
    for (var text : texts) {
      var vector = embed(text);
      known.put(text, vector);
      for (int i = 0; i < centre.length; i++) {
        centre[i] += vector[i] / texts.size();
      }
    }
  }

  @Override
  public FeatureVector of(String text) {
    var remembered = known.get(text);
    var centred = (remembered == null ? embed(text) : remembered).clone();
    for (int i = 0; i < centre.length; i++) {
      centred[i] -= centre[i];
    }
    return FeatureVector.dense(centred);
  }

  @Override
  public int features() {
    return centre.length;
  }

  @Override
  public double familiarity(String text) {
    return 1;
  }

  /** Forgets the training texts' vectors, which only training asks for again and again. */
  void forgetTexts() {
    known.clear();
  }

  private float[] embed(String text) {
    var cut = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    // The model refuses blank text.
    return model.embed(cut.isBlank() ? "." : cut).content().vector();
  }
}
