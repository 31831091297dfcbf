package io.recado.intents.labelling;

import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What customers wrote or said and the bot was not sure of, waiting for somebody who says what was
 * meant; and what has been labelled, to be published as phrases. A sentence waits as long as its
 * transcript is kept; what was labelled stays.
 */
public interface Sentences {

  /**
   * What waits, the latest first.
   *
   * @param before only what was read before this; the time of the last one seen leads to the next
   * @param most at least 1
   */
  Flux<DoubtfulSentence> waiting(TenantId tenant, Instant before, int most);

  /**
   * Says what a sentence meant. Labelling again changes the label.
   *
   * @param intent null when it is of no use, for the bot could not have known
   * @param by who says so
   * @return false when there is no such sentence, or no longer
   */
  Mono<Boolean> label(TenantId tenant, UUID sentence, @Nullable String intent, String by);

  /** All that was labelled with an intent, by language and intent. */
  Flux<LabelledSentence> labelled(TenantId tenant);

  /** Some of what was labelled with an intent, labelled last first. */
  Flux<LabelledSentence> labelled(TenantId tenant, LabelledQuery query);
}
