package org.todoku.demonstration;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.todoku.demonstration.Coded.Mark;

/** The part of the stories that happens at school. */
final class SchoolStories {
  private final List<LocalDate> classDays;
  private final int[] previousMonth;
  private final int lastMonthsStart;

  SchoolStories(LocalDate asOf, List<LocalDate> classDays) {
    this.classDays = classDays;
    YearMonth previous = YearMonth.from(asOf).minusMonths(1);
    this.previousMonth =
        IntStream.range(0, classDays.size())
            .filter(i -> YearMonth.from(classDays.get(i)).equals(previous))
            .toArray();
    this.lastMonthsStart =
        (int) classDays.stream().filter(day -> day.isBefore(previous.atDay(1))).count();
  }

  void notEnrolled(Child child) {
    child.schoolEnrolled = false;
    child.marks = new Mark[0];
    child.tests.clear();
    child.moods.clear();
    child.infirmaryVisits.clear();
    child.bullying.clear();
    child.specialistSupport.clear();
  }

  private void clean(Child child) {
    Arrays.fill(child.marks, Mark.PRESENT);
  }

  /**
   * Stays away for so many days.
   *
   * @param earlier spread over the months before the last, one day in two; else up to now
   */
  void truant(Child child, int days, boolean earlier) {
    clean(child);
    int end = earlier ? lastMonthsStart : child.marks.length;
    int apart = earlier ? 2 : 1;
    for (int i = 0, at = end - 1; i < days && at >= 0; i++, at -= apart) {
      child.marks[at] = !earlier && i % 10 == 9 ? Mark.OTHER : Mark.TRUANT;
    }
    // Days lost to illness or for want of money are no part of it.
    for (int i = 0; i < 4 && 2 * i + 1 < end; i++) {
      child.marks[2 * i] = Mark.ILL;
    }
  }

  /**
   * Absent a third of last month's class days without two in a row, or four days in a row lately.
   *
   * @param near stops one day short of it
   */
  void earlySign(Child child, boolean inARow, boolean near) {
    clean(child);
    if (inARow) {
      int days = near ? 3 : 4;
      for (int i = 0; i < days && i + 3 < child.marks.length; i++) {
        child.marks[child.marks.length - 3 - i] = i == 0 ? Mark.ILL : Mark.OTHER;
      }
    } else {
      int third = (previousMonth.length + 2) / 3;
      for (int i = 0; i < (near ? third - 1 : third); i++) {
        child.marks[previousMonth[Math.min(3 * i, previousMonth.length - 1)]] = Mark.OTHER;
      }
    }
  }

  /** Away for so many class days in a row, the last of them the last but one; then ill. */
  void row(Child child, int days, Mark mark) {
    clean(child);
    int last = child.marks.length - 1;
    for (int i = 0; i < days && i < last; i++) {
      child.marks[last - 1 - i] = mark;
    }
    if (last >= 0) {
      child.marks[last] = Mark.ILL;
    }
  }

  /** Late or leaving early so often in the last thirty class days, and before them too. */
  void late(Child child, int times) {
    clean(child);
    int length = child.marks.length;
    for (int i = 0; i < Math.min(30, length); i++) {
      if (i < 2 * times && i % 2 == 0 || times > 15 && i == 29) {
        child.marks[length - 1 - i] = i % 3 == 0 ? Mark.LEFT_EARLY : Mark.LATE;
      }
    }
    for (int i = 30; i < length; i += 6) {
      child.marks[length - 1 - i] = Mark.LATE;
    }
  }

  void noMoney(Child child, int days) {
    clean(child);
    for (int i = 0; i < days && 20 * i + 5 < child.marks.length; i++) {
      child.marks[20 * i + 5] = Mark.NO_MONEY;
    }
  }

  void infirmary(Child child, int visits) {
    child.infirmaryVisits.clear();
    for (int i = 0; i < visits && i < classDays.size(); i++) {
      child.infirmaryVisits.add(classDays.get(classDays.size() - 1 - i));
    }
  }

  /**
   * Bullied since before the summer, and away for so many days since; thirty is the serious line.
   */
  void bullied(Child child, int days) {
    clean(child);
    if (classDays.size() < 2 * days) {
      return;
    }
    child.bullying.clear();
    int from = classDays.size() - 5 - 2 * days;
    child.bullying.add(classDays.get(Math.max(0, from - 1)));
    for (int i = 0; i < days; i++) {
      child.marks[Math.max(0, from) + 2 * i] = Mark.ILL;
    }
  }
}
