package io.recado.admin.people;

import io.recado.admin.access.NewAccount;
import io.recado.admin.access.Role;
import io.recado.admin.assignment.FirstDesk;
import io.recado.tenant.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An owner and an agent, to try a new installation as. */
@Component
public class DemoPeople {

  private record Person(String email, String name, Role role) {}

  /**
   * What one of them signs in with.
   *
   * @param password told here and nowhere again
   */
  public record Credentials(String email, String password) {

    @Override
    public String toString() {
      return "Credentials";
    }
  }

  private static final List<Person> ALL =
      List.of(
          new Person("owner@demo.example", "Demo Owner", Role.OWNER),
          new Person("agent@demo.example", "Demo Agent", Role.AGENT));

  private final NewAccount accounts;
  private final Members members;
  private final FirstDesk desk;

  DemoPeople(NewAccount accounts, Members members, FirstDesk desk) {
    this.accounts = accounts;
    this.members = members;
    this.desk = desk;
  }

  /** Passwords for those who have no account yet, to be kept before they are added. */
  public Mono<List<Credentials>> draw() {
    return Flux.fromIterable(ALL)
        .map(Person::email)
        .filterWhen(email -> accounts.exists(email).map(known -> !known))
        .map(email -> new Credentials(email, NewAccount.password()))
        .collectList();
  }

  /**
   * Adds those with these credentials and their desk, whatever of it was done before. Who has an
   * account keeps the password it has.
   *
   * @param tenant exists
   */
  public Mono<Void> seed(TenantId tenant, List<Credentials> drawn) {
    return Flux.fromIterable(drawn)
        .concatMap(credentials -> add(tenant, credentials))
        .then(desk.begin(tenant));
  }

  private Mono<Void> add(TenantId tenant, Credentials drawn) {
    return Flux.fromIterable(ALL)
        .filter(person -> person.email().equals(drawn.email()))
        .concatMap(person -> add(tenant, person, drawn.password()))
        .then();
  }

  private Mono<Void> add(TenantId tenant, Person person, String password) {
    return accounts
        .findOrCreate(person.email(), password)
        .flatMap(id -> members.add(tenant, id, person.name(), person.role()));
  }
}
