package org.todoku.plan;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.todoku.plan.MeasurePlan.Domain;
import org.todoku.plan.MeasurePlan.Kind;
import org.todoku.plan.Possible.Fractions;
import org.todoku.profile.AttributeLayout;

/**
 * Computes all that a measure may come to where records may or may not count, values are missing,
 * or the source does not cover the window. The records are handed over one by one in order of day;
 * several windows may be measured one after the other, and what they may come to is collected.
 */
final class Undecided {
  /** As many unseen records as one likes. */
  static final int ANY_NUMBER = -1;

  private static final int MOST_GAPS = 4;

  private final Possible possible = new Possible();
  private Kind kind = Kind.COUNT;
  private Domain domain = Domain.ANY;
  private boolean time;
  private boolean anything;

  private int size;
  private long[] day = new long[8];
  private byte[] counts = new byte[8];
  private long[] value = new long[8];

  private int gaps;
  private final long[] gapFirst = new long[MOST_GAPS];
  private final long[] gapLast = new long[MOST_GAPS];
  private final int[] gapCounts = new int[MOST_GAPS];

  /** How many records are unseen, or {@link #ANY_NUMBER}. */
  private int added;

  /** Whether an unseen record may count, and whether it must. */
  private boolean mayCount;

  private boolean mustCount;

  void start(MeasurePlan plan) {
    possible.clear();
    anything = false;
    kind = plan.kind();
    domain = plan.domain();
    time = plan.time();
  }

  void clear() {
    size = 0;
    gaps = 0;
  }

