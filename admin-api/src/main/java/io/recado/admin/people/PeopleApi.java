package io.recado.admin.people;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.access.PersonId;
import io.recado.admin.access.Role;
import io.recado.admin.people.Members.Change;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Colleagues, and what owners make of them. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleApi {

  private final Members members;
  private final SignedChanges changes;

  PeopleApi(Members members, SignedChanges changes) {
    this.members = members;
    this.changes = changes;
  }

  /** The role somebody is to have. */
  record RoleChange(Role role) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    RoleChange {
      if (role == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A role is needed.");
      }
    }
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<List<Member>> list(Caller caller) {
    return members.all(caller.tenant());
  }

  @Needs(Permission.MANAGE_PEOPLE)
  @PutMapping("/{person}/role")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> changeRole(Caller caller, @PathVariable UUID person, @RequestBody RoleChange change) {
    return signed(
        caller, () -> members.changeRole(caller.tenant(), new PersonId(person), change.role()));
  }

  @Needs(Permission.MANAGE_PEOPLE)
  @DeleteMapping("/{person}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> remove(Caller caller, @PathVariable UUID person) {
    return signed(caller, () -> members.remove(caller.tenant(), new PersonId(person)));
  }

  private Mono<Void> signed(Caller caller, Supplier<Mono<Change>> change) {
    return caller.signs(changes, change).doOnNext(PeopleApi::check).then();
  }

  private static void check(Change change) {
    switch (change) {
      case MADE -> {}
      case NO_SUCH_PERSON -> throw new ApiProblem(ApiError.NOT_FOUND);
      case LAST_OWNER -> throw new ApiProblem(ApiError.LAST_OWNER);
    }
  }
}
