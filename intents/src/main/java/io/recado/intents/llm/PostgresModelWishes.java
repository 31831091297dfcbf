package io.recado.intents.llm;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.conversation.Uuid7;
import io.recado.intents.llm.ModelChoice.Access;
import io.recado.intents.llm.ModelChoice.NamedBy;
import io.recado.intents.llm.ModelWish.Installations;
import io.recado.intents.llm.ModelWish.Lost;
import io.recado.intents.llm.ModelWish.None;
import io.recado.intents.llm.ModelWish.Own;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Rows of {@code language_model}. The id of a model takes a channel's place in its seal. */
@Repository
class PostgresModelWishes implements ModelWishes {

  private static final Logger log = LoggerFactory.getLogger(PostgresModelWishes.class);

  private static final String ADDRESS = "address";
  private static final String KEY = "key";

  private static final String FIND =
      """
      select choice, model_id, provider, model, secrets, input_price, output_price, daily_budget, monthly_budget
      from language_model where tenant_id = $1
      """;

  private static final String SAY_NOTHING = "delete from language_model where tenant_id = $1";

  private static final String REFUSE =
      """
      insert into language_model (tenant_id, choice) values ($1, 'none')
      on conflict (tenant_id) do update set
        choice = excluded.choice, provider = null, model = null, secrets = null, input_price = null,
        output_price = null, daily_budget = null, monthly_budget = null, changed_at = clock_timestamp()
      """;

  private static final String CONNECT =
      """
      insert into language_model (tenant_id, choice, model_id, provider, model, secrets, input_price, output_price,
                                  daily_budget, monthly_budget)
      values ($1, 'own', $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (tenant_id) do update set
        choice = excluded.choice, model_id = excluded.model_id, provider = excluded.provider, model = excluded.model,
        secrets = excluded.secrets, input_price = excluded.input_price, output_price = excluded.output_price,
        daily_budget = excluded.daily_budget, monthly_budget = excluded.monthly_budget, changed_at = clock_timestamp()
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;

  PostgresModelWishes(DatabaseClient client, TenantScope scope, SecretBox box) {
    this.client = client;
    this.scope = scope;
    this.box = box;
  }

  @Override
  public Mono<ModelWish> of(TenantId tenant) {
    var row = client.sql(FIND).bind(0, tenant.value()).map(found -> read(tenant, found));
    return scope.inTenant(tenant, row::one).defaultIfEmpty(new Installations());
  }

  @Override
  public Mono<Void> set(TenantId tenant, ModelWish wish) {
    var statement =
        switch (wish) {
          case Installations _ -> client.sql(SAY_NOTHING).bind(0, tenant.value());
          case None _ -> client.sql(REFUSE).bind(0, tenant.value());
          case Own own -> connect(tenant, own);
          case Lost _ -> throw new IllegalArgumentException("nobody wishes for a lost model");
        };
    return scope.inTenant(tenant, statement::then);
  }

  private DatabaseClient.GenericExecuteSpec connect(TenantId tenant, Own own) {
    var id = Uuid7.next();
    var access = own.access();
    var secrets = Map.of(ADDRESS, access.baseUrl().toString(), KEY, access.apiKey());
    return client
        .sql(CONNECT)
        .bind(0, tenant.value())
        .bind(1, id)
        .bind(2, access.provider().name().toLowerCase(Locale.ROOT))
        .bind(3, access.model())
        .bind(4, box.seal(tenant, new ChannelId(id), secrets))
        .bind(5, own.price().input())
        .bind(6, own.price().output())
        .bind(7, own.daily())
        .bind(8, own.monthly());
  }

  private ModelWish read(TenantId tenant, Readable row) {
    return required(row, "choice", String.class).equals("none") ? new None() : own(tenant, row);
  }

  /** Where no key opens it, its customers' words go nowhere rather than where nobody said. */
  private ModelWish own(TenantId tenant, Readable row) {
    var id = new ChannelId(required(row, "model_id", UUID.class));
    var provider =
        Provider.valueOf(required(row, "provider", String.class).toUpperCase(Locale.ROOT));
    var model = required(row, "model", String.class);
    try {
      var secrets = box.open(tenant, id, required(row, "secrets", byte[].class));
      var address = URI.create(secrets.getOrDefault(ADDRESS, ""));
      var key = secrets.getOrDefault(KEY, "");
      return own(new Access(provider, address, model, key, NamedBy.TENANT), row);
    } catch (SecretBoxException unreadable) {
      log.error(
          "The language model of tenant {} cannot be opened; messages are read locally until it is"
              + " saved again",
          tenant);
      return new Lost(provider, model);
    }
  }

  private static Own own(Access access, Readable row) {
    return new Own(
        access,
        new Price(
            required(row, "input_price", Long.class), required(row, "output_price", Long.class)),
        required(row, "daily_budget", Long.class),
        required(row, "monthly_budget", Long.class));
  }
}
