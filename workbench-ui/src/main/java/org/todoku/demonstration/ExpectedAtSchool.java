package org.todoku.demonstration;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.todoku.demonstration.Coded.Mark;

/** The part of {@link ExpectedMatches} that looks at class days and tests. */
final class ExpectedAtSchool {
  private final LocalDate asOf;
  private final List<LocalDate> classDays;

  ExpectedAtSchool(LocalDate asOf) {
    this.asOf = asOf;
    this.classDays = SchoolCalendar.classDays(asOf);
  }

  boolean nonAttendance(Child child) {
    int away = 0;
    for (Mark mark : child.marks) {
      away += mark == Mark.TRUANT || mark == Mark.OTHER ? 1 : 0;
    }
    return away >= 30;
  }

  boolean monthlyEarlySign(Child child) {
    YearMonth thisMonth = YearMonth.from(asOf);
    int days = 0;
    int away = 0;
    int daysBefore = 0;
    int awayBefore = 0;
    int row = 0;
    boolean fourInARow = false;
    for (int i = 0; i < child.marks.length; i++) {
      LocalDate day = classDays.get(i);
      int absent = child.marks[i].absent() ? 1 : 0;
      if (YearMonth.from(day).equals(thisMonth)) {
        days++;
        away += absent;
      } else if (YearMonth.from(day).equals(thisMonth.minusMonths(1))) {
        daysBefore++;
        awayBefore += absent;
      }
      if (lately(day)) {
        row = absent * (row + 1);
        fourInARow |= row >= 4;
      }
    }
    return daysBefore > 0 && 3 * awayBefore >= daysBefore
        || away >= 4 && 3 * away >= days
        || fourInARow;
  }

  boolean sevenInARow(Child child) {
    int row = 0;
    for (int i = 0; i < child.marks.length; i++) {
      Mark mark = child.marks[i];
      if (lately(classDays.get(i))) {
        row = mark == Mark.OTHER || mark == Mark.UNEXPLAINED ? row + 1 : 0;
        if (row >= 7) {
          return true;
        }
      }
    }
    return false;
  }

  boolean oftenLate(Child child) {
    int late = 0;
    for (int i = Math.max(0, child.marks.length - 30); i < child.marks.length; i++) {
      late += child.marks[i] == Mark.LATE || child.marks[i] == Mark.LEFT_EARLY ? 1 : 0;
    }
    return late >= 10;
  }

  /** Ten points down from one test to the next, or over the tests of a year. */
  boolean attainmentDrop(Child child) {
    int count = child.tests.size();
    if (count < 2) {
      return false;
    }
    int last = child.tests.get(count - 1).deviation();
    int first = last;
    for (Child.Test test : child.tests.reversed()) {
      if (test.on().isAfter(asOf.minusMonths(12))) {
        first = test.deviation();
      }
    }
    return last - child.tests.get(count - 2).deviation() <= -100 || last - first <= -100;
  }

  private boolean lately(LocalDate day) {
    return day.isAfter(asOf.minusDays(30));
  }
}
