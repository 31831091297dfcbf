package io.recado.actions.password;

import static io.recado.actions.password.PasswordSite.how;
import static io.recado.actions.password.PasswordSite.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionOutcome.Done;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionOutcome.Unavailable;
import io.recado.action.Proof;
import io.recado.conversation.Language;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@Tag("server")
class ResetPasswordTest {

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private PasswordSite site;
  private AccessId account;

  @BeforeEach
  void aCustomerWithAnAccount() {
    site = new PasswordSite(database);
    account = site.account(site.system("Correo", false), "cliente01@example.com");
  }

  @Test
  void theSystemGetsAPasswordThatOnlyTheLinkShowsAndOnlyOnce() {
    var outcome = site.reset(account);

    var password = site.backend.taken.getFirst();
    assertThat(outcome.toString()).doesNotContain(password);
    assertThat(Await.value(site.links().peek(token(outcome)))).isEqualTo(Language.ENGLISH);
    var revealed = Await.value(site.links().reveal(token(outcome)));
    assertThat(revealed.password()).isEqualTo(password);
    assertThat(revealed.login()).isEqualTo("cliente01@example.com");
    assertThat(revealed.system()).isEqualTo("Correo");
    assertThat(site.links().reveal(token(outcome)).blockOptional()).isEmpty();
    assertThat(site.links().peek(token(outcome)).blockOptional()).isEmpty();
    assertThat(kept()).isZero();
  }

  @Test
  void lookingAtALinkTakesNothing() {
    var outcome = site.reset(account);

    for (int i = 0; i < 5; i++) {
      assertThat(site.links().peek(token(outcome)).blockOptional()).isPresent();
    }

    assertThat(site.links().reveal(token(outcome)).blockOptional()).isPresent();
  }

  @Test
  void ofFiftyWhoOpenALinkAtATimeOneSeesThePassword() {
    var token = token(site.reset(account));

    var seen = Await.all(Flux.range(0, 50).flatMap(_ -> site.links().reveal(token), 50));

    assertThat(seen).hasSize(1);
  }

  @Test
  void aLinkIsOverInTimeAndItsPasswordForgotten() {
    site.linkLife = Duration.ZERO;
    var outcome = site.reset(account);

    assertThat(site.links().reveal(token(outcome)).blockOptional()).isEmpty();
    site.forget();
    assertThat(kept()).isZero();
  }

