package org.todoku.demonstration;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.todoku.demonstration.Child.CheckUp;
import org.todoku.demonstration.Child.Contact;
import org.todoku.demonstration.Child.Dental;
import org.todoku.demonstration.Child.MoodEntry;
import org.todoku.demonstration.Child.Notification;
import org.todoku.demonstration.Child.Plan;
import org.todoku.demonstration.Child.Pregnancy;
import org.todoku.demonstration.Child.Reminder;
import org.todoku.demonstration.Child.Screening;
import org.todoku.demonstration.Child.Test;
import org.todoku.demonstration.Child.Use;
import org.todoku.demonstration.Child.Vaccine;
import org.todoku.demonstration.Coded.Mark;

/** Changes an ordinary household into one that a {@link Story} is told of. */
final class StoryTeller {
  private final LocalDate asOf;
  private final LocalDate monthEnd;
  private final SchoolStories school;

  StoryTeller(LocalDate asOf, List<LocalDate> classDays) {
    this.asOf = asOf;
    this.monthEnd = asOf.withDayOfMonth(1).minusDays(1);
    this.school = new SchoolStories(asOf, classDays);
  }

  /**
   * @param variant how often the story was told before; boundaries come with the even ones
   */
  void tell(Story story, int variant, Household home, SplittableRandom random) {
    Child child = home.children.getFirst();
    boolean edge = variant % 2 == 0;
    switch (story) {
      case POSTNATAL_SCREEN -> screen(child, edge ? 9 : 10 + random.nextInt(12), true);
      case POSTNATAL_SCREEN_NEAR -> screen(child, 8, true);
      case SCREEN_WITHOUT_CONTACT -> screen(child, 11 + random.nextInt(12), false);
      case VISIT_MISSING, VISIT_MISSING_NEAR -> {
        child.infantVisit =
            story == Story.VISIT_MISSING_NEAR
                ? VisitResult.NOT_YET
                : edge ? VisitResult.ABSENT : VisitResult.REFUSED;
        child.infantVisitOn = null;
        child.contacts.removeIf(contact -> contact.kind().equals("visit"));
      }
      case CHECK_UP_MISSED -> missed(child, edge ? 60 : 75 + random.nextInt(60));
      case CHECK_UP_MISSED_NEAR -> missed(child, 59);
      case EXAM_MISSED -> examMissed(child, edge ? 90 : 95 + random.nextInt(80), random);
      case EXAM_MISSED_NEAR -> examMissed(child, 89, random);
      case UNSEEN -> unseen(child);
      case UNSEEN_NEAR -> {
        unseen(child);
        child.contacts.add(new Contact(asOf.minusMonths(12).plusDays(1), "office", "来所面談"));
      }
      case UNSEEN_AT_SCHOOL_AGE -> {
        unseen(child);
        school.notEnrolled(child);
      }
      case AID_UNCLAIMED -> {
        income(home, variant % 3 == 0 ? 130 : 116 + random.nextInt(14));
        if (variant % 3 == 1) {
          alone(home);
          home.allowance = Allowance.FULL;
        }
        child.schoolAid = SchoolAid.NONE;
      }
      case AID_UNCLAIMED_NEAR -> {
        income(home, 131);
        child.schoolAid = SchoolAid.NONE;
      }
      case AFTER_ASSISTANCE -> {
        LocalDate lastYear = SchoolCalendar.yearStart(asOf).minusYears(1);
        assistanceOver(home, child, edge ? lastYear : monthEnd.minusDays(40 + random.nextInt(90)));
      }
      case AFTER_ASSISTANCE_NEAR -> {
        LocalDate lastYear = SchoolCalendar.yearStart(asOf).minusYears(1);
        assistanceOver(home, child, lastYear.minusDays(1));
      }
      case LUNCH_ARREARS -> lunch(home, child, edge ? 3 : 4 + random.nextInt(6), edge);
      case LUNCH_ARREARS_NEAR -> lunch(home, child, 2, true);
      case THREE_CHILDREN, THREE_CHILDREN_NEAR -> threeChildren(home, story, random);
      case NON_ATTENDANCE -> school.truant(child, edge ? 30 : 45 + random.nextInt(35), edge);
      case NON_ATTENDANCE_NEAR -> school.truant(child, 29, true);
      case NON_ATTENDANCE_WITH_PLAN -> {
        school.truant(child, 34, true);
        child.plans.add(new Plan(asOf.minusDays(70), true, Need.TRUANCY));
      }
      case EARLY_SIGN -> school.earlySign(child, edge, false);
      case EARLY_SIGN_NEAR -> school.earlySign(child, edge, true);
      case SEVEN_IN_A_ROW -> school.row(child, 7, edge ? Mark.UNEXPLAINED : Mark.OTHER);
      case SEVEN_IN_A_ROW_NEAR -> school.row(child, 6, Mark.UNEXPLAINED);
      case OFTEN_LATE -> school.late(child, edge ? 10 : 11 + random.nextInt(6));
      case OFTEN_LATE_NEAR -> school.late(child, 9);
      case CARIES -> teeth(child, edge ? 10 : 11 + random.nextInt(5));
      case CARIES_NEAR -> teeth(child, 9);
      case YOUNG_CARER -> carer(home, child, variant);
      case YOUNG_CARER_NEAR -> {
        home.careLevel = 2;
        home.physical = "3";
        home.intellectual = "";
        home.mental = "";
        school.late(child, 12);
      }
      case YOUNG_CARER_ON_REGISTER -> {
        home.careLevel = 4;
        school.late(child, 12);
        child.register = RegisterStatus.SUPPORT;
      }
      case SIBLING_ON_REGISTER -> {
        child.register = edge ? RegisterStatus.PROTECTION : RegisterStatus.SUPPORT;
        home.children.get(1).register = RegisterStatus.NONE;
      }
      case SAFETY_CHECK -> notified(child, edge ? 0 : 1 + random.nextInt(5), false);
      case SAFETY_CHECK_NEAR -> notified(child, 2, true);
      case LATE_PREGNANCY -> child.pregnancy = pregnancy(child, 22 + random.nextInt(9), 27);
      case YOUNG_MOTHER -> child.pregnancy = pregnancy(child, 14, 17 + random.nextInt(3));
      case NOT_ENROLLED -> {
        child.inChildcare = false;
        child.dropIns.clear();
        child.contacts.add(new Contact(asOf.minusDays(200), "phone", "電話"));
      }
      case VACCINES -> {
        LocalDate due = asOf.minusMonths(6).minusDays(1);
        child.overdueVaccines.clear();
        child.overdueVaccines.add(new Vaccine(due, "五種混合(追加)"));
        child.overdueVaccines.add(new Vaccine(due.minusDays(30), "小児用肺炎球菌(追加)"));
        child.overdueVaccines.add(new Vaccine(due.minusDays(60), "麻しん風しん混合(第1期)"));
      }
      case FOLLOW_UP_LAPSED -> followUpLapsed(child);
      case ATTAINMENT_DROP -> attainmentDrop(child);
      case FREQUENT_MOVES -> {
        home.movesIn24Months = 3;
        home.movedIn = asOf.minusDays(100);
      }
      case NO_MONEY -> school.noMoney(child, 3);
      case INFIRMARY -> school.infirmary(child, 8);
      case BULLYING -> school.bullied(child, edge ? 8 : 31);
      case LOW_MOOD -> {
        List<MoodEntry> moods = List.copyOf(child.moods);
        child.moods.clear();
        for (int i = 0; i < moods.size(); i++) {
          child.moods.add(new MoodEntry(moods.get(i).on(), i % 2 == 0 ? Mood.RAINY : Mood.CLOUDY));
        }
      }
      case STRAIN -> {
        missed(child, 90);
        teeth(child, 11);
        home.children.get(1).register = RegisterStatus.SUPPORT;
      }
      case HANDOVER -> {
        home.movedIn = asOf.minusDays(edge ? 90 : 40);
        child.openTransfer = true;
      }
      case TWINS, COUSIN, OTHER_COUSIN, NAMESAKE, OTHER_NAMESAKE, TWO_NUMBERS -> {
        // told by their names and dates of birth alone
      }
    }
  }

