package io.recado.actions.sentfile;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.attachment.FileType;
import io.recado.actions.link.LinkToken;
import io.recado.actions.link.LinkTokens;
import io.recado.channel.MasterKeys;
import io.recado.conversation.ConversationId;
import io.recado.database.DispatchDatabase;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.net.URI;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresSentFiles implements SentFiles {

  /** Small enough that many may be read at once. */
  static final int PIECE = 64 * 1024;

  private static final String KEEP =
      """
      insert into sent_file (tenant_id, file_id, conversation_id, token_hash, name, type, bytes)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (tenant_id, file_id) do nothing
      """;

  private static final String FIND =
      """
      select file_id, name, type, octet_length(bytes) as size from sent_file
      where tenant_id = $1 and conversation_id = $2 and file_id = $3
      """;

  private static final String TENANT = "select tenant_id from sent_file where token_hash = $1";

  private static final String OPEN =
      """
      select file_id, name, type, octet_length(bytes) as size from sent_file
      where tenant_id = $1 and token_hash = $2
      """;

  private static final String BYTES =
      "select substring(bytes from $3 for $4) from sent_file where tenant_id = $1 and file_id = $2";

  private final DispatchDatabase dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;

  /** With another master key, links that were given stay good: their hashes are kept. */
  private final LinkTokens tokens;

  private final URI here;

  PostgresSentFiles(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      MasterKeys keys,
      Settings settings) {
    this.dispatch = dispatch;
    this.client = client;
    this.scope = scope;
    this.tokens = LinkTokens.of(keys, "sent files");
    this.here = settings.here();
  }

  @Override
  public URI link(TenantId tenant, SentFile file) {
    return here.resolve(PATH + token(tenant, file).value() + "." + file.type().extension());
  }

  @Override
  public Mono<Void> keep(TenantId tenant, ConversationId conversation, SentFile file) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(KEEP)
                .bind(0, tenant.value())
                .bind(1, file.id())
                .bind(2, conversation.value())
                .bind(3, token(tenant, file).hash())
                .bind(4, file.name())
                .bind(5, file.type().type())
                .bind(6, file.bytes())
                .then());
  }

  @Override
  public Mono<Kept> find(TenantId tenant, ConversationId conversation, UUID file) {
    var found =
        client
            .sql(FIND)
            .bind(0, tenant.value())
            .bind(1, conversation.value())
            .bind(2, file)
            .map(row -> kept(tenant, row));
    return scope.inTenant(tenant, found::one);
  }

  @Override
  public Mono<Kept> open(LinkToken token) {
    var hash = token.hash();
    return dispatch
        .client()
        .sql(TENANT)
        .bind(0, hash)
        .mapValue(UUID.class)
        .one()
        .map(TenantId::new)
        .flatMap(tenant -> scope.inTenant(tenant, () -> open(tenant, hash)));
  }

  private Mono<Kept> open(TenantId tenant, byte[] hash) {
    return client
        .sql(OPEN)
        .bind(0, tenant.value())
        .bind(1, hash)
        .map(row -> kept(tenant, row))
        .one();
  }

  @Override
  public Flux<byte[]> bytes(Kept file) {
    return Flux.range(0, Math.ceilDiv(file.size(), PIECE))
        .concatMap(piece -> piece(file, piece * PIECE + 1), 0);
  }

  private Mono<byte[]> piece(Kept file, int from) {
    var bytes =
        client
            .sql(BYTES)
            .bind(0, file.tenant().value())
            .bind(1, file.id())
            .bind(2, from)
            .bind(3, PIECE)
            .mapValue(byte[].class);
    return scope
        .inTenant(file.tenant(), bytes::one)
        .switchIfEmpty(Mono.error(() -> new IllegalStateException(file.id() + " was deleted")));
  }

  private LinkToken token(TenantId tenant, SentFile file) {
    return tokens.of(tenant, file.id().toString());
  }

  private static Kept kept(TenantId tenant, Readable row) {
    return new Kept(
        tenant,
        required(row, "file_id", UUID.class),
        required(row, "name", String.class),
        FileType.ofType(required(row, "type", String.class)).orElseThrow(),
        required(row, "size", Integer.class));
  }
}
