package org.todoku.plan;

import java.time.LocalDate;
import java.util.Arrays;
import org.todoku.plan.MeasurePlan.Kind;
import org.todoku.plan.WindowPlan.Hanging;
import org.todoku.profile.AttributeLayout;

/**
 * Computes measures over one child's records, one nesting level each. Decided results over covered
 * windows take the short way; all else goes through {@link Undecided}. Buffers are reused.
 */
final class Measuring {
  /** Before and after all dates that can be written. */
  static final long BEGINNING = LocalDate.of(1, 1, 1).toEpochDay();

  static final long END = LocalDate.of(9999, 12, 31).toEpochDay();

  private final int level;

  /** Inside a {@code where}, by record: whether it counts. */
  private byte[] inner = new byte[16];

  private final Undecided undecided = new Undecided();
  final Outcome outcome = new Outcome();

  Measuring(int level) {
    this.level = level;
  }

  /** Computes a measure; the outcome is overwritten by the next one. */
  Outcome measure(MeasurePlan plan, Child child) {
    int seen = child.seen(plan.entity());
    switch (plan.window()) {
      case WindowPlan.Fixed(int index) -> {
        Day day = child.day();
        if (isCovered(plan, child, day.rangeFirst[index], day.rangeLast[index])) {
          int range = child.rangeOf(plan.entity(), index);
          covered(plan, child, child.rangeFrom(range), child.rangeTo(range));
        } else {
          uncovered(plan, child, day.rangeFirst[index], day.rangeLast[index]);
        }
      }
      case Hanging hanging -> {
        long on = hanging.on().read(child);
        if (AttributeLayout.isValue(on)) {
          within(plan, child, hanging.first(on), hanging.last(on, child.today()));
        } else if (on == Source.NONE) {
          outcome.state = Outcome.NO_WINDOW;
        } else {
          hanging(plan, child, hanging, on == Source.SOME_DAY);
        }
      }
      case WindowPlan.MostRecent(int n) -> mostRecent(plan, child, n, seen);
    }
    return outcome;
  }

  private void within(MeasurePlan plan, Child child, long first, long last) {
    if (isCovered(plan, child, first, last)) {
      int from = child.firstFrom(plan.entity(), first);
      int to = child.firstFrom(plan.entity(), Math.min(last, child.today()) + 1);
      covered(plan, child, from, Math.max(from, to));
    } else {
      uncovered(plan, child, first, last);
    }
  }

  private boolean isCovered(MeasurePlan plan, Child child, long first, long last) {
    int entity = plan.entity();
    long end = Math.min(last, child.today());
    return !reachesFuture(plan, first, last, child.today())
        && (first > end
            || (child.coveredFrom(entity) <= Math.max(first, BEGINNING)
                && child.coveredTo(entity) >= end));
  }

  private void uncovered(MeasurePlan plan, Child child, long first, long last) {
    undecided.start(plan);
    window(plan, child, first, last);
    undecided.finish(outcome);
  }

  /** Measures the records from one to another, where it is sure that there are no others. */
  private void covered(MeasurePlan plan, Child child, int from, int to) {
    byte[] counts = counts(plan, child, from, to);
    int certain = 0;
    int possible = 0;
    for (int row = from; row < to; row++) {
      int bits = counts[row];
      certain += bits & 1;
      possible += bits >> 1;
    }
    if (certain == possible && Decided.measure(plan, child, counts, from, to, certain, outcome)) {
      return;
    }
    if (plan.kind() == Kind.COUNT) {
      outcome.undecided(certain, possible);
      return;
    }
    undecided.start(plan);
    undecided.clear();
    for (int row = from; row < to; row++) {
      add(plan, child, counts, row);
    }
    undecided.measure(0);
    undecided.finish(outcome);
  }

  /** By record, whether it counts, known for those from one to before another. */
  private byte[] counts(MeasurePlan plan, Child child, int from, int to) {
    if (plan.selection() >= 0) {
      return child.counts(plan.selection(), from, to);
    }
    if (inner.length < to) {
      inner = new byte[Math.max(to, inner.length * 2)];
    }
    for (int row = from; row < to; row++) {
      inner[row] = (byte) ask(plan, child, row);
    }
    return inner;
  }