  private void screen(Child child, int total, boolean contact) {
    LocalDate on = asOf.minusDays(contact ? 20 : 25);
    child.screenings.removeIf(screening -> screening.on().equals(on));
    child.screenings.add(new Screening(on, total, 0));
    child.contacts.removeIf(c -> c.on().isAfter(on.minusDays(1)));
    if (contact) {
      child.contacts.add(new Contact(on.plusDays(6), "phone", "電話"));
    }
  }

  private void missed(Child child, int daysPast) {
    CheckUpKind kind = child.grade <= -3 ? CheckUpKind.MONTHS18 : CheckUpKind.YEARS3;
    child.checkUps.removeIf(checkUp -> checkUp.kind() == kind);
    child.followUpExams.clear();
    child.checkUps.replaceAll(c -> found(c, CheckUpResult.NORMAL));
    child.reminders.clear();
    child.reminders.add(
        new Reminder(asOf.minusDays(daysPast + 45), kind, asOf.minusDays(daysPast)));
    child.inChildcare = true;
    child.dropIns.clear();
  }

  private void examMissed(Child child, int daysAgo, SplittableRandom random) {
    child.checkUps.removeIf(checkUp -> checkUp.kind() != CheckUpKind.MONTHS3TO4);
    child.checkUps.replaceAll(c -> found(c, CheckUpResult.NORMAL));
    child.followUpExams.clear();
    child.checkUps.add(
        HealthMaker.checkUp(
            child,
            CheckUpKind.MONTHS18,
            asOf.minusDays(daysAgo),
            4,
            CheckUpResult.FURTHER_EXAM,
            random));
    child.inChildcare = true;
    child.dropIns.clear();
  }

