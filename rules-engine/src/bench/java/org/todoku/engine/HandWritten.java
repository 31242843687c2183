package org.todoku.engine;

import java.time.LocalDate;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileLayout;
import org.todoku.rule.Ages;
import org.todoku.rule.Answer;
import org.todoku.testing.TestVocabulary;

/**
 * What a programmer would write for {@link BenchRules}, three-valued as these are. The rules come in
 * fives.
 */
final class HandWritten {
  private static final long UNKNOWN = Long.MIN_VALUE;
  private static final long NONE = Long.MIN_VALUE + 1;
  private static final int NO = 0;
  private static final int PERHAPS = 2;
  private static final int YES = 3;

  private static final ProfileLayout LAYOUT = ProfileLayout.of(TestVocabulary.VOCABULARY);
  private static final EntityLayout CHILD = LAYOUT.entity("child");
  private static final EntityLayout HOUSEHOLD = LAYOUT.entity("household");
  private static final EntityLayout SCHOOL = LAYOUT.entity("school");
  private static final EntityLayout DAY = LAYOUT.entity("day");
  private static final int BIRTH = CHILD.column("birthDate");
  private static final int MOVED_IN = CHILD.column("movedIn");
  private static final int RATIO = HOUSEHOLD.column("ratio");
  private static final int STANDARD = HOUSEHOLD.column("standard");
  private static final int MEMBERS = HOUSEHOLD.column("members");
  private static final int SINGLE = HOUSEHOLD.column("single");
  private static final int AID = HOUSEHOLD.column("aid");
  private static final int ENROLLED = SCHOOL.column("enrolled");
  private static final int KIND = SCHOOL.column("kind");
  private static final int STATUS = DAY.column("status");
  private static final long TODAY = BenchRules.AS_OF.toEpochDay();
  private static final long HOUSEHOLD_CURRENT = BenchRules.AS_OF.minusDays(400).toEpochDay();
  private static final long DAY_CURRENT = BenchRules.AS_OF.minusDays(45).toEpochDay();
  private static final long FIRST_MOVE = BenchRules.FIRST_MOVE.toEpochDay();

  /** One child's values. */
  static final class Values {
    long years;
    long months;
    long movedIn;
    long ratio;
    long standard;
    long members;
    long single;
    long aid;
    long enrolled;
    long kind;

    /** Absences in the last 10, 20, 30 and 40 days: at least, and at most. */
    final int[] least = new int[4];

    final int[] most = new int[4];
  }

  private HandWritten() {}

  static void read(LinkedProfile profile, Values into) {
    boolean child = seen(profile, CHILD, Long.MIN_VALUE);
    long birth = value(profile, CHILD, child, BIRTH);
    into.years = birth;
    into.months = birth;
    if (birth > NONE) {
      LocalDate date = LocalDate.ofEpochDay(birth);
      into.years = Ages.years(date, BenchRules.AS_OF);
      into.months = Ages.months(date, BenchRules.AS_OF);
    }
    into.movedIn = value(profile, CHILD, child, MOVED_IN);
    boolean household = seen(profile, HOUSEHOLD, HOUSEHOLD_CURRENT);
    into.ratio = value(profile, HOUSEHOLD, household, RATIO);
    into.standard = value(profile, HOUSEHOLD, household, STANDARD);
    into.members = value(profile, HOUSEHOLD, household, MEMBERS);
    into.single = value(profile, HOUSEHOLD, household, SINGLE);
    into.aid = value(profile, HOUSEHOLD, household, AID);
    boolean school = seen(profile, SCHOOL, Long.MIN_VALUE);
    into.enrolled = value(profile, SCHOOL, school, ENROLLED);
    into.kind = value(profile, SCHOOL, school, KIND);
    absences(profile, into);
  }

  private static boolean seen(LinkedProfile profile, EntityLayout entity, long currentFrom) {
    int at = entity.index();
    if (profile.size(at) == 0 || profile.coveredFrom(at) > TODAY) {
      return false;
    }
    long to = profile.coveredTo(at);
    if (to != Long.MAX_VALUE && (to > TODAY || to < currentFrom)) {
      return false;
    }
    if (entity.timeColumn() >= 0) {
      long since = profile.cells()[profile.start(at) + entity.timeColumn()];
      return !AttributeLayout.isValue(since) || since <= TODAY;
    }
    return true;
  }

