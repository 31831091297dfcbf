package io.recado.egress;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The addresses that may be connected to where tenants name them: public ones, and those of the
 * networks that the operator has opened. For what speaks another language than HTTP; that asks
 * {@link Egress}. Safe for many threads.
 */
public final class PermittedAddresses {

  private final Predicate<InetAddress> rule;

  private PermittedAddresses(Predicate<InetAddress> rule) {
    this.rule = rule;
  }

  /**
   * @throws SettingsException when the setting names no networks
   */
  public static PermittedAddresses of(Settings settings) {
    var opened = settings.find(Setting.EGRESS_NETWORKS).map(PermittedAddresses::networks);
    List<AddressBlock> networks = opened.orElseGet(List::of);
    return by(
        address ->
            PublicAddresses.contain(address)
                || networks.stream().anyMatch(network -> network.contains(address)));
  }

  /** For tests: by another rule. */
  static PermittedAddresses by(Predicate<InetAddress> rule) {
    return new PermittedAddresses(rule);
  }

  public boolean contain(InetAddress address) {
    return rule.test(address);
  }

  /**
   * What a name leads to, all of it. Who connects must connect to one of these, and not ask for the
   * name again: it may lead elsewhere by then. Blocks.
   *
   * @throws EgressException when any of it is not permitted
   * @throws UnknownHostException when it leads nowhere
   */
  public List<InetAddress> of(String host) throws UnknownHostException {
    var addresses = List.of(InetAddress.getAllByName(host));
    if (!addresses.stream().allMatch(this::contain)) {
      throw EgressException.of(Refusal.ADDRESS);
    }
    return addresses;
  }

  private static List<AddressBlock> networks(String setting) {
    try {
      return Stream.of(setting.split(",", -1)).map(String::strip).map(AddressBlock::of).toList();
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          List.of(
              Setting.EGRESS_NETWORKS.variable()
                  + ": expected networks with commas, such as 10.20.0.0/16"));
    }
  }
}
