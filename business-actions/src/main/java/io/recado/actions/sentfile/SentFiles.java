package io.recado.actions.sentfile;

import io.recado.actions.attachment.FileType;
import io.recado.actions.link.LinkToken;
import io.recado.conversation.ConversationId;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Files that agents sent to customers. Whoever hands one out does so under the type that its bytes
 * say, as a download, and forbids to guess another.
 */
public interface SentFiles {

  /** Below the public address; the token, a dot and the ending of the file's type follow. */
  String PATH = "/files/";

  /** Where a customer opens a file; the same for the same file. In no log line. */
  URI link(TenantId tenant, SentFile file);

  /**
   * Keeps a file, in the caller's transaction where there is one. A file that is kept already stays
   * as it is.
   */
  Mono<Void> keep(TenantId tenant, ConversationId conversation, SentFile file);

  /** A file of a conversation; empty where it has no such file, or none any more. */
  Mono<Kept> find(TenantId tenant, ConversationId conversation, UUID file);

  /** What a link leads to; empty where there is no such link, or its time is over. */
  Mono<Kept> open(LinkToken token);

  /**
   * Its bytes in order, each piece asked for when the one before has been taken: no file lies in
   * memory, and no transaction waits for a slow reader. Fails where the file is deleted meanwhile,
   * whose length was told already.
   */
  Flux<byte[]> bytes(Kept file);

  /** A file without its bytes. */
  record Kept(TenantId tenant, UUID id, String name, FileType type, int size) {

    @Override
    public String toString() {
      return "Kept[" + id + "]";
    }
  }
}