  void record(long onDay, int bits, long packed) {
    if (size == day.length) {
      day = Arrays.copyOf(day, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
      value = Arrays.copyOf(value, size * 2);
    }
    day[size] = onDay;
    counts[size] = (byte) bits;
    value[size] = packed;
    size++;
  }

  void gap(long first, long last, int bits) {
    gapFirst[gaps] = first;
    gapLast[gaps] = last;
    gapCounts[gaps] = bits;
    gaps++;
  }

  void anything() {
    anything = true;
  }

  void finish(Outcome outcome) {
    outcome.possible.clear();
    if (anything) {
      outcome.possible.addNone();
      outcome.possible.add(Possible.MINUS_INFINITY, Possible.INFINITY);
      outcome.possible.add(new Fractions(null, 1, false, null, 1, false, 0));
      outcome.state = Outcome.UNDECIDED;
      return;
    }
    if (possible.isPoint()) {
      outcome.decide(possible.low(0));
    } else if (possible.onlyNone()) {
      outcome.none();
    } else {
      outcome.state = Outcome.UNDECIDED;
      outcome.possible.take(possible);
    }
  }

  /** Adds what the measure may come to over the records and gaps given since {@link #clear}. */
  void measure(int addedRecords) {
    added = gaps == 0 ? 0 : addedRecords;
    mayCount = false;
    mustCount = gaps > 0;
    for (int gap = 0; gap < gaps; gap++) {
      mayCount |= gapCounts[gap] != Bits.FALSE;
      mustCount &= gapCounts[gap] == Bits.TRUE;
    }
    switch (kind) {
      case COUNT -> count();
      case SHARE -> share();
      case STREAK -> streak();
      case DISTINCT -> distinct();
      case SUM -> sum();
      case AVERAGE -> average();
      case MIN -> extreme(false);
      case MAX -> extreme(true);
      case LATEST -> end(true);
      case EARLIEST -> end(false);
      case CHANGE -> change();
    }
  }

  private boolean endless() {
    return added == ANY_NUMBER;
  }

  /** How many unseen records there are that may count; 0 if any number. */
  private int addedPossible() {
    return mayCount ? Math.max(0, added) : 0;
  }

  private int addedCertain() {
    return mustCount ? Math.max(0, added) : 0;
  }

  private boolean isCertain(int record) {
    return counts[record] == Bits.TRUE;
  }

  /** Whether a record may count and its value, if measured, applies. */
  private boolean takesPart(int record) {
    return counts[record] != Bits.FALSE && value[record] != Source.NONE;
  }

  private boolean isKnown(int record) {
    return AttributeLayout.isValue(value[record]);
  }

  private long lowOf(int record) {
    return isKnown(record) ? value[record] : domain.low();
  }

  private long highOf(int record) {
    return isKnown(record) ? value[record] : domain.high();
  }

  private void count() {
    int certain = addedCertain();
    int possibly = addedPossible();
    for (int i = 0; i < size; i++) {
      certain += counts[i] & 1;
      possibly += counts[i] >> 1;
    }
    possible.add(certain, endless() && mayCount ? Possible.INFINITY : possibly);
  }

  private void share() {
    int certain = addedCertain();
    int possibly = addedPossible();
    for (int i = 0; i < size; i++) {
      certain += counts[i] & 1;
      possibly += counts[i] >> 1;
    }
    int all = size + Math.max(0, added);
    if (!endless()) {
      if (all == 0) {
        possible.addNone();
      } else {
        possible.add(new Fractions(big(certain), all, false, big(possibly), all, false, all));
      }
      return;
    }
    if (all == 0) {
      possible.addNone();
      possible.add(
          new Fractions(big(mustCount ? 1 : 0), 1, false, big(mayCount ? 1 : 0), 1, false, 0));
      return;
    }
    possible.add(
        new Fractions(
            big(mustCount ? certain : 0),
            all,
            !mustCount && certain > 0,
            big(mayCount ? all : possibly),
            all,
            mayCount && possibly < all,
            0));
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }

  private void distinct() {
    long[] known = new long[size];
    int knownCertain = 0;
    int knownPossible = 0;
    int unknown = addedPossible();
    boolean someCertain = addedCertain() > 0;
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < size; i++) {
        if (takesPart(i) && isCertain(i) == (pass == 0)) {
          if (!isKnown(i)) {
            unknown++;
          } else if (!contains(known, knownPossible, value[i])) {
            known[knownPossible++] = value[i];
            knownCertain += pass == 0 ? 1 : 0;
          }
          someCertain |= pass == 0;
        }
      }
    }
    long low = knownCertain == 0 && someCertain ? 1 : knownCertain;
    long different = time ? daysWith(known, knownPossible) : domain.size();
    if (time && addedPossible() > 0 && singleDay()) {
      // records that can only lie on one day have a known date
      unknown -= addedPossible();
      if (!contains(known, knownPossible, gapDay())) {
        boolean certain = addedCertain() > 0;
        knownPossible++;
        knownCertain += certain ? 1 : 0;
        low = Math.max(low, knownCertain);
      } else if (addedCertain() > 0 && !certainly(gapDay())) {
        low = knownCertain + 1;
      }
    }
    long high = endless() && mayCount ? Possible.INFINITY : knownPossible + unknown;
    if (different < high) {
      high = Math.max(knownPossible, different);
    }
    possible.add(low, high);
  }

  private boolean certainly(long onDay) {
    for (int i = 0; i < size; i++) {
      if (takesPart(i) && isCertain(i) && value[i] == onDay) {
        return true;
      }
    }
    return false;
  }

  private boolean singleDay() {
    int days = 0;
    for (int gap = 0; gap < gaps; gap++) {
      if (gapCounts[gap] != Bits.FALSE) {
        days += gapFirst[gap] == gapLast[gap] ? 1 : 2;
      }
    }
    return days == 1;
  }

  private long gapDay() {
    for (int gap = 0; gap < gaps; gap++) {
      if (gapCounts[gap] != Bits.FALSE) {
        return gapFirst[gap];
      }
    }
    throw new IllegalStateException("no gap");
  }

  private static boolean contains(long[] values, int count, long value) {
    for (int i = 0; i < count; i++) {
      if (values[i] == value) {
        return true;
      }
    }
    return false;
  }

  /** How many different days there can be: those known and those without coverage. */
  private long daysWith(long[] known, int count) {
    long days = count;
    for (int gap = 0; gap < gaps; gap++) {
      if (gapCounts[gap] != Bits.FALSE) {
        days += gapLast[gap] - gapFirst[gap] + 1;
        for (int i = 0; i < count; i++) {
          days -= known[i] >= gapFirst[gap] && known[i] <= gapLast[gap] ? 1 : 0;
        }
      }
    }
    return days;
  }

  private void sum() {
    long low = 0;
    long high = 0;
    for (int i = 0; i < size; i++) {
      if (takesPart(i)) {
        low = plus(low, isCertain(i) ? lowOf(i) : Math.min(0, lowOf(i)));
        high = plus(high, isCertain(i) ? highOf(i) : Math.max(0, highOf(i)));
      }
    }
    for (int i = 0; i < addedPossible(); i++) {
      low = plus(low, mustCount ? domain.low() : Math.min(0, domain.low()));
      high = plus(high, mustCount ? domain.high() : Math.max(0, domain.high()));
    }
    if (endless() && mayCount) {
      low = domain.low() < 0 ? Possible.MINUS_INFINITY : low;
      high = domain.high() > 0 ? Possible.INFINITY : high;
    }
    possible.add(low, high);
  }

  /** Adds, and stays at an infinity. */
  private static long plus(long a, long b) {
    if (a == Possible.MINUS_INFINITY || b == Possible.MINUS_INFINITY) {
      return Possible.MINUS_INFINITY;
    }
    if (a == Possible.INFINITY || b == Possible.INFINITY) {
      return Possible.INFINITY;
    }
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return a < 0 ? Possible.MINUS_INFINITY : Possible.INFINITY;
    }
    return sum;
  }

  private void average() {
    int certain = addedCertain();
    int takingPart = addedPossible();
    for (int i = 0; i < size; i++) {
      if (takesPart(i)) {
        takingPart++;
        certain += isCertain(i) ? 1 : 0;
      }
    }
    boolean open = endless() && mayCount;
    if (certain == 0) {
      possible.addNone();
    }
    if (takingPart == 0 && !open) {
      return;
    }
    Mean low = lowest(takingPart, certain, 1, open);
    Mean high = lowest(takingPart, certain, -1, open);
    possible.add(
        new Fractions(
            low.sum(),
            low.count(),
            low.open(),
            high.sum() == null ? null : high.sum().negate(),
            high.count(),
            high.open(),
            0));
  }

  /** A mean as a sum over a count; no sum means that there is no end. */
  private record Mean(@Nullable BigInteger sum, long count, boolean open) {}

  /** The lowest mean of the values times a sign. */
  private Mean lowest(int takingPart, int certain, int sign, boolean open) {
    long end = sign > 0 ? domain.low() : domain.high();
    boolean endlessDomain = end == Possible.MINUS_INFINITY || end == Possible.INFINITY;
    BigInteger sum = BigInteger.ZERO;
    BigInteger[] optional = new BigInteger[takingPart - certain];
    int options = 0;
    int count = 0;
    for (int i = 0; i < size + addedPossible(); i++) {
      boolean unseen = i >= size;
      if (!unseen && !takesPart(i)) {
        continue;
      }
      boolean unknown = unseen || !isKnown(i);
      if (unknown && endlessDomain) {
        return new Mean(null, 1, false);
      }
      BigInteger least = big(unknown ? end : value[i]);
      least = sign > 0 ? least : least.negate();
      if (unseen ? mustCount : isCertain(i)) {
        sum = sum.add(least);
        count++;
      } else {
        optional[options++] = least;
      }
    }
    if (open && endlessDomain) {
      return new Mean(null, 1, false);
    }
    Arrays.sort(optional);
    for (BigInteger option : optional) {
      if (count > 0 && option.multiply(big(count)).compareTo(sum) >= 0) {
        break;
      }
      sum = sum.add(option);
      count++;
    }
    BigInteger least = open ? big(sign > 0 ? end : -end) : null;
    if (least != null && (count == 0 || least.multiply(big(count)).compareTo(sum) < 0)) {
      return new Mean(least, 1, certain > 0);
    }
    return new Mean(sum, count, false);
  }

  private void extreme(boolean greatest) {
    long bound = greatest ? Possible.MINUS_INFINITY : Possible.INFINITY;
    boolean someCertain = addedCertain() > 0;
    for (int i = 0; i < size; i++) {
      if (takesPart(i) && isCertain(i)) {
        someCertain = true;
        bound = greatest ? Math.max(bound, lowOf(i)) : Math.min(bound, highOf(i));
      }
    }
    if (addedCertain() > 0) {
      bound = greatest ? Math.max(bound, unseenLow()) : Math.min(bound, unseenHigh());
    }
    for (int i = 0; i < size; i++) {
      if (takesPart(i)) {
        upTo(bound, lowOf(i), highOf(i), greatest);
      }
    }
    if (added != 0 && mayCount) {
      if (!time) {
        upTo(bound, domain.low(), domain.high(), greatest);
      } else {
        for (int gap = 0; gap < gaps; gap++) {
          if (gapCounts[gap] != Bits.FALSE) {
            upTo(bound, gapFirst[gap], gapLast[gap], greatest);
          }
        }
      }
    }
    if (!someCertain) {
      possible.addNone();
    }
  }

  private long unseenLow() {
    long low = time ? Possible.INFINITY : domain.low();
    for (int gap = 0; time && gap < gaps; gap++) {
      low = gapCounts[gap] == Bits.FALSE ? low : Math.min(low, gapFirst[gap]);
    }
    return low;
  }

  private long unseenHigh() {
    long high = time ? Possible.MINUS_INFINITY : domain.high();
    for (int gap = 0; time && gap < gaps; gap++) {
      high = gapCounts[gap] == Bits.FALSE ? high : Math.max(high, gapLast[gap]);
    }
    return high;
  }

  private void upTo(long bound, long low, long high, boolean atLeast) {
    long from = atLeast ? Math.max(low, bound) : low;
    long to = atLeast ? high : Math.min(high, bound);
    if (from <= to) {
      possible.add(from, to);
    }
  }

  /** The last day of a record that certainly takes part, or the first. */
  private long certainDay(boolean latest) {
    long found = latest ? Long.MIN_VALUE : Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      if (takesPart(i) && isCertain(i)) {
        found = latest ? Math.max(found, day[i]) : Math.min(found, day[i]);
      }
    }
    return found;
  }

  private void end(boolean latest) {
    long bound = certainDay(latest);
    boolean certain = addedCertain() > 0;
    for (int i = 0; i < size; i++) {
      if (takesPart(i)) {
        certain |= isCertain(i);
        if (latest ? day[i] >= bound : day[i] <= bound) {
          possible.add(lowOf(i), highOf(i));
        }
      }
    }
    for (int gap = 0; added != 0 && gap < gaps; gap++) {
      long first = latest ? Math.max(gapFirst[gap], bound) : gapFirst[gap];
      long last = latest ? gapLast[gap] : Math.min(gapLast[gap], bound);
      if (gapCounts[gap] != Bits.FALSE && first <= last) {
        possible.add(time ? first : domain.low(), time ? last : domain.high());
      }
    }
    if (!certain) {
      possible.addNone();
    }
  }

  private void change() {
    long late = certainDay(true);
    long early = certainDay(false);
    int certain = addedCertain();
    for (int i = 0; i < size; i++) {
      certain += takesPart(i) && isCertain(i) ? 1 : 0;
    }
    for (int last = 0; last < size; last++) {
      if (!takesPart(last) || day[last] < late) {
        continue;
      }
      for (int first = 0; first < size; first++) {
        if (first != last && takesPart(first) && day[first] <= Math.min(early, day[last])) {
          subtract(lowOf(last), highOf(last), lowOf(first), highOf(first));
        }
      }
    }
    for (int gap = 0; added != 0 && gap < gaps; gap++) {
      if (gapCounts[gap] != Bits.FALSE) {
        changeWithUnseen(gap, late, early);
      }
    }
    if (certain < 2) {
      possible.addNone();
    }
  }

  /** Changes to or from a record in a gap. */
  private void changeWithUnseen(int gap, long late, long early) {
    for (int i = 0; i < size; i++) {
      if (!takesPart(i)) {
        continue;
      }
      long after = Math.max(gapFirst[gap], Math.max(late, day[i]));
      if (day[i] <= early && after <= gapLast[gap]) {
        subtract(
            time ? after : domain.low(), time ? gapLast[gap] : domain.high(), lowOf(i), highOf(i));
      }
      long before = Math.min(gapLast[gap], Math.min(early, day[i]));
      if (day[i] >= late && before >= gapFirst[gap]) {
        subtract(
            lowOf(i),
            highOf(i),
            time ? gapFirst[gap] : domain.low(),
            time ? before : domain.high());
      }
    }
    for (int other = 0; added != 1 && other < gaps; other++) {
      long after = Math.max(gapFirst[gap], late);
      long before = Math.min(gapLast[other], early);
      if (gapCounts[other] != Bits.FALSE
          && after <= gapLast[gap]
          && before >= gapFirst[other]
          && gapFirst[other] <= gapLast[gap]) {
        subtract(
            time ? after : domain.low(),
            time ? gapLast[gap] : domain.high(),
            time ? gapFirst[other] : domain.low(),
            time ? before : domain.high());
      }
    }
  }

  private void subtract(long lastLow, long lastHigh, long firstLow, long firstHigh) {
    possible.add(plus(lastLow, minus(firstHigh)), plus(lastHigh, minus(firstLow)));
  }

  private static long minus(long number) {
    return number == Possible.MINUS_INFINITY
        ? Possible.INFINITY
        : number == Possible.INFINITY ? Possible.MINUS_INFINITY : -number;
  }

  private void streak() {
    long longest = longestStreak();
    long high = !mayCount || added == 0 ? longest : endless() ? Possible.INFINITY : longest + added;
    possible.add(shortestStreak(longest), high);
  }

  /** The longest run if all counts that may, and each day in the best order. */
  private long longestStreak() {
    long longest = 0;
    long run = 0;
    int i = 0;
    while (i < size) {
      int counting = 0;
      boolean broken = false;
      int next = i;
      for (; next < size && day[next] == day[i]; next++) {
        counting += counts[next] >> 1;
        broken |= counts[next] == Bits.FALSE;
      }
      run += counting;
      longest = Math.max(longest, run);
      run = broken ? counting : run;
      i = next;
    }
    return longest;
  }

  /** The longest run if nothing counts that need not, and each day in the worst order. */
  private long shortestStreak(long atMost) {
    long low = 0;
    long high = atMost;
    while (low < high) {
      long middle = (low + high) / 2;
      if (staysWithin(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private boolean staysWithin(long limit) {
    long run = 0;
    int i = 0;
    while (i < size) {
      if (i > 0 && gapMayBreak(day[i - 1], day[i])) {
        run = 0;
      }
      long certain = 0;
      long breaks = 0;
      int next = i;
      for (; next < size && day[next] == day[i]; next++) {
        certain += counts[next] & 1;
        breaks += (counts[next] & 1) ^ 1;
      }
      if (gapMayBreak(day[i], day[i])) {
        breaks += size + 1;
      }
      if (breaks == 0) {
        run += certain;
      } else {
        // as many as fit go before the first break and between the breaks, the rest after the last
        run = Math.max(0, certain - (limit - run) - (breaks - 1) * limit);
      }
      if (run > limit) {
        return false;
      }
      i = next;
    }
    return true;
  }

  private boolean gapMayBreak(long first, long last) {
    for (int gap = 0; added != 0 && gap < gaps; gap++) {
      if (gapCounts[gap] != Bits.TRUE && gapFirst[gap] <= last && gapLast[gap] >= first) {
        return true;
      }
    }
    return false;
  }
}
