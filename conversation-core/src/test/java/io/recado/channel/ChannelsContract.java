package io.recado.channel;

import static io.recado.channel.ChannelKind.TELEGRAM;
import static io.recado.channel.ChannelKind.WEBCHAT;
import static io.recado.channel.ChannelKind.WHATSAPP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Channels} and {@link ChannelStore} promise together. */
interface ChannelsContract {

  Channels channels();

  ChannelStore store();

  TenantId newTenant();

  @Test
  default void aSavedChannelIsFoundByIdAndByAddressWithItsSecrets() {
    var channel = aChannel(newTenant(), WHATSAPP, "106540352242922", Map.of("token", "t-1"));

    Await.done(store().save(channel));

    assertThat(Await.value(channels().find(channel.id()))).isEqualTo(channel);
    assertThat(Await.value(channels().byAddress(WHATSAPP, "106540352242922"))).isEqualTo(channel);
  }

  @Test
  default void whatNobodyHasIsNotThere() {
    Await.done(store().save(aChannel(newTenant(), TELEGRAM, "4242", Map.of())));

    assertThat(Await.empty(channels().find(new ChannelId(Uuid7.next())))).isTrue();
    assertThat(Await.empty(channels().byAddress(WHATSAPP, "4242"))).isTrue();
    assertThat(Await.empty(channels().byAddress(TELEGRAM, "4243"))).isTrue();
  }

  @Test
  default void aChannelWorksAtOnceThoughItWasAskedForBefore() {
    var channel = aChannel(newTenant(), TELEGRAM, "77", Map.of());
    assertThat(Await.empty(channels().find(channel.id()))).isTrue();
    assertThat(Await.empty(channels().byAddress(TELEGRAM, "77"))).isTrue();

    Await.done(store().save(channel));

    assertThat(Await.value(channels().find(channel.id()))).isEqualTo(channel);
    assertThat(Await.value(channels().byAddress(TELEGRAM, "77"))).isEqualTo(channel);
  }

  @Test
  default void savingAgainReplacesAddressAndSecrets() {
    var before = aChannel(newTenant(), TELEGRAM, "1001", Map.of("token", "old"));
    var after = new Channel(before.tenant(), before.id(), TELEGRAM, "1002", Map.of("token", "new"));
    Await.done(store().save(before));
    assertThat(Await.value(channels().byAddress(TELEGRAM, "1001"))).isEqualTo(before);

    Await.done(store().save(after));

    assertThat(Await.value(channels().find(before.id()))).isEqualTo(after);
    assertThat(Await.value(channels().byAddress(TELEGRAM, "1002"))).isEqualTo(after);
    assertThat(Await.empty(channels().byAddress(TELEGRAM, "1001"))).isTrue();
  }

  @Test
  default void allOfAKindAreListedOverAllTenants() {
    var ours = aChannel(newTenant(), WEBCHAT, "site-a", Map.of());
    var theirs = aChannel(newTenant(), WEBCHAT, "site-b", Map.of());
    Await.done(store().save(ours));
    Await.done(store().save(theirs));
    Await.done(store().save(aChannel(ours.tenant(), WHATSAPP, "333", Map.of())));

    var listed = Await.all(channels().ofKind(WEBCHAT));

    assertThat(listed).contains(ours, theirs).allMatch(channel -> channel.kind() == WEBCHAT);
  }

  @Test
  default void anAddressBelongsToOneChannelOnly() {
    var first = aChannel(newTenant(), WHATSAPP, "555", Map.of("token", "first"));
    Await.done(store().save(first));

    var second = store().save(aChannel(newTenant(), WHATSAPP, "555", Map.of("token", "second")));

    assertThatThrownBy(() -> Await.done(second)).isInstanceOf(ChannelTakenException.class);
    assertThat(Await.value(channels().byAddress(WHATSAPP, "555"))).isEqualTo(first);
  }

  @Test
  default void aChannelOfAnotherTenantCannotBeOverwritten() {
    var first = aChannel(newTenant(), WHATSAPP, "556", Map.of("token", "first"));
    Await.done(store().save(first));

    var robbery = store().save(new Channel(newTenant(), first.id(), WHATSAPP, "557", Map.of()));

    assertThatThrownBy(() -> Await.done(robbery)).isInstanceOf(ChannelTakenException.class);
    assertThat(Await.value(channels().find(first.id()))).isEqualTo(first);
  }

  @Test
  default void nothingIsSavedBeforeSubscription() {
    var channel = aChannel(newTenant(), TELEGRAM, "9", Map.of());

    var save = store().save(channel);

    assertThat(Await.empty(channels().find(channel.id()))).isTrue();
    Await.done(save);
    assertThat(Await.value(channels().find(channel.id()))).isEqualTo(channel);
  }

  private static Channel aChannel(
      TenantId tenant, ChannelKind kind, String address, Map<String, String> secrets) {
    return new Channel(tenant, new ChannelId(Uuid7.next()), kind, address, secrets);
  }
}
