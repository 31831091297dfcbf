package io.recado.admin.inbox;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.channel.ChannelKind;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The tenant's channels, to narrow the inbox down by. */
@RestController
@RequestMapping("/api/v1/channels")
class ChannelApi {

  private static final String ALL =
      """
      select channel_id, kind, name, address from channel where tenant_id = $1 and removed_at is null
      order by kind, channel_id
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  ChannelApi(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /**
   * @param name how people of the tenant call it; empty for what has none
   * @param address what the provider routes by; public
   */
  record ChannelView(UUID id, ChannelKind kind, String name, String address) {}

  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<List<ChannelView>> channels(Caller caller) {
    var all = client.sql(ALL).bind(0, caller.tenant().value()).map(ChannelApi::view).all();
    return scope.inTenant(caller.tenant(), all::collectList);
  }

  private static ChannelView view(Readable row) {
    return new ChannelView(
        required(row, "channel_id", UUID.class),
        ChannelKind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT)),
        required(row, "name", String.class),
        required(row, "address", String.class));
  }
}
