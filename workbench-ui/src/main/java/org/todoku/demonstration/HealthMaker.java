package org.todoku.demonstration;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.todoku.demonstration.Child.CheckUp;
import org.todoku.demonstration.Child.Contact;
import org.todoku.demonstration.Child.Dental;
import org.todoku.demonstration.Child.Pregnancy;
import org.todoku.demonstration.Child.Reminder;
import org.todoku.demonstration.Child.Screening;
import org.todoku.demonstration.Child.Use;
import org.todoku.demonstration.Child.Vaccine;
import org.todoku.demonstration.Coded.Sex;

/** Makes up what maternal and child health, childcare and disability services hold of a child. */
final class HealthMaker {
  private final LocalDate asOf;

  HealthMaker(LocalDate asOf) {
    this.asOf = asOf;
  }

  void fill(Child child, SplittableRandom random) {
    LocalDate birth = child.person.birth();
    double hardship = child.household.hardship;
    int days = (int) ChronoUnit.DAYS.between(birth, asOf);
    checkUps(child, random);
    if (days < 1000) {
      boolean multiple =
          child.household.children.stream()
              .anyMatch(other -> other != child && other.person.birth().equals(birth));
      int week = 6 + random.nextInt(8) + (random.nextDouble() < hardship * 0.2 ? 5 : 0);
      child.pregnancy =
          new Pregnancy(week, motherAge(child), birth.minusDays(2 + random.nextInt(12)), multiple);
    }
    if (days < 730) {
      infant(child, days, random);
    }
    if (child.grade <= 0) {
      childcare(child, days, random);
      if (days > 760 && random.nextDouble() < 0.04 + 0.1 * hardship) {
        int overdue = 20 + random.nextInt(Math.min(300, days - 750));
        child.overdueVaccines.add(new Vaccine(asOf.minusDays(overdue), "麻しん風しん混合(第1期)"));
      }
    }
    if (random.nextInt(1000) < 14 && days > 800) {
      boolean atSchool = child.grade >= 1;
      for (int i = 0; i < 4; i++) {
        child.disabilityServices.add(
            new Use(
                asOf.minusDays(5 + 28L * i + random.nextInt(20)),
                atSchool ? "afterSchool" : "childDevelopment",
                atSchool ? "放課後等デイサービス" : "児童発達支援"));
      }
    }
    if (child.atSchool()) {
      LocalDate exam = SchoolCalendar.yearStart(asOf).plusDays(35 + random.nextInt(40));
      if (!exam.isAfter(asOf) && random.nextInt(30) > 0) {
        child.dentalExams.add(new Dental(exam, caries(hardship, random)));
      }
    }
  }

  /** As the register has it, where the mother lives with the child; not below twenty. */
  private static int motherAge(Child child) {
    LocalDate birth = child.person.birth();
    return child.household.adults.stream()
        .filter(adult -> adult.sex() == Sex.FEMALE)
        .map(mother -> (int) ChronoUnit.YEARS.between(mother.birth(), birth))
        .map(years -> Math.clamp(years, 20, 50))
        .findFirst()
        .orElse(29);
  }

  private static int caries(double hardship, SplittableRandom random) {
    double drawn = random.nextDouble();
    return drawn < 0.75 - 0.3 * hardship
        ? 0
        : Math.min(8, (int) (Math.pow(drawn, 6) * 9 * hardship) + 1);
  }

