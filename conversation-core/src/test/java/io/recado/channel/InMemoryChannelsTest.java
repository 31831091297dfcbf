package io.recado.channel;

import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;

class InMemoryChannelsTest implements ChannelsContract {

  private final InMemoryChannels channels = new InMemoryChannels();

  @Override
  public Channels channels() {
    return channels;
  }

  @Override
  public ChannelStore store() {
    return channels;
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(Uuid7.next());
  }
}
