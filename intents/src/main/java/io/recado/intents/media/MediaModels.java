package io.recado.intents.media;

import io.recado.intents.llm.Endpoints;
import io.recado.understanding.MediaReader.Received;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The models that put files into words. Their breakers and places are their own. */
public final class MediaModels {

  private final MediaChoices choices;
  private final Endpoints endpoints;
  private final Transcriber transcriber = new Transcriber();

  /**
   * @param endpoints closed by the caller
   */
  public MediaModels(MediaChoices choices, Endpoints endpoints) {
    this.choices = choices;
    this.endpoints = endpoints;
  }

  /** What reads this kind of files for the tenant; empty where nothing does. */
  Mono<Sense> senseFor(Received file) {
    return choices.of(file.tenant()).flatMap(choice -> Mono.justOrEmpty(sense(choice, file)));
  }

  private Optional<Sense> sense(MediaChoice choice, Received file) {
    return switch (file.media().kind()) {
      case VOICE, AUDIO ->
          Optional.ofNullable(choice.hearing())
              .map(hearing -> new Ear(endpoints, transcriber, hearing));
      case IMAGE -> Optional.ofNullable(choice.seeing()).map(model -> new Eye(endpoints, model));
      case VIDEO, DOCUMENT, STICKER -> Optional.empty();
    };
  }
}
