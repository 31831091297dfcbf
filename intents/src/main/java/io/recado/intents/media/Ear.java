package io.recado.intents.media;

import io.recado.conversation.Language;
import io.recado.intents.llm.Endpoints;
import io.recado.intents.media.MediaChoice.Hearing;
import io.recado.understanding.Cost;
import io.recado.understanding.MediaReader.Received;
import org.jspecify.annotations.Nullable;

/** Hears recordings. */
final class Ear implements Sense {

  private final Endpoints endpoints;
  private final Transcriber transcriber;
  private final Hearing hearing;

  Ear(Endpoints endpoints, Transcriber transcriber, Hearing hearing) {
    this.endpoints = endpoints;
    this.transcriber = transcriber;
    this.hearing = hearing;
  }

  @Override
  public Examined examine(Received file, byte[] content) {
    return Recording.of(content)
        .map(recording -> examine(file, recording))
        .orElseGet(() -> new Examined.Unfit(Outcome.UNFIT));
  }

  private Examined examine(Received file, Recording recording) {
    if (recording.length().compareTo(hearing.longest()) > 0) {
      return new Examined.Unfit(Outcome.TOO_LONG);
    }
    // Servers tell no length in the plain form of their answers, so it is paid for as measured
    // here.
    var cost = new Cost(0, 0, hearing.micros(recording.length()));
    var call =
        endpoints
            .call(
                file.tenant(),
                hearing.model(),
                () -> transcribe(recording, file.language()),
                hearing.model().timeLimit())
            .map(words -> new Worded(Phantoms.without(words), cost));
    return new Examined.Fit(hearing.model(), cost.micros(), call);
  }

  private String transcribe(Recording recording, @Nullable Language language) throws Exception {
    return transcriber.transcribe(hearing.model().access(), recording, language);
  }
}
