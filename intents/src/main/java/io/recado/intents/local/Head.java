package io.recado.intents.local;

import io.recado.conversation.Language;
import io.recado.intents.embedding.Embedder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that was learned for one language. Immutable; safe for many threads.
 *
 * @param byMeaning null where no embedder was to be had when this was learned
 */
record Head(
    List<String> intents,
    Speller speller,
    NgramExpert byWords,
    @Nullable EmbeddingExpert byMeaning,
    Mixture mixture,
    Acceptance acceptance) {

  static Head readFrom(DataInput in, Language language, @Nullable Embedder embedder)
      throws IOException {
    var intents = new ArrayList<String>();
    for (int left = in.readInt(); left > 0; left--) {
      intents.add(in.readUTF());
    }
    return new Head(
        intents,
        Speller.readFrom(in, language, words(embedder)),
        NgramExpert.readFrom(in),
        in.readBoolean() ? EmbeddingExpert.readFrom(in) : null,
        Mixture.readFrom(in),
        Acceptance.readFrom(in));
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(intents.size());
    for (var intent : intents) {
      out.writeUTF(intent);
    }
    speller.writeTo(out);
    byWords.writeTo(out);
    out.writeBoolean(byMeaning != null);
    if (byMeaning != null) {
      byMeaning.writeTo(out);
    }
    mixture.writeTo(out);
    acceptance.writeTo(out);
  }

  /**
   * @param embedder the one that was there when this was learned; null when there was none
   */
  Reading read(String text, @Nullable Embedder embedder) {
    var corrected = speller.corrected(text);
    var opinion = byWords.on(speller.words(corrected));
    if (byMeaning != null && embedder != null) {
      opinion = byMeaning.joining(opinion, embedder.embed(corrected));
    }
    return reading(opinion);
  }

  /** What is made of an opinion of this head's experts, or of their like. */
  Reading reading(Opinion opinion) {
    var logs = mixture.logProbabilities(opinion);
    var candidates = new ArrayList<Reading.Candidate>();
    for (int i = 0; i < logs.length; i++) {
      candidates.add(new Reading.Candidate(intents.get(i), Math.exp(logs[i])));
    }
    var around = Surroundings.of(opinion, Distributions.likeliest(logs));
    return new Reading(candidates, around, acceptance);
  }

  /**
   * Which words an embedder knows of itself. Without one any short word may be right: nobody would
   * know that "ago" is.
   */
  static Predicate<String> words(@Nullable Embedder embedder) {
    return embedder == null ? word -> word.length() < Speller.SHORTEST : embedder::knows;
  }
}
