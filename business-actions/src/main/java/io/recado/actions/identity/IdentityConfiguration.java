package io.recado.actions.identity;

import io.recado.actions.demo.DemoTenant;
import io.recado.channel.MasterKeys;
import io.recado.database.DispatchDatabase;
import io.recado.mail.Mailer;
import io.recado.retention.Pruning;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires the proof of who a customer is. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  /** The longest a code may live (NIST SP 800-63B-4, out-of-band authentication). */
  private static final Duration LONGEST_CODE = Duration.ofMinutes(10);

  /** Chats are left open on other people's screens. */
  private static final Duration LONGEST_PROOF = Duration.ofHours(2);

  @Bean
  CodeSeal codeSeal(MasterKeys keys) {
    return CodeSeal.of(keys);
  }

  @Bean
  CodeMailer codeMailer(Mailer mailer) {
    return new DemoMailer(mailer, DemoTenant.ID);
  }

  @Bean
  Challenges challenges(DatabaseClient client, TenantScope scope, Settings settings) {
    return new PostgresChallenges(client, scope, codeLife(settings), proofLife(settings));
  }

  @Bean
  SendCode sendCode(Challenges challenges, Settings settings, Clock clock) {
    return new SendCode(challenges, codeLife(settings), clock);
  }

  @Bean
  CheckCode checkCode(Challenges challenges, Clock clock) {
    return new CheckCode(challenges, clock);
  }

  @Bean
  ProofWays proofWays(CodeMailer mailer) {
    return new ProofWays(mailer);
  }

  @Bean
  SendCodes sendCodes(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      Tenants tenants,
      CodeSeal seal,
      CodeMailer mailer) {
    return new SendCodes(dispatch, client, scope, tenants, new SendCodes.Sealing(seal, mailer));
  }

  @Bean
  Pruning prunedIdentityEvents() {
    return new IdentityRetention();
  }

  private static Duration codeLife(Settings settings) {
    var life = settings.duration(Setting.IDENTITY_CODE_LIFE);
    if (life.compareTo(LONGEST_CODE) > 0
        || life.toMinutes() < 1
        || !life.equals(Duration.ofMinutes(life.toMinutes()))) {
      throw fault(Setting.IDENTITY_CODE_LIFE, "a code lives for whole minutes, 1m to 10m");
    }
    return life;
  }

  private static Duration proofLife(Settings settings) {
    var life = settings.duration(Setting.IDENTITY_PROOF_LIFE);
    if (life.compareTo(LONGEST_PROOF) > 0) {
      throw fault(Setting.IDENTITY_PROOF_LIFE, "a proof lives for at most 2h");
    }
    return life;
  }

  private static SettingsException fault(Setting setting, String problem) {
    return new SettingsException(List.of(setting.variable() + ": " + problem));
  }
}