  private void checkUps(Child child, SplittableRandom random) {
    int band = 2 + random.nextInt(6);
    for (CheckUpKind kind : CheckUpKind.values()) {
      LocalDate birth = child.person.birth();
      LocalDate on = birth.plusMonths(months(kind)).plusDays(10 + random.nextInt(25));
      band = Math.clamp(band + random.nextInt(3) - 1, 1, 8);
      if (on.isAfter(asOf)) {
        return;
      }
      int drawn = random.nextInt(100);
      CheckUpResult result =
          drawn < 88
              ? CheckUpResult.NORMAL
              : drawn < 95
                  ? CheckUpResult.OBSERVE
                  : drawn < 99 ? CheckUpResult.FURTHER_EXAM : CheckUpResult.TREATMENT;
      child.checkUps.add(checkUp(child, kind, on, band, result, random));
      if (kind != CheckUpKind.MONTHS3TO4) {
        child.dentalExams.add(new Dental(on, random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0));
      }
      if (result == CheckUpResult.FURTHER_EXAM) {
        LocalDate exam = on.plusDays(15 + random.nextInt(50));
        if (!exam.isAfter(asOf)) {
          child.followUpExams.add(exam);
        }
      }
      if (result == CheckUpResult.OBSERVE && child.grade <= 0) {
        LocalDate contact = asOf.minusDays(10 + random.nextInt(140));
        child.contacts.add(new Contact(contact.isBefore(on) ? on : contact, "phone", "電話"));
      }
      if (random.nextDouble() < 0.04 + 0.1 * child.household.hardship) {
        LocalDate sent = on.minusDays(4 + random.nextInt(6));
        child.reminders.add(new Reminder(sent, kind, dueBy(kind, birth)));
      }
    }
  }

  static int months(CheckUpKind kind) {
    return switch (kind) {
      case MONTHS3TO4 -> 3;
      case MONTHS18 -> 18;
      case YEARS3 -> 36;
    };
  }

  /** The last day on which the check-up can be had. */
  static LocalDate dueBy(CheckUpKind kind, LocalDate birth) {
    return birth.plusMonths(
        switch (kind) {
          case MONTHS3TO4 -> 5;
          case MONTHS18 -> 24;
          case YEARS3 -> 48;
        });
  }

  static CheckUp checkUp(
      Child child,
      CheckUpKind kind,
      LocalDate on,
      int band,
      CheckUpResult result,
      SplittableRandom random) {
    int months = (int) ChronoUnit.MONTHS.between(child.person.birth(), on);
    int middleWeight =
        switch (kind) {
          case MONTHS3TO4 -> 6600;
          case MONTHS18 -> 10300;
          case YEARS3 -> 13800;
        };
    int middleHeight =
        switch (kind) {
          case MONTHS3TO4 -> 620;
          case MONTHS18 -> 800;
          case YEARS3 -> 945;
        };
    Integer weight = middleWeight * (100 + (band - 4) * 5) / 100 / 10 * 10;
    Integer height = middleHeight + (band - 4) * 8 + random.nextInt(20) - 10;
    return new CheckUp(
        on, kind, months, blank(height, random), blank(weight, random), band, result);
  }

  private static @Nullable Integer blank(Integer value, SplittableRandom random) {
    return random.nextInt(60) == 0 ? null : value;
  }

  private void infant(Child child, int days, SplittableRandom random) {
    LocalDate birth = child.person.birth();
    int visitAge = 28 + random.nextInt(60);
    if (visitAge <= days) {
      child.infantVisit = VisitResult.DONE;
      child.infantVisitOn = birth.plusDays(visitAge);
      child.contacts.add(new Contact(birth.plusDays(visitAge), "visit", "訪問"));
    } else {
      child.infantVisit = VisitResult.NOT_YET;
    }
    for (int age : new int[] {14, 30}) {
      if (age + 6 <= days) {
        double drawn = random.nextDouble();
        Integer total = Math.min(8, (int) (drawn * drawn * (7 + 4 * child.household.hardship)));
        boolean blank = random.nextInt(30) == 0;
        child.screenings.add(
            new Screening(
                birth.plusDays(age + random.nextInt(6)), blank ? null : total, blank ? null : 0));
      }
    }
  }

  private void childcare(Child child, int days, SplittableRandom random) {
    int percent = days < 365 ? 15 : days < 730 ? 45 : days < 1095 ? 56 : 98;
    child.inChildcare = random.nextInt(100) < percent;
    if (!child.inChildcare && days > 120) {
      int uses = 1 + random.nextInt(4);
      for (int i = 0; i < uses; i++) {
        boolean centre = random.nextInt(3) > 0;
        child.dropIns.add(
            new Use(
                asOf.minusDays(3 + 25L * i + random.nextInt(20)),
                centre ? "supportCentre" : "temporaryCare",
                centre ? "地域子育て支援拠点" : "一時預かり"));
      }
    }
  }
}
