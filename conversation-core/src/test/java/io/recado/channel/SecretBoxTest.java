package io.recado.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

  private static final Map<String, String> SECRETS = Map.of("token", "canary-ñ", "secret", "s");

  private final TenantId tenant = new TenantId(Uuid7.next());
  private final ChannelId channel = new ChannelId(Uuid7.next());
  private final MasterKey key = MasterKey.random();
  private final SecretBox box = SecretBox.of(List.of(key));

  @Test
  void opensWhatItSealed() {
    var record = box.seal(tenant, channel, SECRETS);

    assertThat(box.open(tenant, channel, record)).isEqualTo(SECRETS);
  }

  @Test
  void sealsNoSecretsAtAll() {
    var record = box.seal(tenant, channel, Map.of());

    assertThat(box.open(tenant, channel, record)).isEmpty();
  }

  @Test
  void sealsTheSameSecretsDifferentlyEachTime() {
    assertThat(box.seal(tenant, channel, SECRETS)).isNotEqualTo(box.seal(tenant, channel, SECRETS));
  }

  @Test
  void aRecordTellsItsKeyAndNothingElse() {
    var record = box.seal(tenant, channel, SECRETS);

    assertThat(new String(record, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    assertThat(record[0]).isEqualTo((byte) 1);
    assertThat(key.hasId(Arrays.copyOfRange(record, 1, 5))).isTrue();
  }

  @Test
  void everyAlteredByteIsNoticed() {
    var record = box.seal(tenant, channel, SECRETS);

    for (int i = 0; i < record.length; i++) {
      var altered = record.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> box.open(tenant, channel, altered))
          .as("byte %d", i)
          .isInstanceOf(SecretBoxException.class);
    }
  }

  @Test
  void aRecordMovedToAnotherRowDoesNotOpen() {
    var record = box.seal(tenant, channel, SECRETS);

    assertThatThrownBy(() -> box.open(tenant, new ChannelId(Uuid7.next()), record))
        .isInstanceOf(SecretBoxException.class)
        .hasMessageContaining("belong to another");
    assertThatThrownBy(() -> box.open(new TenantId(Uuid7.next()), channel, record))
        .isInstanceOf(SecretBoxException.class)
        .hasMessageContaining("belong to another");
  }

  @Test
  void aCutOffRecordIsNoticed() {
    var record = box.seal(tenant, channel, SECRETS);

    assertThatThrownBy(() -> box.open(tenant, channel, new byte[0]))
        .isInstanceOf(SecretBoxException.class);
    assertThatThrownBy(() -> box.open(tenant, channel, Arrays.copyOf(record, record.length - 1)))
        .isInstanceOf(SecretBoxException.class);
  }

  @Test
  void theWrongKeyIsAClearError() {
    var record = box.seal(tenant, channel, SECRETS);
    var other = MasterKey.random();

    assertThatThrownBy(() -> SecretBox.of(List.of(other)).open(tenant, channel, record))
        .isInstanceOf(SecretBoxException.class)
        .hasMessageContaining("sealed with key " + key.id())
        .hasMessageContaining(other.id());
  }

  @Test
  void aFormerKeyStillOpensAndTheNewOneSeals() {
    var replaced = MasterKey.random();
    var rotating = SecretBox.of(List.of(replaced, key));
    var oldRecord = box.seal(tenant, channel, SECRETS);

    var newRecord = rotating.seal(tenant, channel, rotating.open(tenant, channel, oldRecord));

    assertThat(SecretBox.of(List.of(replaced)).open(tenant, channel, newRecord)).isEqualTo(SECRETS);
  }

  @Test
  void aMasterKeyReadsWhatItWrote() {
    assertThat(MasterKey.of(key.base64()).id()).isEqualTo(key.id());
    assertThat(MasterKey.of(" " + key.base64() + "\n").id()).isEqualTo(key.id());
  }

  @Test
  void aMasterKeyDoesNotShowItself() {
    assertThat(key).hasToString("MasterKey[" + key.id() + "]");
    assertThat(key.toString()).doesNotContain(key.base64());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "not base64 at all, but a rather long text of words"})
  void whatIsNoMasterKeyIsRefusedWithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterKey.of(text))
        .withMessageStartingWith("a master key")
        .matches(e -> text.isEmpty() || !String.valueOf(e.getMessage()).contains(text));
  }
}