  @Test
  void whatCanStillBeSeenIsNotForgotten() {
    site.reset(account);

    site.forget();

    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void neitherPasswordNorTokenIsInTheDatabaseAsItIs() {
    var outcome = site.reset(account);

    var rows =
        site.rows.text(
            site.thread.tenant(),
            "select string_agg(r::text, ' ') || string_agg(encode(r.secret, 'escape'), ' ')"
                + " from password_reset r where tenant_id = $1");
    assertThat(rows)
        .doesNotContain(site.backend.taken.getFirst())
        .doesNotContain(token(outcome).value());
  }

  @Test
  void theSameRequestKeepsItsPasswordAndItsReceipt() {
    var request = site.request(account);

    var first = site.perform(request);
    var again = site.perform(request);

    assertThat(again).isEqualTo(first);
    assertThat(site.backend.taken).hasSize(1);
    assertThat(Await.value(site.action().outcomeOf(request))).isEqualTo(first);
  }

  @Test
  void whereTheAnswerWasLostTheSystemIsToldTheSamePasswordAgain() {
    var request = site.request(account);
    site.backend.mute = true;
    assertThatThrownBy(() -> site.perform(request)).hasMessage("the connection broke");
    site.backend.mute = false;

    var outcome = Await.value(site.action().outcomeOf(request));

    assertThat(new HashSet<>(site.backend.taken)).hasSize(1);
    assertThat(Await.value(site.links().reveal(token(outcome))).password())
        .isEqualTo(site.backend.taken.getFirst());
  }

  @Test
  void whoWasNeverToldOfAPasswordThatIsGoneGetsAFreshOne() {
    var request = site.request(account);
    site.linkLife = Duration.ZERO;
    site.perform(request);
    site.forget();
    site.linkLife = Duration.ofMinutes(30);

    var outcome = site.perform(request);

    assertThat(new HashSet<>(site.backend.taken)).hasSize(2);
    assertThat(Await.value(site.links().reveal(token(outcome))).password())
        .isEqualTo(site.backend.taken.getLast());
  }

  @Test
  void aRequestThatWasNeverMadeHasNoOutcome() {
    assertThat(site.action().outcomeOf(site.request(account)).blockOptional()).isEmpty();
    assertThat(site.backend.taken).isEmpty();
  }

  @Test
  void oneResetOfAnAccountAtATime() {
    var other = site.request(account);
    var outcomes = new ArrayList<ActionOutcome>();
    site.backend.meanwhile = site.action().perform(other).doOnNext(outcomes::add);

    assertThat(site.reset(account)).isInstanceOf(Done.class);

    assertThat(outcomes).containsExactly(new Unavailable(null));
    site.backend.meanwhile = Mono.empty();
    assertThat(site.perform(other)).isInstanceOf(Done.class);
  }

  @Test
  void aLaterResetEndsTheLinkOfTheOneBefore() {
    var first = site.reset(account);
    var second = site.reset(account);

    assertThat(site.links().reveal(token(first)).blockOptional()).isEmpty();
    assertThat(Await.value(site.links().reveal(token(second))).password())
        .isEqualTo(site.backend.taken.getLast());
  }

  @Test
  void whatWaitedForTheSystemDoesNotComeAfterALaterReset() {
    var early = site.request(account);
    site.backend.away = true;
    assertThatThrownBy(() -> site.perform(early)).hasMessage("the system is away");
    site.backend.away = false;
    free();
    site.reset(account);

    assertThat(site.perform(early)).isEqualTo(new Rejected("superseded"));
    assertThat(site.backend.taken).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "UNKNOWN_LOGIN"})
  void aRefusalOfWhatMayHaveBeenTakenBeforeIsNoRejection(PasswordBackend.Answer answer) {
    var request = site.request(account);
    site.backend.mute = true;
    assertThatThrownBy(() -> site.perform(request)).hasMessage("the connection broke");
    site.backend.mute = false;
    site.backend.answer = answer;

    assertThat(site.perform(request)).isEqualTo(new Unavailable(null));
    assertThat(Await.value(site.action().outcomeOf(request))).isEqualTo(new Unavailable(null));

    site.backend.answer = PasswordBackend.Answer.CHANGED;
    var outcome = site.perform(request);
    assertThat(new HashSet<>(site.backend.taken)).hasSize(1);
    assertThat(site.links().reveal(token(outcome)).blockOptional()).isPresent();
  }

  @Test
  void whatWasOnlyKeptWaitingIsNotDoneByAskingWhatBecameOfIt() {
    var other = site.request(account);
    site.backend.meanwhile = site.action().perform(other);
    site.reset(account);
    site.backend.meanwhile = Mono.empty();

    assertThat(site.action().outcomeOf(other).blockOptional()).isEmpty();
    assertThat(site.backend.taken).hasSize(1);
  }

  @Test
  void whoseSystemAnswersAfterALaterResetGetsNoLink() {
    var late = site.request(account);
    site.backend.meanwhile =
        Mono.fromRunnable(
                () -> {
                  free();
                  site.backend.meanwhile = Mono.empty();
                })
            .subscribeOn(Schedulers.boundedElastic())
            .then(Mono.defer(() -> site.action().perform(site.request(account))));

    assertThat(site.perform(late)).isEqualTo(new Rejected("superseded"));
  }

  @Test
  void whatWasSaidInTheChatStaysDoneAfterALaterReset() {
    var spoken = site.account(site.system("Wifi", true), "c101");
    var first = site.request(spoken);
    site.perform(first);
    site.reset(spoken);

    assertThat(states()).containsExactly("changed", "changed");
    assertThat(kept()).isEqualTo(1);
    assertThat(site.perform(first)).isEqualTo(new Rejected("superseded"));
    assertThat(site.backend.taken).hasSize(2);
  }

