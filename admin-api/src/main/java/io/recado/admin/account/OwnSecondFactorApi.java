package io.recado.admin.account;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Passwords;
import io.recado.admin.access.Permission;
import io.recado.admin.access.SecondFactors;
import io.recado.admin.access.SecondFactors.Enrolment;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Switching one's own second factor on and off. */
@RestController
@RequestMapping("/api/v1/account/second-factor")
class OwnSecondFactorApi {

  private final SecondFactors factors;
  private final Passwords passwords;

  OwnSecondFactorApi(SecondFactors factors, Passwords passwords) {
    this.factors = factors;
    this.passwords = passwords;
  }

  /** Shows that it is not somebody else at an unlocked screen. */
  record Beginning(String password) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Beginning {
      if (password == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "The password is needed.");
      }
    }

    @Override
    public String toString() {
      return "Beginning";
    }
  }

  /** A code of the app that has taken the secret. */
  record Confirmation(String code) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Confirmation {
      if (code == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A code is needed.");
      }
    }

    @Override
    public String toString() {
      return "Confirmation";
    }
  }

  /**
   * @param code of the app, or a recovery code
   */
  record Removal(String password, String code) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Removal {
      if (password == null || code == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "The password and a code are needed.");
      }
    }

    @Override
    public String toString() {
      return "Removal";
    }
  }

  /**
   * @param recoveryCodes told here and nowhere again
   */
  record SwitchedOn(List<String> recoveryCodes) {

    @Override
    public String toString() {
      return "SwitchedOn";
    }
  }

  @Needs(Permission.OWN_SESSIONS)
  @PostMapping
  Mono<Enrolment> enrol(Caller caller, @RequestBody Beginning given) {
    return passwords
        .require(caller.person(), given.password())
        .then(Mono.defer(() -> passwords.known(caller.person())))
        .flatMap(known -> factors.enrol(caller.person(), known.email()));
  }

  @Needs(Permission.OWN_SESSIONS)
  @PostMapping("/confirmation")
  Mono<SwitchedOn> confirm(Caller caller, @RequestBody Confirmation given) {
    return factors.confirm(caller.person(), given.code()).map(SwitchedOn::new);
  }

  @Needs(Permission.OWN_SESSIONS)
  @PostMapping("/removal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> remove(Caller caller, @RequestBody Removal given) {
    return passwords
        .require(caller.person(), given.password())
        .then(Mono.defer(() -> factors.remove(caller.person(), given.code())));
  }
}
