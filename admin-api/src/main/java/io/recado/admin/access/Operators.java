package io.recado.admin.access;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who runs the installation: the accounts whose addresses {@link Setting#OPERATORS} names. Whoever
 * has such an account has shown that the address is theirs.
 */
@Component
public class Operators {

  private final PostgresAccounts accounts;
  private final Set<String> addresses;

  Operators(PostgresAccounts accounts, Settings settings) {
    this.accounts = accounts;
    this.addresses =
        Arrays.stream(settings.find(Setting.OPERATORS).orElse("").split(","))
            .map(PostgresAccounts::known)
            .filter(address -> !address.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  public Mono<Boolean> has(PersonId person) {
    return addresses.isEmpty()
        ? Mono.just(false)
        : accounts
            .login(person)
            .map(login -> addresses.contains(login.email()))
            .defaultIfEmpty(false);
  }
}
