package org.todoku.shared.ui;

import java.time.LocalDate;
import java.time.Period;

/** Ages and grades as people say them. */
public final class Ages {
  private static final int TOLD_WITH_MONTHS_BELOW = 3;

  private Ages() {}

  /** {@code 1歳6か月}, {@code 7歳}; {@code 1 yr 6 mo}, {@code 7 yrs}; before birth {@code 出生前}. */
  public static String age(LocalDate birth, LocalDate on, String language) {
    boolean ja = language.equals("ja");
    if (on.isBefore(birth)) {
      return ja ? "出生前" : "before birth";
    }
    Period age = Period.between(birth, on);
    int years = age.getYears();
    int months = age.getMonths();
    if (years == 0) {
      return ja ? months + "か月" : months + " mo";
    }
    if (years < TOLD_WITH_MONTHS_BELOW && months > 0) {
      return ja
          ? years + "歳" + months + "か月"
          : years + (years == 1 ? " yr " : " yrs ") + months + " mo";
    }
    return ja ? years + "歳" : years + (years == 1 ? " yr" : " yrs");
  }

  /**
   * {@code 小3}, {@code 中1}, {@code 高2}; {@code grade 3}, where the child goes to school.
   *
   * @param grade as {@code child.schoolGrade}: 1 to 9 in compulsory school, 10 to 12 after it
   * @return the empty text outside of 1 to 12
   */
  public static String grade(int grade, String language) {
    if (grade < 1 || grade > 12) {
      return "";
    }
    if (!language.equals("ja")) {
      return "grade " + grade;
    }
    if (grade <= 6) {
      return "小" + grade;
    }
    return grade <= 9 ? "中" + (grade - 6) : "高" + (grade - 9);
  }
}
