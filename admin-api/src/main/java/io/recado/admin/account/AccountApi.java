package io.recado.admin.account;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Passwords;
import io.recado.admin.access.Permission;
import io.recado.admin.access.Sessions;
import io.recado.admin.link.Newcomer;
import io.recado.admin.people.Members;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import io.recado.conversation.Language;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One's own name, language and password. */
@RestController
@RequestMapping("/api/v1/account")
class AccountApi {

  private final OwnAccount account;
  private final Passwords passwords;
  private final Members members;
  private final Sessions sessions;

  AccountApi(OwnAccount account, Passwords passwords, Members members, Sessions sessions) {
    this.account = account;
    this.passwords = passwords;
    this.members = members;
    this.sessions = sessions;
  }

  /** How colleagues are to see one. */
  record NameChange(String name) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    NameChange {
      if (name == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A name is needed.");
      }
      Words.check(name, Newcomer.MOST_OF_NAME);
      name = name.strip();
    }
  }

  /** In which one is to be written to. */
  record LanguageChange(Language language) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    LanguageChange {
      if (language == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A language is needed.");
      }
    }
  }

  /** What one signs in with, now and from now on. */
  record PasswordChange(String old, String password) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    PasswordChange {
      if (old == null || password == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "The old and the new password are needed.");
      }
    }

    @Override
    public String toString() {
      return "PasswordChange";
    }
  }

  @Needs(Permission.OWN_SESSIONS)
  @GetMapping
  Mono<AccountView> account(Caller caller) {
    return account.of(caller);
  }

  /** In this tenant; others may know one by another name. */
  @Needs(Permission.OWN_SESSIONS)
  @PutMapping("/name")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> changeName(Caller caller, @RequestBody NameChange change) {
    return members
        .rename(caller.tenant(), caller.person(), change.name())
        .doOnSuccess(_ -> sessions.forget(caller.session()));
  }

  @Needs(Permission.OWN_SESSIONS)
  @PutMapping("/language")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> changeLanguage(Caller caller, @RequestBody LanguageChange change) {
    return passwords.speak(caller.person(), change.language());
  }

  /** All other sessions of the person end. */
  @Needs(Permission.OWN_SESSIONS)
  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> changePassword(Caller caller, @RequestBody PasswordChange change) {
    return passwords.change(caller, change.old(), change.password());
  }
}