  private void add(MeasurePlan plan, Child child, byte[] counts, int row) {
    int entity = plan.entity();
    int base = child.start(entity) + row * child.width(entity);
    long[] cells = child.cells();
    undecided.record(
        cells[base + child.timeColumn(entity)],
        counts[row],
        plan.column() < 0 ? 0 : cells[base + plan.column()]);
  }

  private int ask(MeasurePlan plan, Child child, int row) {
    Test where = plan.where();
    if (where == null) {
      return Bits.TRUE;
    }
    int entity = plan.entity();
    child.frameBase[level] = child.start(entity) + row * child.width(entity);
    return where.bits(child);
  }

  private int askUnseen(MeasurePlan plan, Child child, long first, long last) {
    Test where = plan.where();
    if (where == null) {
      return Bits.TRUE;
    }
    child.frameBase[level] = -1;
    child.unseenFirst[level] = first;
    child.unseenLast[level] = last;
    return where.bits(child);
  }

  /** Adds what a window may come to. */
  private void window(MeasurePlan plan, Child child, long first, long last) {
    int entity = plan.entity();
    long end = Math.min(last, child.today());
    undecided.clear();
    int from = child.firstFrom(entity, first);
    int to = child.firstFrom(entity, end + 1);
    byte[] counts = counts(plan, child, from, Math.max(from, to));
    for (int row = from; row < to; row++) {
      add(plan, child, counts, row);
    }
    gaps(plan, child, first, end);
    if (reachesFuture(plan, first, last, child.today())) {
      undecided.gap(
          Math.max(first, child.today() + 1), last, askUnseen(plan, child, child.today() + 1, END));
    }
    undecided.measure(Undecided.ANY_NUMBER);
  }

  /** Whether it is an inner window that is not over yet: what is to come is not covered. */
  private boolean reachesFuture(MeasurePlan plan, long first, long last, long today) {
    return level > 0 && last > today && first <= last && plan.window() instanceof WindowPlan.After;
  }

  /** Adds the stretches between two days that the source does not cover. */
  private void gaps(MeasurePlan plan, Child child, long first, long last) {
    int entity = plan.entity();
    long today = child.today();
    long from = child.coveredFrom(entity);
    long to = child.coveredTo(entity);
    if (from > BEGINNING) {
      long stretchLast = Math.min(from - 1, today);
      gap(plan, child, BEGINNING, stretchLast, first, last);
    }
    if (to < today) {
      gap(plan, child, to + 1, today, first, last);
    }
  }

  private void gap(
      MeasurePlan plan, Child child, long stretchFirst, long stretchLast, long first, long last) {
    long partFirst = Math.max(stretchFirst, first);
    long partLast = Math.min(stretchLast, last);
    if (partFirst <= partLast) {
      undecided.gap(partFirst, partLast, askUnseen(plan, child, stretchFirst, stretchLast));
    }
  }

  /**
   * Adds what all windows may come to that hang on an unknown date: one for each way in which they
   * divide the records and the stretches without coverage. Such a date is moved on from landmark to
   * landmark: to where the window begins after it, and to where it first reaches it.
   */
  private void hanging(MeasurePlan plan, Child child, Hanging window, boolean ofUnseenRecord) {
    int outer = level - 1;
    long least = ofUnseenRecord ? child.unseenFirst[outer] : BEGINNING;
    long greatest = ofUnseenRecord ? child.unseenLast[outer] : END;
    int entity = plan.entity();
    int seen = child.seen(entity);
    long today = child.today();
    long[] landmarks = new long[seen + 10];
    int count = 0;
    for (int row = 0; row < seen; row++) {
      landmarks[count++] = child.dayOf(entity, row);
    }
    landmarks[count++] = today;
    landmarks[count++] = today + 1;
    long from = child.coveredFrom(entity);
    if (from > BEGINNING) {
      long stretchLast = Math.min(from - 1, today);
      landmarks[count++] = BEGINNING - 1;
      landmarks[count++] = BEGINNING;
      landmarks[count++] = stretchLast;
      landmarks[count++] = stretchLast + 1;
    }
    long to = child.coveredTo(entity);
    if (to < today) {
      landmarks[count++] = to;
      landmarks[count++] = to + 1;
      landmarks[count++] = today;
      landmarks[count++] = today + 1;
    }
    long[] dates = new long[count * 2 + 1];
    dates[0] = least;
    for (int i = 0; i < count; i++) {
      dates[2 * i + 1] = firstBeginningAfter(window, landmarks[i], least, greatest);
      dates[2 * i + 2] = firstReaching(window, landmarks[i], today, least, greatest);
    }
    Arrays.sort(dates);
    undecided.start(plan);
    for (int i = 0; i < dates.length; i++) {
      if (dates[i] <= greatest && (i == 0 || dates[i] != dates[i - 1])) {
        window(plan, child, window.first(dates[i]), window.last(dates[i], today));
      }
    }
    undecided.finish(outcome);
  }

