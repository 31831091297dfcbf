package io.recado.actions.password;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.PasswordModifyExtendedRequest;
import io.recado.egress.PermittedAddresses;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Entries of a directory, by the password modify operation of RFC 3062. Its settings, besides those
 * of {@link LdapServer}: {@code bind_dn} and {@code bind_password} of who may set passwords, {@code
 * base_dn} below which the entries are, and {@code login_attribute}, {@code uid} when not said.
 */
final class LdapPasswords implements PasswordBackend {

  private static final int ENOUGH_TO_DOUBT = 2;

  /** What asking again does not change. */
  private static final Set<ResultCode> DENIALS =
      Set.of(
          ResultCode.INVALID_CREDENTIALS,
          ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
          ResultCode.INVALID_DN_SYNTAX,
          ResultCode.NO_SUCH_OBJECT);

  private final PermittedAddresses addresses;

  LdapPasswords(PermittedAddresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public SystemKind kind() {
    return SystemKind.LDAP;
  }

  @Override
  public Mono<Answer> set(AccessAccount account, String password) {
    return Mono.fromCallable(() -> change(account, password))
        .subscribeOn(Schedulers.boundedElastic());
  }

  @Override
  public Mono<Optional<String>> refusal(PasswordSystem system) {
    return LdapServer.isAddress(system.secret("url"))
        ? Mono.fromCallable(() -> look(system)).subscribeOn(Schedulers.boundedElastic())
        : Mono.just(Optional.of("address"));
  }

  /** Whether the entry below which the others are can be seen by who sets their passwords. */
  private Optional<String> look(PasswordSystem system) throws UnknownHostException {
    var server = LdapServer.of(system);
    // Whoever connects looks as well, and says no more than that nothing was connected to.
    addresses.of(server.host());
    try (var connection = server.connect(addresses)) {
      connection.bind(system.secret("bind_dn"), system.secret("bind_password"));
      var base = connection.getEntry(system.secret("base_dn"), SearchRequest.NO_ATTRIBUTES);
      return base == null ? Optional.of("refused") : Optional.empty();
    } catch (LDAPException e) {
      if (DENIALS.contains(e.getResultCode())) {
        return Optional.of("refused");
      }
      // A directory's words may hold names and more.
      throw new IllegalStateException("the directory answered " + e.getResultCode());
    }
  }

  private Answer change(AccessAccount account, String password) {
    var system = account.system();
    try (var connection = LdapServer.of(system).connect(addresses)) {
      connection.bind(system.secret("bind_dn"), system.secret("bind_password"));
      var entry = entry(connection, account);
      return entry.isEmpty()
          ? Answer.UNKNOWN_LOGIN
          : answer(
              connection.processExtendedOperation(
                  new PasswordModifyExtendedRequest(entry.get(), null, password)));
    } catch (LDAPException e) {
      // A directory's words may hold names and more.
      throw new IllegalStateException("the directory answered " + e.getResultCode());
    }
  }

  /** The one entry of that login; two would be a fault of the settings. */
  private static Optional<String> entry(LDAPConnection connection, AccessAccount account)
      throws LDAPException {
    var system = account.system();
    var attribute = system.secrets().getOrDefault("login_attribute", "uid");
    var search =
        new SearchRequest(
            system.secret("base_dn"),
            SearchScope.SUB,
            Filter.createEqualityFilter(attribute, account.login()),
            SearchRequest.NO_ATTRIBUTES);
    search.setSizeLimit(ENOUGH_TO_DOUBT);
    var entries =
        Objects.requireNonNull(
            connection.search(search).getSearchEntries(), "a search without a listener has a list");
    if (entries.size() > 1) {
      throw new IllegalStateException("several entries of " + system + " have one login");
    }
    return entries.stream().map(entry -> entry.getDN()).findFirst();
  }

  private static Answer answer(ExtendedResult result) {
    var code = result.getResultCode();
    if (code.equals(ResultCode.SUCCESS)) {
      return Answer.CHANGED;
    }
    if (code.equals(ResultCode.NO_SUCH_OBJECT)) {
      return Answer.UNKNOWN_LOGIN;
    }
    if (code.equals(ResultCode.CONSTRAINT_VIOLATION)
        || code.equals(ResultCode.UNWILLING_TO_PERFORM)) {
      return Answer.REFUSED;
    }
    throw new IllegalStateException("the directory answered " + code);
  }
}
