package io.recado.admin.customer;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.DoneOnce;
import io.recado.admin.web.RequestKeys;
import io.recado.audit.SignedChanges;
import io.recado.conversation.Uuid7;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * What customers sign in with, in the systems that are connected: the bot gives new passwords for
 * these, to whom they belong. A customer's are listed with them.
 */
@RestController
@RequestMapping("/api/v1")
class LoginApi {

  private final PostgresCustomers customers;
  private final PostgresLogins logins;
  private final DoneOnce once;
  private final SignedChanges changes;

  LoginApi(
      PostgresCustomers customers, PostgresLogins logins, DoneOnce once, SignedChanges changes) {
    this.customers = customers;
    this.logins = logins;
    this.once = once;
    this.changes = changes;
  }

  /** The systems that customers may have logins in, by name. */
  @Needs(Permission.KEEP_BILLING)
  @GetMapping("/logins/systems")
  Mono<List<LoginSystem>> loginSystems(Caller caller) {
    return logins.systems(caller.tenant());
  }

  /** A login leads to one customer; whether the system has it shows when it is asked. */
  @Needs(Permission.KEEP_BILLING)
  @PostMapping("/customers/{customer}/logins")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<LoginView> addLogin(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @PathVariable UUID customer,
      @RequestBody NewLogin wish) {
    return customers
        .find(caller.tenant(), customer)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .flatMap(
            known ->
                once.by(
                    caller,
                    key,
                    "customers/" + customer + "/logins",
                    wish,
                    () -> logins.add(caller.tenant(), Uuid7.next(), customer, wish)))
        .flatMap(id -> found(caller, id));
  }

  /** What waits for the system goes to the other login; a link that is out shows what it did. */
  @Needs(Permission.KEEP_BILLING)
  @PutMapping("/logins/{login}")
  Mono<LoginView> changeLogin(
      Caller caller, @PathVariable UUID login, @RequestBody LoginChange wish) {
    return caller
        .signs(changes, () -> logins.change(caller.tenant(), login, wish.login()))
        .then(Mono.defer(() -> found(caller, login)));
  }

  /** The bot gives no more passwords for it, and what nobody has seen is shown to nobody. */
  @Needs(Permission.KEEP_BILLING)
  @DeleteMapping("/logins/{login}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> removeLogin(Caller caller, @PathVariable UUID login) {
    return caller
        .signs(changes, () -> logins.remove(caller.tenant(), login))
        .filter(removed -> removed)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }

  private Mono<LoginView> found(Caller caller, UUID login) {
    return logins
        .find(caller.tenant(), login)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }
}
