package io.recado.intents.media;

import io.recado.understanding.MediaReader.Received;
import reactor.core.publisher.Mono;

/** The words of files that were read, so that no file is paid for twice. */
public interface MediaWords {

  /** The words of a file; empty when it was not read yet, or long ago. */
  Mono<String> find(Received file);

  /** Keeps the words of a file; those kept first stay. */
  Mono<Void> keep(Received file, String words);
}
