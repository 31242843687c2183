package org.todoku.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.demonstration.Coded.Mark;

/**
 * A child while it is made up; afterwards only read. What the systems hold of the child stands here
 * as it really is; the files add their mistakes of writing.
 */
final class Child {
  final Household household;
  final Person person;

  /** 1 to 9 in compulsory school, 0 the year before; negative for toddlers. */
  final int grade;

  /** The number that an earlier entry of the register gave; some systems still use it. */
  @Nullable String formerNumber;

  // maternal and child health
  @Nullable Pregnancy pregnancy;
  @Nullable VisitResult infantVisit;
  @Nullable LocalDate infantVisitOn;
  final List<CheckUp> checkUps = new ArrayList<>(3);
  final List<Reminder> reminders = new ArrayList<>(0);
  final List<LocalDate> followUpExams = new ArrayList<>(0);
  final List<Screening> screenings = new ArrayList<>(0);
  final List<Contact> contacts = new ArrayList<>(0);
  final List<Vaccine> overdueVaccines = new ArrayList<>(0);
  final List<Dental> dentalExams = new ArrayList<>(2);

  // childcare
  boolean inChildcare;
  final List<Use> dropIns = new ArrayList<>(0);
  final List<Use> disabilityServices = new ArrayList<>(0);

  // school; a school name is there for all who are on the register of pupils
  @Nullable String school;
  String pupilNumber = "";
  boolean schoolEnrolled;
  PreSchoolExam preSchoolExam = PreSchoolExam.NOT_YET;
  String classType = "";
  SchoolAid schoolAid = SchoolAid.NONE;
  @Nullable Integer lunchArrears = 0;

  /** One for every class day of the year; empty for those who do not go to school here. */
  Mark[] marks = {};

  final List<LocalDate> infirmaryVisits = new ArrayList<>(0);
  final List<Test> tests = new ArrayList<>(0);
  final List<MoodEntry> moods = new ArrayList<>(0);
  final List<LocalDate> bullying = new ArrayList<>(0);
  final List<DoctorReferral> doctorReferrals = new ArrayList<>(0);
  final List<Use> specialistSupport = new ArrayList<>(0);

  // child welfare and support
  RegisterStatus register = RegisterStatus.NONE;
  boolean openTransfer;
  final List<Notification> notifications = new ArrayList<>(0);
  final List<Use> consultations = new ArrayList<>(0);
  final List<Plan> plans = new ArrayList<>(0);
  @Nullable Boolean trustedAdult;
  @Nullable Boolean relativesNearby;

  Child(Household household, Person person, LocalDate asOf) {
    this.household = household;
    this.person = person;
    this.grade = grade(person.birth(), asOf);
  }

  /** Children born from 2 April to the next 1 April go to school together. */
  static int grade(LocalDate birth, LocalDate asOf) {
    int schoolYear = SchoolCalendar.yearStart(asOf).getYear();
    int cohort = SchoolCalendar.yearStart(birth.minusDays(1)).getYear();
    return schoolYear - cohort - 6;
  }

  boolean atSchool() {
    return grade >= 1 && grade <= 9;
  }

  boolean onRegister() {
    return register == RegisterStatus.PROTECTION || register == RegisterStatus.SUPPORT;
  }

  /** The pregnancy; the visit is the last of the antenatal ones. */
  record Pregnancy(int notifiedWeek, int motherAge, LocalDate lastVisit, boolean multiple) {}

  /** A check-up; height in millimetres, weight in grams. */
  record CheckUp(
      LocalDate on,
      CheckUpKind kind,
      int months,
      @Nullable Integer height,
      @Nullable Integer weight,
      int band,
      CheckUpResult result) {}

  record Reminder(LocalDate sent, CheckUpKind kind, LocalDate dueBy) {}

  /** The mother's answers; null where the sheet was not filled in. */
  record Screening(LocalDate on, @Nullable Integer total, @Nullable Integer item10) {}

  record Contact(LocalDate on, String kind, String kindText) {}

  record Vaccine(LocalDate dueBy, String name) {}

  record Dental(LocalDate on, int untreated) {}

  /** One use of a service, one consultation and the like, with its kind in both writings. */
  record Use(LocalDate on, String kind, String kindText) {}

  /** A test; the deviation score in tenths. */
  record Test(LocalDate on, int deviation) {}

  record MoodEntry(LocalDate on, Mood mood) {}

  record DoctorReferral(LocalDate issued, boolean met) {}

  record Notification(
      LocalDate received, String kind, String kindText, boolean open, @Nullable LocalDate seen) {}

  record Plan(LocalDate started, boolean active, Need need) {}
}