  private void unseen(Child child) {
    child.inChildcare = false;
    child.checkUps.removeIf(checkUp -> checkUp.on().isAfter(asOf.minusMonths(12)));
    child.checkUps.replaceAll(c -> found(c, CheckUpResult.NORMAL));
    child.reminders.clear();
    child.followUpExams.clear();
    child.contacts.clear();
    child.dropIns.clear();
    child.disabilityServices.clear();
    child.consultations.clear();
  }

  private static CheckUp found(CheckUp c, CheckUpResult result) {
    return new CheckUp(c.on(), c.kind(), c.months(), c.height(), c.weight(), c.band(), result);
  }

  private static void income(Household home, int ratio) {
    home.knownToWelfare = true;
    home.needRatio = ratio;
    home.taxExempt = ratio < 115;
    home.assistance = Assistance.NONE;
    home.assistanceChanged = null;
    home.allowance = Allowance.NONE;
  }

  private static void alone(Household home) {
    home.singleParent = true;
    if (home.adults.size() > 1) {
      home.adults.removeLast();
    }
  }

  private static void assistanceOver(Household home, Child child, LocalDate changed) {
    income(home, 150);
    home.assistance = home.index % 3 == 0 ? Assistance.SUSPENDED : Assistance.ENDED;
    home.assistanceChanged = changed;
    child.schoolAid = SchoolAid.NONE;
  }

  private static void lunch(Household home, Child child, int months, boolean none) {
    income(home, 170);
    home.utilityArrears = months >= 8 ? 4 : Math.min(home.utilityArrears, 2);
    child.schoolAid = none ? SchoolAid.NONE : SchoolAid.DECLINED;
    child.lunchArrears = months;
  }

  private static void threeChildren(Household home, Story story, SplittableRandom random) {
    income(home, story == Story.THREE_CHILDREN ? 84 + random.nextInt(28) : 116);
    alone(home);
    home.allowance = Allowance.FULL;
    for (Child child : home.children) {
      if (child.atSchool()) {
        child.schoolAid = SchoolAid.SEMI_PROTECTED;
        child.lunchArrears = 0;
      }
    }
  }

  private void teeth(Child child, int untreated) {
    LocalDate on = asOf.minusDays(80);
    child.dentalExams.removeIf(exam -> !exam.on().isBefore(on));
    child.dentalExams.add(new Dental(on, untreated));
  }

  private void carer(Household home, Child child, int variant) {
    income(home, 210);
    switch (variant % 4) {
      case 0 -> {
        home.careLevel = 3;
        home.careServiceInUse = true;
        school.late(child, 10);
      }
      case 1 -> {
        alone(home);
        home.allowance = Allowance.PARTIAL;
        for (Child pupil : home.children) {
          pupil.schoolAid = pupil.atSchool() ? SchoolAid.SEMI_PROTECTED : SchoolAid.NONE;
        }
        school.earlySign(child, true, false);
      }
      case 2 -> {
        home.physical = "1";
        attainmentDrop(child);
      }
      default -> {
        home.mental = "1";
        school.late(child, 14);
      }
    }
  }

  private void attainmentDrop(Child child) {
    int high = 580;
    child.tests.clear();
    child.tests.add(new Test(asOf.minusDays(200), high));
    child.tests.add(new Test(asOf.minusDays(50), high - 100));
  }

  private void notified(Child child, int daysAgo, boolean seen) {
    LocalDate received = asOf.minusDays(daysAgo);
    child.notifications.add(
        new Notification(received, "neglect", "ネグレクト", true, seen ? received.plusDays(1) : null));
  }

  private static Pregnancy pregnancy(Child child, int week, int age) {
    return new Pregnancy(week, age, child.person.birth().minusDays(6), false);
  }

  private void followUpLapsed(Child child) {
    child.inChildcare = true;
    child.dropIns.clear();
    child.contacts.clear();
    child.disabilityServices.clear();
    child.checkUps.removeIf(c -> c.on().isAfter(asOf.minusMonths(6)));
    CheckUp last = child.checkUps.removeLast();
    child.checkUps.add(found(last, CheckUpResult.OBSERVE));
    child.consultations.add(new Use(asOf.minusDays(300), "health", "保健・発達"));
  }
}
