package io.recado.understanding;

import io.recado.channel.ChannelId;
import io.recado.conversation.ContactId;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.Media;
import io.recado.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Puts into words what customers said or showed instead of writing it. */
@FunctionalInterface
public interface MediaReader {

  /** Nobody has one. */
  MediaReader NONE = (file, content) -> Mono.empty();

  /**
   * The words of a recording, or what is to be seen in a picture. Empty where the tenant has no
   * model for its kind, and where there are no words to be had: the file cannot be fetched, is too
   * long or no such file, the model is late or away, the budget is spent. Never fails, ends within
   * the time the tenant allows, blocks no thread of the caller's, and keeps what it has read, so
   * that reading a file again costs nothing.
   *
   * @param content fetches the file; subscribed to only when it will be read, and at most once
   */
  Mono<String> read(Received file, Mono<byte[]> content);

  /**
   * A file that a customer sent.
   *
   * @param customer whose budget reading it counts against
   * @param language what the customer speaks; null where nobody knows yet
   */
  record Received(
      TenantId tenant,
      ChannelId channel,
      ContactId customer,
      Media media,
      @Nullable Language language) {}
}
