package io.recado.actions.password;

import io.recado.actions.link.LinkTokens;
import io.recado.channel.MasterKeys;
import io.recado.channel.SecretBox;
import io.recado.database.DispatchDatabase;
import io.recado.egress.Egress;
import io.recado.egress.PermittedAddresses;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import io.recado.tenant.TenantScope;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires the resetting of passwords. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

  private static final Duration LONGEST_LINK = Duration.ofHours(24);

  /** Less than what an action may take, so that a slow system is told from a slow product. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** Beyond what an action may take: a system may be slower than whoever waited for it. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(20);

  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(30);

  @Bean
  MyAccounts myAccounts(AccessAccounts accounts) {
    return new MyAccounts(accounts);
  }

  @Bean
  Resets resets(DatabaseClient client, TenantScope scope, SecretBox box, Settings settings) {
    return new PostgresResets(
        client, scope, new ResetSeal(box), linkLife(settings), lease(settings));
  }

  @Bean
  PasswordBackends passwordBackends(
      DatabaseClient client, TenantScope scope, Egress egress, Settings settings) {
    var addresses = PermittedAddresses.of(settings);
    return new PasswordBackends(
        List.of(
            new PortalPasswords(client, scope),
            new LdapPasswords(addresses),
            new RadiusPasswords(addresses, PATIENCE),
            new RouterOsPasswords(egress),
            new JellyfinPasswords(egress),
            new JfaGoPasswords(egress)));
  }

  @Bean
  PasswordCheck passwordCheck(PasswordBackends backends) {
    return new PasswordCheck(backends, PATIENCE);
  }

  @Bean
  ResetPassword resetPassword(
      AccessAccounts accounts,
      Resets resets,
      PasswordBackends backends,
      MasterKeys keys,
      Settings settings) {
    var tokens = LinkTokens.of(keys, "one-time links");
    var receipts = new ResetReceipts(tokens, page(settings), linkLife(settings));
    return new ResetPassword(accounts, resets, backends, receipts);
  }

  @Bean
  OneTimeLinks oneTimeLinks(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope, SecretBox box) {
    return new PostgresOneTimeLinks(dispatch, client, scope, new ResetSeal(box));
  }

  @Bean
  ForgetPasswords forgetPasswords(DispatchDatabase dispatch) {
    return new ForgetPasswords(dispatch);
  }

  private static URI page(Settings settings) {
    return settings.here().resolve(OneTimeLinks.PATH);
  }

  private static Duration lease(Settings settings) {
    var lease = settings.duration(Setting.ACTION_TIMEOUT).plus(AFTERWARDS);
    return lease.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : lease;
  }

  private static Duration linkLife(Settings settings) {
    var life = settings.duration(Setting.PASSWORD_LINK_LIFE);
    if (life.compareTo(LONGEST_LINK) > 0
        || life.toMinutes() < 1
        || !life.equals(Duration.ofMinutes(life.toMinutes()))) {
      throw new SettingsException(
          List.of(
              Setting.PASSWORD_LINK_LIFE.variable()
                  + ": a link lives for whole minutes, 1m to 24h"));
    }
    return life;
  }
}
