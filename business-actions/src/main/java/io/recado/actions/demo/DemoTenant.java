package io.recado.actions.demo;

import io.recado.actions.payment.AccountId;
import io.recado.actions.payment.PaymentAccounts;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelStore;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Red Andina, the tenant that a new installation can be tried with. Its ids never change, so that
 * URLs such as {@code /webhooks/telegram/{channelId}} are known beforehand.
 */
public final class DemoTenant {

  public static final TenantId ID = TenantId.of("0190ed00-0000-7000-8000-000000000001");

  public static final ChannelId WEBCHAT = ChannelId.of("0190ed00-0000-7000-8000-0000000000c1");
  public static final ChannelId WHATSAPP = ChannelId.of("0190ed00-0000-7000-8000-0000000000c2");
  public static final ChannelId TELEGRAM = ChannelId.of("0190ed00-0000-7000-8000-0000000000c3");

  public static final AccountId STRIPE = AccountId.of("0190ed00-0000-7000-8000-0000000000d1");
  public static final AccountId MERCADO_PAGO = AccountId.of("0190ed00-0000-7000-8000-0000000000d2");

  /** What the widget on the demo page names its tenant by; public. */
  public static final String SITE_TOKEN = "demo-widget";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final ChannelStore channels;
  private final PaymentAccounts accounts;
  private final Settings settings;

  public DemoTenant(
      DatabaseClient client,
      TenantScope scope,
      ChannelStore channels,
      PaymentAccounts accounts,
      Settings settings) {
    this.client = client;
    this.scope = scope;
    this.channels = channels;
    this.accounts = accounts;
    this.settings = settings;
  }

  /**
   * Adds what is missing of the tenant, and brings its channels and its account for payments to
   * what the settings say. What somebody changed meanwhile is left alone, and so is the channel of
   * a setting that was taken away. Safe to run at every start, on several nodes at once.
   *
   * @throws io.recado.settings.SettingsException when a channel's settings make no sense
   * @throws io.recado.channel.ChannelTakenException when another tenant has one of the addresses
   */
  public Mono<Void> seed() {
    return scope
        .inTenant(ID, this::addRows)
        .then(Mono.defer(this::saveChannels))
        .then(Mono.defer(this::saveAccount));
  }

  private Mono<Void> addRows() {
    return Flux.fromIterable(DemoRows.IN_ORDER).concatMap(this::add).then();
  }

  private Mono<Void> add(String statement) {
    return client.sql(statement).bind(0, ID.value()).then();
  }

  private Mono<Void> saveChannels() {
    return Flux.fromIterable(DemoChannels.of(settings)).concatMap(channels::save).then();
  }

  private Mono<Void> saveAccount() {
    return Mono.justOrEmpty(DemoAccount.of(settings)).flatMap(accounts::save);
  }
}
