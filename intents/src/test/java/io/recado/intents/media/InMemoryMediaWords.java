package io.recado.intents.media;

import io.recado.conversation.MessageContent.MediaFile;
import io.recado.understanding.MediaReader.Received;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Of one tenant, channel and customer. */
final class InMemoryMediaWords implements MediaWords {

  private final Map<MediaFile, String> words = new ConcurrentHashMap<>();

  @Override
  public Mono<String> find(Received file) {
    return Mono.fromSupplier(() -> words.get(file.media().file()));
  }

  @Override
  public Mono<Void> keep(Received file, String heard) {
    return Mono.fromRunnable(() -> words.putIfAbsent(file.media().file(), heard));
  }
}
