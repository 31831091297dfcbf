package io.recado.channel;

/**
 * A table with secrets that {@link SecretBox} has sealed. A bean of this type has them sealed anew
 * when the master key is replaced.
 *
 * @param table has a {@code tenant_id}, and may be updated by {@code recado_app}
 * @param sealedAs the column of the id that stands in the seal
 * @param secrets the column that is sealed; null where there is nothing to seal
 */
public record SealedRows(String table, String sealedAs, String secrets) {

  /** Sealed in the column {@code secrets}. */
  public SealedRows(String table, String sealedAs) {
    this(table, sealedAs, "secrets");
  }

  /**
   * What other keys than {@code $2} have sealed of the tenant {@code $1}'s, after {@code $3}, at
   * most {@code $4}: the key's id follows the version in the record.
   */
  String sealedByOthers() {
    return """
    select %2$s as sealed_as, %3$s as sealed from %1$s
    where tenant_id = $1 and substring(%3$s from 2 for 4) <> $2 and %3$s > $3
    order by %3$s limit $4
    """
        .formatted(table, sealedAs, secrets);
  }

  /** Puts {@code $3} in place of {@code $2}; no two records are alike, so one names its row. */
  String replacement() {
    return "update %1$s set %2$s = $3 where tenant_id = $1 and %2$s = $2".formatted(table, secrets);
  }
}
