package org.todoku.linkage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.identity.Comparison;

/**
 * A pair that may be one child, for a person to decide.
 *
 * @param described as the other department knows somebody
 * @param registered as the resident register knows a child
 * @param weight how likely they are one, 0 to 1
 * @param agreement how far each part agrees; parts that either side does not say are left out
 * @param decidedAt null while open
 */
public record IdentityQuestion(
    long id,
    Side described,
    Side registered,
    String child,
    double weight,
    Map<Comparison.Part, Comparison.Level> agreement,
    State state,
    Instant askedAt,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy) {

  public IdentityQuestion {
    agreement = Map.copyOf(agreement);
  }

  /**
   * One side of the pair. Parts are null where the source does not say.
   *
   * @param address always null where {@code dvProtected}
   */
  public record Side(
      String custodian,
      String system,
      String key,
      @Nullable String personId,
      @Nullable String name,
      @Nullable String kana,
      @Nullable LocalDate birthDate,
      @Nullable String sex,
      @Nullable String address,
      boolean dvProtected) {
    public Side {
      if (dvProtected) {
        address = null;
      }
    }
  }

  /** Whether it is decided, and how. */
  public enum State {
    OPEN("open"),
    SAME("same"),
    DIFFERENT("different");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
