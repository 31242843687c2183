package org.todoku.demonstration;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.todoku.demonstration.Child.DoctorReferral;
import org.todoku.demonstration.Child.MoodEntry;
import org.todoku.demonstration.Child.Test;
import org.todoku.demonstration.Child.Use;
import org.todoku.demonstration.Coded.Mark;

/** Makes up what the board of education and the schools hold of a child. */
final class SchoolMaker {
  private final LocalDate asOf;
  private final List<LocalDate> classDays;

  SchoolMaker(LocalDate asOf, List<LocalDate> classDays) {
    this.asOf = asOf;
    this.classDays = classDays;
  }

  /** Fills in children from the year before school to the ninth grade; others have nothing here. */
  void fill(Child child, int district, SplittableRandom random) {
    if (child.grade < 0 || child.grade > 9) {
      return;
    }
    child.school = Names.school(district, child.grade);
    child.pupilNumber =
        "%s%04d%02d"
                .formatted(
                    child.grade <= 6 ? "E" : "J",
                    child.household.index % 10_000,
                    10 * (child.household.index / 10_000 % 10)
                        + child.household.children.indexOf(child))
            + (child.household.index >= 100_000 ? "-" + child.household.index / 100_000 : "");
    if (child.grade == 0) {
      child.preSchoolExam = random.nextInt(3) == 0 ? PreSchoolExam.NOT_YET : PreSchoolExam.DONE;
      return;
    }
    child.schoolEnrolled = true;
    child.classType =
        random.nextInt(100) < 93 ? "regular" : random.nextInt(3) == 0 ? "special" : "resourceRoom";
    expenses(child, random);
    attendance(child, random);
    tests(child, random);
    moods(child, random);
    rest(child, random);
  }

  /** Whether the household would be granted school aid. */
  static boolean aidIsDue(Household household) {
    return Boolean.TRUE.equals(household.taxExempt)
        || household.needRatio != null && household.needRatio <= 130
        || household.allowance == Allowance.FULL
        || household.allowance == Allowance.PARTIAL;
  }

  private static void expenses(Child child, SplittableRandom random) {
    Household household = child.household;
    if (household.assistance == Assistance.RECEIVING) {
      child.schoolAid = SchoolAid.PROTECTED;
    } else if (aidIsDue(household)) {
      child.schoolAid = household.index % 12 == 0 ? SchoolAid.APPLIED : SchoolAid.SEMI_PROTECTED;
    } else if (household.index % 40 == 0) {
      child.schoolAid = SchoolAid.DECLINED;
    }
    boolean behind = random.nextDouble() < 0.08 * household.hardship;
    child.lunchArrears = random.nextInt(80) == 0 ? null : behind ? 1 + random.nextInt(2) : 0;
  }

  private void attendance(Child child, SplittableRandom random) {
    double hardship = child.household.hardship;
    double often = random.nextDouble();
    double absent = 0.006 + 0.04 * hardship * often * often;
    double late = 0.004 + 0.05 * hardship * often * often;
    Mark[] marks = new Mark[classDays.size()];
    Arrays.fill(marks, Mark.PRESENT);
    for (int i = 0; i < marks.length; i++) {
      double drawn = random.nextDouble();
      if (drawn < absent) {
        int why = random.nextInt(20);
        marks[i] =
            why < 14 ? Mark.ILL : why < 17 ? Mark.OTHER : why < 19 ? Mark.TRUANT : Mark.UNEXPLAINED;
      } else if (drawn < absent + late) {
        marks[i] = random.nextInt(3) == 0 ? Mark.LEFT_EARLY : Mark.LATE;
      }
    }
    if (marks.length > 10) {
      int influenza = random.nextInt(marks.length * 20);
      if (influenza < marks.length - 5) {
        Arrays.fill(marks, influenza, influenza + 3 + random.nextInt(3), Mark.SUSPENDED);
      }
      int mourning = random.nextInt(marks.length * 40);
      if (mourning < marks.length - 3) {
        Arrays.fill(marks, mourning, mourning + 1 + random.nextInt(3), Mark.BEREAVEMENT);
      }
    }
    child.marks = marks;
  }

  private void tests(Child child, SplittableRandom random) {
    if (child.grade < 4) {
      return;
    }
    int level = 500 + random.nextInt(300) - 150 - (int) (90 * child.household.hardship);
    LocalDate start = SchoolCalendar.yearStart(asOf);
    for (LocalDate on : List.of(start.minusDays(110), start.plusDays(17), start.plusDays(165))) {
      if (!on.isAfter(asOf)) {
        child.tests.add(new Test(on, level + random.nextInt(90) - 45));
      }
    }
  }

  private void moods(Child child, SplittableRandom random) {
    int low = 0;
    double often = 0.05 + 0.12 * child.household.hardship;
    for (int i = classDays.size() - 1; i >= 0 && child.moods.size() < 12; i -= 4) {
      Mood mood;
      if (low < 4 && random.nextDouble() < often) {
        mood = random.nextInt(4) == 0 ? Mood.STORMY : Mood.RAINY;
        low++;
      } else {
        mood = random.nextInt(3) == 0 ? Mood.CLOUDY : Mood.SUNNY;
      }
      child.moods.add(new MoodEntry(classDays.get(i), mood));
    }
  }

  private void rest(Child child, SplittableRandom random) {
    int visits = random.nextInt(6) == 0 ? 1 + random.nextInt(4) : 0;
    for (int i = 0; i < visits && !classDays.isEmpty(); i++) {
      child.infirmaryVisits.add(classDays.get(random.nextInt(classDays.size())));
    }
    if (random.nextInt(120) == 0) {
      LocalDate on = asOf.minusDays(1 + random.nextInt(20));
      if (!on.isBefore(SchoolCalendar.yearStart(asOf))) {
        child.bullying.add(on);
      }
    }
    if (random.nextInt(12) == 0) {
      child.doctorReferrals.add(
          new DoctorReferral(asOf.minusDays(20 + random.nextInt(150)), random.nextInt(4) > 0));
    }
    if (random.nextInt(60) == 0 && !classDays.isEmpty()) {
      child.specialistSupport.add(
          new Use(classDays.get(random.nextInt(classDays.size())), "counsellor", "スクールカウンセラー"));
    }
  }
}
