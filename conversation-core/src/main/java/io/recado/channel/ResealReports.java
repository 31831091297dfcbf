package io.recado.channel;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.Resealing.Tally;
import io.recado.database.DispatchDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the last run found that sealed secrets anew, in whichever process; and the next one. */
@Repository
public class ResealReports {

  private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

  private static final String NOTE =
      """
      insert into reseal_report (ended_at, key, keys, resealed, unopened)
      values (clock_timestamp(), $1, $2, $3, $4::jsonb)
      on conflict (the_last) do update set
        ended_at = excluded.ended_at, key = excluded.key, keys = excluded.keys,
        resealed = excluded.resealed, unopened = excluded.unopened
      """;

  private static final String LAST =
      "select ended_at, key, keys, resealed, unopened::text as unopened from reseal_report";

  private static final String SOON =
      "update scheduled_job set execution_time = now() where task_name = $1 and not picked";

  private final DatabaseClient dispatch;

  ResealReports(DispatchDatabase dispatch) {
    this.dispatch = dispatch.client();
  }

  /** Empty while no process was ever given more than one key. */
  public Mono<ResealReport> last() {
    return dispatch.sql(LAST).map(ResealReports::report).one();
  }

  /** Has secrets sealed anew within seconds, by whichever process; one that runs is enough. */
  public Mono<Void> soon() {
    return dispatch.sql(SOON).bind(0, ResealSecrets.NAME).then();
  }

  Mono<Void> note(MasterKeys given, Tally tally) {
    return dispatch
        .sql(NOTE)
        .bind(0, given.current().id())
        .bind(1, given.ids().toArray(String[]::new))
        .bind(2, tally.resealed())
        .bind(3, JsonMapper.shared().writeValueAsString(tally.unopened()))
        .then();
  }

  private static ResealReport report(Readable row) {
    return new ResealReport(
        required(row, "ended_at", Instant.class),
        required(row, "key", String.class),
        List.of(required(row, "keys", String[].class)),
        required(row, "resealed", Long.class),
        JsonMapper.shared().readValue(required(row, "unopened", String.class), COUNTS));
  }
}
