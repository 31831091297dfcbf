package io.recado.admin.access;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Second factors of accounts, which like these are of no tenant. */
@Repository
class PostgresSecondFactors {

  private static final Logger log = LoggerFactory.getLogger(PostgresSecondFactors.class);

  /** Sealed as nobody's, by the person's id. */
  private static final TenantId NOBODY = new TenantId(new UUID(0, 0));

  private static final String SECRET = "secret";
  private static final HexFormat HEX = HexFormat.of();

  private static final String FIND =
      """
      select sealed, confirmed_at is not null as confirmed, clock_timestamp() as now,
        (select count(*) from recovery_code c where c.person_id = f.person_id and c.used_at is null) as codes_left
      from second_factor f where person_id = $1
      """;

  private static final String ENROL =
      """
      insert into second_factor as known (person_id, sealed) values ($1, $2)
      on conflict (person_id) do update set sealed = excluded.sealed where known.confirmed_at is null
      """;

  private static final String CONFIRM =
      """
      with confirmed as (
        update second_factor set confirmed_at = clock_timestamp(), last_step = $2
        where person_id = $1 and confirmed_at is null returning person_id
      ), entered as (
        insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome)
        select m.tenant_id, 'agent', m.person_id::text, 'person.second_factor_on', 'done'
        from membership m join confirmed c on c.person_id = m.person_id
      )
      insert into recovery_code (person_id, code_hash)
      select person_id, decode(hash, 'hex') from confirmed, unnest($3::text[]) as hash
      """;

  /** Of all who try a code at once, one succeeds. */
  private static final String USE_STEP =
      "update second_factor set last_step = $2 where person_id = $1 and confirmed_at is not null and last_step < $2";

  private static final String USE_CODE =
      """
      with used as (
        update recovery_code set used_at = clock_timestamp()
        where person_id = $1 and code_hash = $2 and used_at is null returning person_id
      ), entered as (
        insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome)
        select m.tenant_id, 'agent', m.person_id::text, 'person.recovery_code_used', 'done'
        from membership m join used u on u.person_id = m.person_id
      )
      select count(*) from used
      """;

  private static final String REMOVE =
      """
      with removed as (
        delete from second_factor where person_id = $1 returning person_id
      )
      insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome)
      select m.tenant_id, 'agent', m.person_id::text, 'person.second_factor_off', 'done'
      from membership m join removed r on r.person_id = m.person_id
      """;

  private final DatabaseClient dispatch;
  private final SecretBox box;

  PostgresSecondFactors(DispatchDatabase dispatch, SecretBox box) {
    this.dispatch = dispatch.client();
    this.box = box;
  }

  /**
   * A second factor, or one that is to be.
   *
   * @param now when it was read, by the database's clock: all processes tell codes by the same
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record SecondFactor(byte[] sealed, boolean confirmed, long codesLeft, Instant now) {

    @Override
    public String toString() {
      return "SecondFactor[confirmed=" + confirmed + "]";
    }
  }

  /** Empty for who has none, and has not begun to have one. */
  Mono<SecondFactor> find(PersonId person) {
    return about(person, FIND).map(PostgresSecondFactors::read).one();
  }

  /** In place of one that was never confirmed; false when one is on. */
  Mono<Boolean> enrol(PersonId person, byte[] secret) {
    var text = Base64.getEncoder().encodeToString(secret);
    var sealed = box.seal(NOBODY, new ChannelId(person.value()), Map.of(SECRET, text));
    return happened(about(person, ENROL).bind(1, sealed));
  }

  /** Switches it on, its step used up; false when there is nothing to confirm. */
  Mono<Boolean> confirm(PersonId person, long step, List<RecoveryCode> codes) {
    var hashes = codes.stream().map(RecoveryCode::hash).map(HEX::formatHex).toArray(String[]::new);
    return happened(about(person, CONFIRM).bind(1, step).bind(2, hashes));
  }

  /** False when this step, or a later one, was used before. */
  Mono<Boolean> useStep(PersonId person, long step) {
    return happened(about(person, USE_STEP).bind(1, step));
  }

  /** False when there is no such code, or it was used. */
  Mono<Boolean> useCode(PersonId person, RecoveryCode code) {
    return Detached.from(
        about(person, USE_CODE)
            .bind(1, code.hash())
            .mapValue(Long.class)
            .one()
            .map(used -> used > 0));
  }

  Mono<Void> remove(PersonId person) {
    return Detached.from(about(person, REMOVE).then());
  }

  /**
   * What the app has; empty when it was sealed by a master key that was taken away. Then only a
   * recovery code lets its person in.
   */
  Optional<byte[]> secret(PersonId person, SecondFactor factor) {
    try {
      var opened = box.open(NOBODY, new ChannelId(person.value()), factor.sealed());
      return Optional.of(Base64.getDecoder().decode(Objects.requireNonNull(opened.get(SECRET))));
    } catch (SecretBoxException e) {
      log.warn("The second factor of person {} takes no codes: {}", person, e.getMessage());
      return Optional.empty();
    }
  }

  private static SecondFactor read(Readable row) {
    return new SecondFactor(
        required(row, "sealed", byte[].class),
        required(row, "confirmed", Boolean.class),
        required(row, "codes_left", Long.class),
        required(row, "now", Instant.class));
  }

  private static Mono<Boolean> happened(GenericExecuteSpec statement) {
    return Detached.from(statement.fetch().rowsUpdated().map(rows -> rows > 0));
  }

  private GenericExecuteSpec about(PersonId person, String sql) {
    return dispatch.sql(sql).bind(0, person.value());
  }
}
