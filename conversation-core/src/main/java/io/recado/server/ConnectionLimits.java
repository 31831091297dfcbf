package io.recado.server;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;

/**
 * How many connections there may be, and how long each may keep the server waiting. None of it
 * counts while the server is the one that is waited for: streams and slow answers stay.
 *
 * @param most open at a time
 * @param silence from its beginning until a connection has asked, and the longest pause in which
 *     nothing of a request arrives
 * @param arrival of a request in full, from its head on
 * @param idle between an answer and the next request
 */
record ConnectionLimits(int most, Duration silence, Duration arrival, Duration idle) {

  static ConnectionLimits of(Settings settings) {
    return new ConnectionLimits(
        settings.count(Setting.MOST_CONNECTIONS),
        settings.duration(Setting.REQUEST_SILENCE),
        settings.duration(Setting.REQUEST_ARRIVAL),
        settings.duration(Setting.CONNECTION_IDLE));
  }
}
