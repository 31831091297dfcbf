package io.recado.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class ResealAccountsTest {

  private static final TenantId NOBODY = new TenantId(new UUID(0, 0));
  private static final Map<String, String> SECRET = Map.of("secret", "c2VjcmV0");

  private final DispatchDatabase dispatch = AdminServer.running().bean(DispatchDatabase.class);
  private final MasterKey old = MasterKey.random();
  private final MasterKey current = MasterKey.random();
  private final UUID person = Uuid7.next();

  @Test
  void aSecondFactorIsOpenedByTheNewKeyAloneAfterARun() {
    enrol();

    Await.value(new ResealAccounts(dispatch, new MasterKeys(List.of(current, old))).run());

    var box = SecretBox.of(List.of(current));
    assertThat(box.open(NOBODY, new ChannelId(person), sealed())).isEqualTo(SECRET);
  }

  @Test
  void whatNoKeyOpensIsLeftAsItIs() {
    enrol();
    var before = sealed();
    var others = new MasterKeys(List.of(current, MasterKey.random()));

    var tally = Await.value(new ResealAccounts(dispatch, others).run());

    assertThat(tally.unopened()).containsKey(old.id());
    assertThat(sealed()).isEqualTo(before);
  }

  /** As the control plane does: sealed as nobody's, by the person's id. */
  private void enrol() {
    var sealed = SecretBox.of(List.of(old)).seal(NOBODY, new ChannelId(person), SECRET);
    Await.done(
        dispatch
            .client()
            .sql("insert into person (person_id, email, password_hash) values ($1, $2, '')")
            .bind(0, person)
            .bind(1, person + "@people.example")
            .then());
    Await.done(
        dispatch
            .client()
            .sql("insert into second_factor (person_id, sealed) values ($1, $2)")
            .bind(0, person)
            .bind(1, sealed)
            .then());
  }

  private byte[] sealed() {
    return Await.value(
        dispatch
            .client()
            .sql("select sealed from second_factor where person_id = $1")
            .bind(0, person)
            .mapValue(byte[].class)
            .one());
  }
}