  private static long value(
      LinkedProfile profile, EntityLayout entity, boolean seen, int column) {
    if (!seen) {
      return UNKNOWN;
    }
    long packed = profile.cells()[profile.start(entity.index()) + column];
    return AttributeLayout.isValue(packed)
        ? packed
        : packed == AttributeLayout.NOT_APPLICABLE ? NONE : UNKNOWN;
  }

  private static void absences(LinkedProfile profile, Values into) {
    int at = DAY.index();
    long[] cells = profile.cells();
    int start = profile.start(at);
    int[] absent = into.least;
    int[] perhaps = into.most;
    for (int window = 0; window < 4; window++) {
      absent[window] = 0;
      perhaps[window] = 0;
    }
    for (int row = profile.size(at) - 1; row >= 0; row--) {
      long back = TODAY - cells[start + row * DAY.width() + DAY.timeColumn()];
      if (back < 0) {
        continue;
      }
      if (back >= 40) {
        break;
      }
      long status = cells[start + row * DAY.width() + STATUS];
      boolean known = AttributeLayout.isValue(status);
      for (int window = (int) back / 10; window < 4; window++) {
        if (known && status == 1) {
          absent[window]++;
        } else if (!known && status != AttributeLayout.NOT_APPLICABLE) {
          perhaps[window]++;
        }
      }
    }
    boolean has = profile.has(at);
    boolean current = has && (profile.coveredTo(at) >= TODAY || profile.coveredTo(at) >= DAY_CURRENT);
    for (int window = 0; window < 4; window++) {
      boolean covered = current && profile.coveredFrom(at) <= TODAY - 10 * (window + 1) + 1;
      perhaps[window] = covered ? absent[window] + perhaps[window] : Integer.MAX_VALUE;
    }
  }

  static void answer(Values child, byte[] answers) {
    for (int index = 0, k = 0; index < answers.length; index += 5, k++) {
      answers[index] = (byte) youngAndPoor(child, k);
      answers[index + 1] = (byte) singleWithoutAid(child, k);
      answers[index + 2] = (byte) newAtSchool(child, k);
      answers[index + 3] = (byte) oftenAway(child, k);
      answers[index + 4] = (byte) belowOrOld(child, k);
    }
  }

  private static int youngAndPoor(Values child, int k) {
    return between(child.years, k % 10, k % 10 + 6) & between(child.ratio, Long.MIN_VALUE, 9 + k);
  }

  private static int singleWithoutAid(Values child, int k) {
    int bits = one(child.aid, 0, 2);
    if (bits != NO) {
      bits &= between(child.members, 1 + k % 6, Long.MAX_VALUE);
    }
    if (bits != NO) {
      bits &= one(child.single, 1, 1) & between(child.months, k, Long.MAX_VALUE);
    }
    return bits;
  }

  private static int newAtSchool(Values child, int k) {
    return between(child.movedIn, FIRST_MOVE + 7L * k, Long.MAX_VALUE) & one(child.enrolled, 1, 1);
  }

  private static int oftenAway(Values child, int k) {
    int asked = 1 + k % 3;
    int bits = child.least[k % 4] >= asked ? YES : child.most[k % 4] >= asked ? PERHAPS : NO;
    if (bits != NO) {
      bits &= one(child.kind, 0, 1) & between(child.months, Long.MIN_VALUE, 210 - k);
    }
    return bits;
  }

  private static int belowOrOld(Values child, int k) {
    return between(child.standard, Long.MIN_VALUE, k - 101)
        | between(child.months, k + 1, Long.MAX_VALUE);
  }

  private static int between(long value, long from, long to) {
    return value > NONE ? value >= from && value <= to ? YES : NO : value == NONE ? NO : PERHAPS;
  }

  private static int one(long value, long first, long second) {
    return value > NONE
        ? value == first || value == second ? YES : NO
        : value == NONE ? NO : PERHAPS;
  }

  /** The answer behind what {@link #answer} writes. */
  static Answer answer(byte bits) {
    return bits == YES ? Answer.MATCH : bits == NO ? Answer.NO_MATCH : Answer.CANNOT_TELL;
  }
}