  @Test
  void whatWasDoneAndForgottenStaysDoneAfterALaterReset() {
    var first = site.request(account);
    site.linkLife = Duration.ZERO;
    site.perform(first);
    site.forget();
    site.reset(account);

    assertThat(states()).containsExactly("changed", "changed");
    assertThat(site.perform(first)).isEqualTo(new Rejected("superseded"));
    assertThat(site.backend.taken).hasSize(2);
  }

  @Test
  void whatTheSystemSaysIsKeptForTheRequest() {
    site.backend.answer = PasswordBackend.Answer.REFUSED;
    var request = site.request(account);

    assertThat(site.perform(request)).isEqualTo(new Rejected("refused"));
    site.backend.answer = PasswordBackend.Answer.CHANGED;
    assertThat(site.perform(request)).isEqualTo(new Rejected("refused"));
    assertThat(site.reset(account)).isInstanceOf(Done.class);
  }

  @Test
  void aLoginThatTheSystemDoesNotHaveIsUnknown() {
    site.backend.answer = PasswordBackend.Answer.UNKNOWN_LOGIN;

    assertThat(site.reset(account)).isEqualTo(new Rejected("unknown_account"));
    assertThat(kept()).isZero();
  }

  @Test
  void anAccountOfSomebodyElseIsUnknown() {
    var stranger = site.rows.customer(site.thread.tenant(), null);
    var theirs = site.account(stranger, site.system("Portal", false), "C-999");

    assertThat(site.reset(theirs)).isEqualTo(new Rejected("unknown_account"));
    assertThat(site.backend.taken).isEmpty();
  }

  @Test
  void fiveResetsOfAnAccountWithinADayAreEnough() {
    for (int i = 0; i < 5; i++) {
      assertThat(site.reset(account)).isInstanceOf(Done.class);
    }

    assertThat(site.reset(account)).isEqualTo(new Rejected("too_many"));
  }

  @Test
  void aTenantMayWantPasswordsInTheChat() {
    var spoken = site.account(site.system("Wifi", true), "c101");

    var outcome = site.reset(spoken);

    assertThat(how(outcome)).contains(site.backend.taken.getFirst()).doesNotContain("https://");
  }

  @Test
  void whatNobodyHasSeenIsShownToNobodyOnceTheAccountIsGone() {
    var outcome = site.reset(account);

    site.rows.write(site.thread.tenant(), "delete from access_account where tenant_id = $1");

    assertThat(kept()).isZero();
    assertThat(site.links().reveal(token(outcome)).blockOptional()).isEmpty();
    assertThat(states()).containsExactly("changed");
    assertThat(site.reset(account)).isEqualTo(new Rejected("unknown_account"));
  }

  @Test
  void whatWaitsForTheSystemGoesToALoginThatWasPutRight() {
    var request = site.request(account);
    site.backend.away = true;
    assertThatThrownBy(() -> site.perform(request)).hasMessage("the system is away");
    site.backend.away = false;
    site.rows.write(
        site.thread.tenant(), "update access_account set login = 'ana@b.cl' where tenant_id = $1");

    var outcome = site.perform(request);

    assertThat(Await.value(site.links().reveal(token(outcome))).login()).isEqualTo("ana@b.cl");
  }

  @Test
  void itNeedsAProof() {
    assertThat(site.action().proof()).isEqualTo(Proof.CUSTOMER);
    assertThat(new MyAccounts(site.accounts).proof()).isEqualTo(Proof.CUSTOMER);
  }

  /** The lease of a try that failed would be over in half a minute. */
  private void free() {
    site.rows.write(
        site.thread.tenant(),
        "update access_account set busy_until = clock_timestamp() where tenant_id = $1");
  }

  private List<String> states() {
    var states =
        site.rows.text(
            site.thread.tenant(),
            "select string_agg(state, ' ' order by asked_at) from password_reset where tenant_id = $1");
    return List.of(states.split(" "));
  }

  private long kept() {
    return site.rows.count(
        site.thread.tenant(), "select count(*) from password_reset where tenant_id = $1 and kept");
  }
}
