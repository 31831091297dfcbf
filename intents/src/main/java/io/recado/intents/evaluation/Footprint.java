package io.recado.intents.evaluation;

import io.recado.intents.embedding.Embedders;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What understanding takes up, in megabytes of a million bytes.
 *
 * @param classifier what was learned, as it is stored for a tenant
 * @param embedder what the process grew by when the embedding model, which all tenants share, was
 *     loaded and used; null where that is not known
 */
record Footprint(double classifier, @Nullable Double embedder) {

  /**
   * Loads the embedding model of this process, has it read these texts, and tells what the process
   * grew by; null where the operating system does not say, and when it was loaded before.
   */
  static @Nullable Double ofEmbedder(Collection<String> texts) {
    var before = Memory.now().resident();
    Embedders.shared().ifPresent(embedder -> texts.forEach(embedder::embed));
    var after = Memory.now().resident();
    return before == null || after == null ? null : after - before;
  }
}