  private static long firstBeginningAfter(
      Hanging window, long landmark, long least, long greatest) {
    // the beginning moves about as the date does; from an estimate it is a few steps
    long date = Math.clamp(landmark - (window.first(least) - least), least, greatest + 1);
    while (date > least && window.first(date - 1) > landmark) {
      date--;
    }
    while (date <= greatest && window.first(date) <= landmark) {
      date++;
    }
    return date;
  }

  private static long firstReaching(
      Hanging window, long landmark, long today, long least, long greatest) {
    if (window instanceof WindowPlan.Since) {
      return today >= landmark ? least : greatest + 1;
    }
    long date = Math.clamp(landmark - (window.last(least, today) - least), least, greatest + 1);
    while (date > least && window.last(date - 1, today) >= landmark) {
      date--;
    }
    while (date <= greatest && window.last(date, today) < landmark) {
      date++;
    }
    return date;
  }

  private void mostRecent(MeasurePlan plan, Child child, int n, int seen) {
    int entity = plan.entity();
    int from = Math.max(0, seen - n);
    long today = child.today();
    boolean tie =
        from > 0 && from < seen && child.dayOf(entity, from) == child.dayOf(entity, from - 1);
    long nthLatest = n > 0 && seen >= n ? child.dayOf(entity, from) : BEGINNING;
    boolean covered =
        n == 0 || (child.coveredTo(entity) >= today && child.coveredFrom(entity) <= nthLatest);
    if (covered && !tie) {
      covered(plan, child, from, seen);
      return;
    }
    undecided.start(plan);
    for (int added = 0; added <= n; added++) {
      int taken = Math.min(n - added, seen);
      int first = seen - taken;
      long leftOut = first > 0 ? child.dayOf(entity, first - 1) : BEGINNING;
      if (added > 0 && !reachesGap(child, entity, leftOut)) {
        break;
      }
      if (!choose(plan, child, first, leftOut, added)) {
        undecided.anything();
        break;
      }
    }
    undecided.finish(outcome);
  }

  private static boolean reachesGap(Child child, int entity, long from) {
    long today = child.today();
    long coveredFrom = child.coveredFrom(entity);
    return from <= today
        && ((coveredFrom > BEGINNING && Math.min(coveredFrom - 1, today) >= from)
            || child.coveredTo(entity) < today);
  }

  /**
   * Adds what the records from a first one on may come to, in all ways in which the records of the
   * first one's day may be taken instead of each other.
   *
   * @return false if there are too many ways
   */
  private boolean choose(MeasurePlan plan, Child child, int first, long cut, int added) {
    int entity = plan.entity();
    int seen = child.seen(entity);
    int low = first;
    int high = first;
    if (first > 0 && first < seen && child.dayOf(entity, first) == cut) {
      while (low > 0 && child.dayOf(entity, low - 1) == cut) {
        low--;
      }
      while (high < seen && child.dayOf(entity, high) == cut) {
        high++;
      }
    }
    int wanted = high - first;
    byte[] counts = counts(plan, child, low, seen);
    int[] chosen = new int[wanted];
    for (int i = 0; i < wanted; i++) {
      chosen[i] = low + i;
    }
    int ways = 0;
    while (true) {
      if (++ways > MOST_CHOICES) {
        return false;
      }
      undecided.clear();
      for (int row : chosen) {
        add(plan, child, counts, row);
      }
      for (int row = high; row < seen; row++) {
        add(plan, child, counts, row);
      }
      if (added > 0) {
        gaps(plan, child, cut, child.today());
      }
      undecided.measure(added);
      int turn = wanted - 1;
      while (turn >= 0 && chosen[turn] == high - wanted + turn) {
        turn--;
      }
      if (turn < 0) {
        return true;
      }
      chosen[turn]++;
      for (int i = turn + 1; i < wanted; i++) {
        chosen[i] = chosen[i - 1] + 1;
      }
    }
  }

  /** How many ways to choose among records of one day are tried. */
  private static final int MOST_CHOICES = 64;
}
