package io.recado.actions.password;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.Found;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * What a customer signs in with. Finds nothing with {@code no_account}.
 *
 * <p>The fact {@code effect} says what becomes of the present password.
 */
final class MyAccounts implements Lookup {

  static final ActionName NAME = new ActionName("my_accounts");

  static final String SYSTEM = "system";
  static final String LOGIN = "login";
  static final String EFFECT = "effect";

  private final AccessAccounts accounts;

  MyAccounts(AccessAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public ActionName name() {
    return NAME;
  }

  @Override
  public Proof proof() {
    return Proof.CUSTOMER;
  }

  @Override
  public Set<String> facts() {
    return Set.of(SYSTEM, LOGIN, EFFECT);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return accounts
        .of(request.tenant(), request.provenCustomer())
        .take(Found.MOST_ITEMS)
        .collectList()
        .map(found -> outcome(found, request));
  }

  private static LookupOutcome outcome(List<AccessAccount> accounts, LookupRequest request) {
    if (accounts.isEmpty()) {
      return new LookupOutcome.None("no_account");
    }
    var titles = titles(accounts);
    var items = new ArrayList<FoundItem>();
    for (int i = 0; i < accounts.size(); i++) {
      items.add(item(accounts.get(i), titles.get(i), request));
    }
    return new Found(items);
  }

  /** The system's name; where that would be two buttons alike, numbered logins. */
  private static List<String> titles(List<AccessAccount> accounts) {
    var names =
        accounts.stream()
            .map(account -> start(account.system().name(), FoundItem.MOST_TITLE))
            .toList();
    var titles = new ArrayList<String>();
    for (int i = 0; i < accounts.size(); i++) {
      var name = names.get(i);
      var numbered = (i + 1) + ". " + accounts.get(i).login();
      titles.add(
          Collections.frequency(names, name) == 1 ? name : start(numbered, FoundItem.MOST_TITLE));
    }
    return titles;
  }

  private static FoundItem item(AccessAccount account, String title, LookupRequest request) {
    var system = account.system();
    return new FoundItem(
        account.id().toString(),
        title,
        start(account.login(), FoundItem.MOST_DESCRIPTION),
        Map.of(
            SYSTEM,
            system.name(),
            LOGIN,
            account.login(),
            EFFECT,
            ResetWords.effect(system.kind(), request.language())),
        null);
  }

  private static String start(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
