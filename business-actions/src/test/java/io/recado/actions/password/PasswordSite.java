package io.recado.actions.password;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionOutcome.Done;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.invoice.TestInvoices;
import io.recado.actions.link.LinkToken;
import io.recado.actions.link.LinkTokens;
import io.recado.channel.MasterKey;
import io.recado.channel.MasterKeys;
import io.recado.channel.SecretBox;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A tenant with a customer who has accounts, on a database that tests share. */
final class PasswordSite {

  private static final MasterKey KEY = MasterKey.random();
  private static final SecretBox BOX = SecretBox.of(List.of(KEY));
  private static final AtomicInteger RUNS = new AtomicInteger();

  private static final Duration LEASE = Duration.ofSeconds(30);

  final TestDatabase database;
  final TestInvoices rows;
  final TestThread thread;
  final CustomerId customer;
  final PostgresAccessAccounts accounts;
  final ScriptedBackend backend = new ScriptedBackend();
  Duration linkLife = Duration.ofMinutes(30);

  PasswordSite(TestDatabase database) {
    this.database = database;
    this.rows = new TestInvoices(database);
    this.thread = TestConversations.add(database, database.tenant("Red Andina"));
    this.customer = rows.customer(thread.tenant(), null);
    this.accounts = new PostgresAccessAccounts(database.client(), database.scope(), BOX);
  }

  /** A system that the scripted backend stands for. */
  PasswordSystem system(String name, boolean showsInChat) {
    return system(SystemKind.LDAP, name, showsInChat, Map.of("url", "ldaps://ldap.example.com"));
  }

  PasswordSystem system(
      SystemKind kind, String name, boolean showsInChat, Map<String, String> secrets) {
    var id = new SystemId(Uuid7.next());
    var system = new PasswordSystem(thread.tenant(), id, kind, name, showsInChat, secrets);
    Await.done(accounts.save(system));
    return system;
  }

  AccessId account(PasswordSystem system, String login) {
    return account(customer, system, login);
  }

  AccessId account(CustomerId owner, PasswordSystem system, String login) {
    var id = Uuid7.next();
    rows.write(
        thread.tenant(),
        "insert into access_account (tenant_id, account_id, customer_id, system_id, login)"
            + " values ($1, $2, $3, $4, $5)",
        id,
        owner.value(),
        system.id().value(),
        login);
    return new AccessId(id);
  }

  ResetPassword action() {
    var receipts =
        new ResetReceipts(
            LinkTokens.of(new MasterKeys(List.of(KEY)), "one-time links"),
            URI.create("https://chat.example.com/passwords/"),
            linkLife);
    return new ResetPassword(accounts, resets(), new PasswordBackends(List.of(backend)), receipts);
  }

  Resets resets() {
    return new PostgresResets(
        database.client(), database.scope(), new ResetSeal(BOX), linkLife, LEASE);
  }

  OneTimeLinks links() {
    return new PostgresOneTimeLinks(
        database.database().dispatch(), database.client(), database.scope(), new ResetSeal(BOX));
  }

  void forget() {
    Await.done(new ForgetPasswords(database.database().dispatch()).run());
  }

  ActionOutcome reset(AccessId account) {
    return perform(request(account));
  }

  ActionOutcome perform(ActionRequest request) {
    return Await.value(action().perform(request));
  }

  ActionRequest request(AccessId account) {
    return new ActionRequest(
        thread.tenant(),
        thread.conversation(),
        thread.contact(),
        IdempotencyKey.of(thread.conversation(), "run-" + RUNS.incrementAndGet(), "step"),
        ResetPassword.NAME,
        Map.of(ResetPassword.ACCOUNT, new SlotValue.Words(account.toString())),
        Language.ENGLISH,
        customer);
  }

  static String how(ActionOutcome outcome) {
    return ((Done) outcome).receipt().facts().getOrDefault(ResetReceipts.HOW, "");
  }

  /** The token of the link that an outcome tells of. */
  static LinkToken token(ActionOutcome outcome) {
    var link =
        how(outcome)
            .lines()
            .filter(line -> line.startsWith("https://"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no link in " + outcome));
    return LinkToken.of(link.substring(link.lastIndexOf('/') + 1)).orElseThrow();
  }
}
