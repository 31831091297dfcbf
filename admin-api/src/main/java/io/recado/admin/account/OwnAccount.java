package io.recado.admin.account;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Operators;
import io.recado.admin.access.Passwords;
import io.recado.admin.access.SecondFactors;
import io.recado.tenant.Tenant;
import io.recado.tenant.Tenants;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple4;

/** Puts together what is known of somebody who is signed in. */
@Service
class OwnAccount {

  private final Passwords passwords;
  private final SecondFactors factors;
  private final Tenants tenants;
  private final Operators operators;

  OwnAccount(Passwords passwords, SecondFactors factors, Tenants tenants, Operators operators) {
    this.passwords = passwords;
    this.factors = factors;
    this.tenants = tenants;
    this.operators = operators;
  }

  Mono<AccountView> of(Caller caller) {
    return Mono.zip(
            passwords.known(caller.person()),
            factors.of(caller.person()),
            tenants.find(caller.tenant()),
            operators.has(caller.person()))
        .map(known -> view(caller, known));
  }

  private static AccountView view(
      Caller caller, Tuple4<Passwords.Known, SecondFactors.Standing, Tenant, Boolean> known) {
    return new AccountView(
        caller.person().value(),
        known.getT1().email(),
        caller.name(),
        caller.role(),
        known.getT1().language(),
        known.getT3().name(),
        known.getT2().on(),
        known.getT2().recoveryCodesLeft(),
        known.getT4());
  }
}
