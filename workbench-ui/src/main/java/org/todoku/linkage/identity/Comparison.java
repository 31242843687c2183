package org.todoku.linkage.identity;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far two descriptions agree, part by part, and what follows.
 *
 * <p>The weight is a probability after Fellegi and Sunter: every part adds the logarithm of how
 * much likelier its agreement is for one person than for two, starting from one chance in some
 * hundred thousand. The figures are fixed and rough; what they may decide alone is bounded by
 * {@link #decision()}, which never merges twins, brothers and sisters, or people who only share a
 * name.
 *
 * @param levels how far each part agrees; parts that either side does not say are left out
 * @param weight 0 to 1
 * @param decision what may be done without a person
 */
public record Comparison(Map<Part, Level> levels, double weight, Decision decision) {
  /** From this weight on two descriptions may be linked without a person. */
  public static final double LINK_FROM = 0.9;

  /** From this weight on a person is asked. */
  public static final double REVIEW_FROM = 0.1;

  /** Binary logarithm of the chance that two descriptions taken at random are of one person. */
  private static final double BEFORE = -17;

  public Comparison {
    levels = Map.copyOf(levels);
  }

  /** Compares two descriptions. */
  public static Comparison of(Person left, Person right) {
    Map<Part, Level> levels = new EnumMap<>(Part.class);
    put(levels, Part.PERSON_ID, equal(left.personId(), right.personId()));
    put(levels, Part.FAMILY_KANA, name(left.familyKana(), right.familyKana()));
    put(levels, Part.GIVEN_KANA, name(left.givenKana(), right.givenKana()));
    put(levels, Part.FAMILY_NAME, name(left.familyName(), right.familyName()));
    put(levels, Part.GIVEN_NAME, name(left.givenName(), right.givenName()));
    put(levels, Part.BIRTH_DATE, date(left.birthDate(), right.birthDate()));
    put(levels, Part.SEX, equal(left.sex(), right.sex()));
    put(levels, Part.ADDRESS, address(left.address(), right.address()));
    put(levels, Part.PHONE, equal(left.phone(), right.phone()));
    double weight = weight(levels);
    return new Comparison(levels, weight, decide(levels, weight));
  }

  /** How far a part agrees; null where either side does not say. */
  public @Nullable Level level(Part part) {
    return levels.get(part);
  }

  private static void put(Map<Part, Level> levels, Part part, @Nullable Level level) {
    if (level != null) {
      levels.put(part, level);
    }
  }

  private static double weight(Map<Part, Level> levels) {
    double odds = BEFORE;
    for (Map.Entry<Part, Level> entry : levels.entrySet()) {
      odds += entry.getKey().odds(entry.getValue());
    }
    // Characters and reading of one name say nearly the same; what both add counts once.
    odds -= doubled(levels, Part.FAMILY_KANA, Part.FAMILY_NAME);
    odds -= doubled(levels, Part.GIVEN_KANA, Part.GIVEN_NAME);
    return 1 / (1 + Math.pow(2, -odds));
  }

  private static double doubled(Map<Part, Level> levels, Part reading, Part characters) {
    return levels.get(reading) == Level.SAME && levels.get(characters) == Level.SAME
        ? characters.odds(Level.SAME) - 0.5
        : 0;
  }

  private static Decision decide(Map<Part, Level> levels, double weight) {
    if (levels.get(Part.PERSON_ID) == Level.SAME) {
      return decideByNumber(levels);
    }
    Level given = levels.get(Part.GIVEN_KANA);
    Level characters = levels.get(Part.GIVEN_NAME);
    boolean otherName =
        given == Level.DIFFERENT && (characters == null || characters == Level.DIFFERENT)
            || given == null && characters == Level.DIFFERENT;
    boolean noName = given == null && characters == null;
    if (otherName || noName || weight < REVIEW_FROM) {
      return Decision.NONE;
    }
    boolean sameReading = given == Level.SAME && levels.get(Part.FAMILY_KANA) == Level.SAME;
    boolean sameWriting =
        given == null
            && characters == Level.SAME
            && levels.get(Part.FAMILY_NAME) == Level.SAME
            && levels.get(Part.ADDRESS) == Level.SAME;
    boolean sure =
        (sameReading || sameWriting)
            && levels.get(Part.BIRTH_DATE) == Level.SAME
            && levels.get(Part.SEX) != Level.DIFFERENT
            && characters != Level.DIFFERENT
            && weight >= LINK_FROM;
    return sure ? Decision.LINK : Decision.REVIEW;
  }

  /** One number can mean two people in two systems, so the rest must not speak against it. */
  private static Decision decideByNumber(Map<Part, Level> levels) {
    Level born = levels.get(Part.BIRTH_DATE);
    Level given = levels.get(Part.GIVEN_KANA);
    if (given == null) {
      given = levels.get(Part.GIVEN_NAME);
    }
    boolean anotherBirth = born == Level.DIFFERENT;
    boolean anotherName = given == Level.DIFFERENT;
    boolean closeBirth = born == Level.SIMILAR && given != Level.SAME;
    boolean anotherSex =
        levels.get(Part.SEX) == Level.DIFFERENT && !(born == Level.SAME && given == Level.SAME);
    return anotherBirth || anotherName || closeBirth || anotherSex
        ? Decision.REVIEW
        : Decision.LINK;
  }

  private static @Nullable Level equal(@Nullable String left, @Nullable String right) {
    if (left == null || right == null) {
      return null;
    }
    return left.equals(right) ? Level.SAME : Level.DIFFERENT;
  }

  private static @Nullable Level name(@Nullable String left, @Nullable String right) {
    if (left == null || right == null) {
      return null;
    }
    if (left.equals(right)) {
      return Level.SAME;
    }
    return Math.max(left.length(), right.length()) >= 3 && oneEditApart(left, right)
        ? Level.SIMILAR
        : Level.DIFFERENT;
  }

  private static @Nullable Level date(@Nullable LocalDate left, @Nullable LocalDate right) {
    if (left == null || right == null) {
      return null;
    }
    if (left.equals(right)) {
      return Level.SAME;
    }
    boolean swapped =
        left.getYear() == right.getYear()
            && left.getMonthValue() == right.getDayOfMonth()
            && left.getDayOfMonth() == right.getMonthValue();
    int differing =
        (left.getYear() == right.getYear() ? 0 : 1)
            + (left.getMonthValue() == right.getMonthValue() ? 0 : 1)
            + (left.getDayOfMonth() == right.getDayOfMonth() ? 0 : 1);
    boolean close = differing == 1 && oneEditApart(left.toString(), right.toString());
    return swapped || close ? Level.SIMILAR : Level.DIFFERENT;
  }

  private static @Nullable Level address(@Nullable String left, @Nullable String right) {
    if (left == null || right == null) {
      return null;
    }
    if (left.equals(right)) {
      return Level.SAME;
    }
    String leftGround = Address.withoutBuilding(left);
    String rightGround = Address.withoutBuilding(right);
    return leftGround.equals(rightGround)
            || leftGround.endsWith(rightGround)
            || rightGround.endsWith(leftGround)
        ? Level.SIMILAR
        : Level.DIFFERENT;
  }

  /** Whether one insertion, deletion, replacement or swap of neighbours makes one the other. */
  static boolean oneEditApart(String left, String right) {
    int difference = left.length() - right.length();
    if (Math.abs(difference) > 1) {
      return false;
    }
    int start = 0;
    int shorter = Math.min(left.length(), right.length());
    while (start < shorter && left.charAt(start) == right.charAt(start)) {
      start++;
    }
    if (difference == 0) {
      if (left.substring(Math.min(start + 1, shorter))
          .equals(right.substring(Math.min(start + 1, shorter)))) {
        return true;
      }
      return start + 1 < shorter
          && left.charAt(start) == right.charAt(start + 1)
          && left.charAt(start + 1) == right.charAt(start)
          && left.substring(start + 2).equals(right.substring(start + 2));
    }
    String longer = difference > 0 ? left : right;
    String other = difference > 0 ? right : left;
    return longer.substring(start + 1).equals(other.substring(start));
  }

  /** What may be done with a pair. */
  public enum Decision {
    LINK,
    /** A person decides. */
    REVIEW,
    NONE
  }

  /** How far one part of two descriptions agrees. */
  public enum Level {
    SAME("same"),
    /** One letter or figure apart, or the same ground with another building. */
    SIMILAR("similar"),
    DIFFERENT("different");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The parts of a description, with what their agreement adds to the odds (base 2). */
  public enum Part {
    PERSON_ID("personId", 20, 0, -4),
    FAMILY_KANA("familyKana", 6, 2, -3),
    GIVEN_KANA("givenKana", 7, 2, -6),
    FAMILY_NAME("familyName", 6, 2, -1),
    GIVEN_NAME("givenName", 8, 2, -3),
    BIRTH_DATE("birthDate", 11, 3, -8),
    SEX("sex", 1, 0, -4),
    ADDRESS("address", 8, 5, -1),
    PHONE("phone", 9, 0, -1);

    private final String word;
    private final double same;
    private final double similar;
    private final double different;

    Part(String word, double same, double similar, double different) {
      this.word = word;
      this.same = same;
      this.similar = similar;
      this.different = different;
    }

    public String word() {
      return word;
    }

    double odds(Level level) {
      return switch (level) {
        case SAME -> same;
        case SIMILAR -> similar;
        case DIFFERENT -> different;
      };
    }
  }
}
