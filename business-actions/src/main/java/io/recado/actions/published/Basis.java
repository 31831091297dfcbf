package io.recado.actions.published;

import org.jspecify.annotations.Nullable;

/**
 * What a publication is made from.
 *
 * @param restores the number of the publication whose content it has again; null when it is new
 * @param classifier what was learned of its phrases, see {@link Edition#classifier()}; null when
 *     they are those of what holds
 * @param follows the number of what held when it was decided on, 0 for nothing: it is not published
 *     where something else holds by then. Null where it is published whatever holds
 * @param allTheSame whether an owner wants it although one language trails another too far
 */
public record Basis(
    @Nullable Integer restores,
    @Nullable Integer classifier,
    @Nullable Integer follows,
    boolean allTheSame) {

  public Basis(
      @Nullable Integer restores, @Nullable Integer classifier, @Nullable Integer follows) {
    this(restores, classifier, follows, false);
  }

  /** Something new, whatever holds. */
  public static final Basis ANY = new Basis(null, null, null);

  /** Something new in the place of this alone. */
  public static Basis after(Holding holding) {
    return new Basis(null, null, holding.number());
  }

  public Basis restoring(Edition edition) {
    return new Basis(edition.number(), classifier, follows, allTheSame);
  }

  public Basis learned(int other) {
    return new Basis(restores, other, follows, allTheSame);
  }

  public Basis allTheSame(boolean wanted) {
    return new Basis(restores, classifier, follows, wanted);
  }
}
