package io.recado.admin.inbox;

import io.recado.actions.attachment.FileType;
import io.recado.actions.sentfile.SentFile;
import io.recado.actions.sentfile.SentFileRules;
import io.recado.actions.sentfile.SentFiles;
import io.recado.admin.access.Caller;
import io.recado.admin.inbox.PostgresDesk.Said;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.ConversationId;
import io.recado.conversation.OutboundContent;
import io.recado.tenant.TenantScope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Gives a customer a file, by a message with a link to it: that arrives on every channel, also when
 * only templates do (decision 0056).
 */
@Service
class SendFile {

  private final PostgresDesk desk;
  private final SentFiles files;
  private final SentFileRules rules;
  private final TenantScope scope;

  SendFile(PostgresDesk desk, SentFiles files, SentFileRules rules, TenantScope scope) {
    this.desk = desk;
    this.files = files;
    this.rules = rules;
    this.scope = scope;
  }

  /** How many bytes a file may have. */
  int mostBytes() {
    return rules.mostBytes();
  }

  /**
   * @param requestKey of the request: the same again sends nothing twice
   * @return the message's id
   */
  Mono<UUID> send(Caller caller, UUID conversation, String requestKey, Upload upload) {
    var message = Desk.messageId(caller, conversation, requestKey);
    return Mono.justOrEmpty(rules.typeOf(upload.bytes()))
        .map(type -> file(message, upload, type))
        .flatMap(file -> sendAndKeep(caller, conversation, message, file, upload.caption()))
        .map(said -> Desk.said(said, message))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.FILE_REFUSED)));
  }

  private static SentFile file(UUID message, Upload upload, FileType type) {
    return SentFile.of(message, upload.name(), type, upload.bytes());
  }

  /** Neither without the other. */
  private Mono<Said> sendAndKeep(
      Caller caller, UUID conversation, UUID message, SentFile file, @Nullable String caption) {
    var words = words(caption, file.name(), files.link(caller.tenant(), file).toString());
    return scope.inTenant(
        caller.tenant(),
        () ->
            desk.say(
                    caller,
                    conversation,
                    message,
                    new OutboundContent.Text(words),
                    SentMedia.of(file, caption))
                .flatMap(said -> kept(caller, conversation, file, said)));
  }

  private Mono<Said> kept(Caller caller, UUID conversation, SentFile file, Said said) {
    return said == Said.SENT
        ? files.keep(caller.tenant(), new ConversationId(conversation), file).thenReturn(said)
        : Mono.just(said);
  }

  private static String words(@Nullable String caption, String name, String link) {
    return (caption == null ? "" : caption + "\n\n") + name + "\n" + link;
  }

  /**
   * What an agent gives.
   *
   * @param name as they call it
   * @param caption words to go with it; null for none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Upload(String name, byte[] bytes, @Nullable String caption) {

    @Override
    public String toString() {
      return "Upload";
    }
  }
}
