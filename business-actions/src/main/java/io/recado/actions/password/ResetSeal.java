package io.recado.actions.password;

import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.tenant.TenantId;
import java.util.Map;

/** Seals the password of a reset. A reset takes a channel's place in the seal. */
record ResetSeal(SecretBox box) {

  private static final String PASSWORD = "password";

  byte[] close(TenantId tenant, ResetId reset, String password) {
    return box.seal(tenant, new ChannelId(reset.value()), Map.of(PASSWORD, password));
  }

  String open(TenantId tenant, ResetId reset, byte[] sealed) {
    var opened = box.open(tenant, new ChannelId(reset.value()), sealed).get(PASSWORD);
    if (opened == null) {
      throw new IllegalStateException("no password is sealed for reset " + reset);
    }
    return opened;
  }
}
