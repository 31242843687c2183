package org.todoku.demonstration;

import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * For whom the starter rules should match, counted on the made-up city itself by conditions written
 * by hand. Nothing here knows the engine or reads the library, so that the two can be held against
 * each other; a rule whose figures a municipality changes is no longer the one counted here.
 */
public final class ExpectedMatches {
  private final LocalDate asOf;
  private final ExpectedAtSchool school;

  ExpectedMatches(LocalDate asOf) {
    this.asOf = asOf;
    this.school = new ExpectedAtSchool(asOf);
  }

  /** How many children of a population each starter rule should match, by the rule's id. */
  public static Map<String, Integer> of(Population population) {
    ExpectedMatches expected = new ExpectedMatches(population.asOf());
    Map<String, Integer> counts = new TreeMap<>();
    population.forEach(
        household -> {
          for (Child child : household.children) {
            expected.rules(child).forEach(rule -> counts.merge(rule, 1, Integer::sum));
          }
        });
    return counts;
  }

  /** The starter rules that should match a child. */
  Set<String> rules(Child child) {
    Set<String> rules = new LinkedHashSet<>();
    add(rules, "postnatal-screen", postnatalScreen(child));
    add(rules, "infant-visit-missing", infantVisitMissing(child));
    add(rules, "missed-check-up", missedCheckUp(child));
    add(rules, "no-follow-up-exam", noFollowUpExam(child));
    add(rules, "unseen-child", unseen(child));
    add(rules, "school-aid-unclaimed", aidUnclaimed(child));
    add(rules, "after-public-assistance", afterAssistance(child));
    add(rules, "lunch-fee-arrears", lunchArrears(child));
    add(rules, "single-parent-three-children", threeChildren(child));
    add(rules, "severe-caries", severeCaries(child));
    add(rules, "sibling-on-register", siblingOnRegister(child));
    add(rules, "safety-check-clock", safetyCheck(child));
    if (child.atSchool()) {
      boolean monthly = school.monthlyEarlySign(child);
      boolean late = school.oftenLate(child);
      add(rules, "monthly-early-sign", monthly);
      add(rules, "late-or-leaving-early", late);
      add(rules, "seven-in-a-row", school.sevenInARow(child));
      add(rules, "non-attendance", school.nonAttendance(child) && !plan(child, Need.TRUANCY));
      boolean sign = monthly || late || school.attainmentDrop(child);
      add(rules, "possible-young-carer", sign && mayCare(child));
    }
    return rules;
  }

  private static void add(Set<String> rules, String rule, boolean matches) {
    if (matches) {
      rules.add(rule);
    }
  }

  /** After the day so many months ago, up to today. */
  private boolean inMonths(@Nullable LocalDate day, int months) {
    return day != null && day.isAfter(asOf.minusMonths(months)) && !day.isAfter(asOf);
  }

  private int months(Child child) {
    return (int) Period.between(child.person.birth(), asOf).toTotalMonths();
  }

  private boolean postnatalScreen(Child child) {
    return months(child) < 12
        && child.screenings.stream()
            .anyMatch(s -> s.total() != null && s.total() >= 9 && inMonths(s.on(), 6));
  }

  private boolean infantVisitMissing(Child child) {
    return months(child) >= 4
        && months(child) < 12
        && child.infantVisit != null
        && child.infantVisit != VisitResult.DONE;
  }

  private boolean missedCheckUp(Child child) {
    if (child.grade > 0) {
      return false;
    }
    for (Child.Reminder reminder : child.reminders) {
      boolean had = child.checkUps.stream().anyMatch(c -> c.kind() == reminder.kind());
      boolean overdue = !reminder.dueBy().isAfter(asOf.minusDays(60));
      if (!had && overdue && inMonths(reminder.sent(), 24)) {
        return true;
      }
    }
    return false;
  }

  private boolean noFollowUpExam(Child child) {
    return child.grade <= 0
        && child.checkUps.stream()
            .filter(c -> c.result() == CheckUpResult.FURTHER_EXAM)
            .filter(c -> inMonths(c.on(), 36) && !c.on().isAfter(asOf.minusDays(90)))
            .anyMatch(c -> child.followUpExams.stream().noneMatch(on -> !on.isBefore(c.on())));
  }

  private boolean unseen(Child child) {
    int months = months(child);
    boolean nowhere =
        child.grade <= 0 ? !child.inChildcare : child.school != null && !child.schoolEnrolled;
    return months >= 7
        && months < 13 * 12
        && nowhere
        && child.checkUps.stream().noneMatch(c -> inMonths(c.on(), 12))
        && child.contacts.stream().noneMatch(c -> inMonths(c.on(), 12))
        && child.dropIns.stream().noneMatch(use -> inMonths(use.on(), 12))
        && child.disabilityServices.stream().noneMatch(use -> inMonths(use.on(), 12))
        && child.consultations.stream().noneMatch(use -> inMonths(use.on(), 12));
  }

  private static boolean withoutAid(Child child) {
    return child.schoolEnrolled && child.schoolAid == SchoolAid.NONE;
  }

  private static boolean aidUnclaimed(Child child) {
    return withoutAid(child)
        && child.household.knownToWelfare
        && SchoolMaker.aidIsDue(child.household);
  }

  private boolean afterAssistance(Child child) {
    Household home = child.household;
    LocalDate changed = home.assistanceChanged;
    return withoutAid(child)
        && home.knownToWelfare
        && (home.assistance == Assistance.SUSPENDED || home.assistance == Assistance.ENDED)
        && changed != null
        && !changed.isBefore(SchoolCalendar.yearStart(asOf).minusYears(1))
        && !changed.isAfter(asOf);
  }

  private static boolean lunchArrears(Child child) {
    return child.schoolEnrolled
        && child.lunchArrears != null
        && child.lunchArrears >= 3
        && (child.schoolAid == SchoolAid.NONE || child.schoolAid == SchoolAid.DECLINED);
  }

  private static boolean threeChildren(Child child) {
    Household home = child.household;
    return home.singleParent
        && home.children.size() >= 3
        && home.knownToWelfare
        && Boolean.TRUE.equals(home.taxExempt);
  }

  private boolean severeCaries(Child child) {
    Child.Dental latest = null;
    for (Child.Dental dental : child.dentalExams) {
      if (inMonths(dental.on(), 24) && (latest == null || dental.on().isAfter(latest.on()))) {
        latest = dental;
      }
    }
    return latest != null && latest.untreated() >= 10;
  }

  private static boolean siblingOnRegister(Child child) {
    return child.register == RegisterStatus.NONE && child.household.siblingOnRegister(child);
  }

  private boolean safetyCheck(Child child) {
    return child.notifications.stream()
        .filter(n -> n.open() && inMonths(n.received(), 24))
        .anyMatch(n -> n.seen() == null || n.seen().isAfter(asOf));
  }

  private boolean mayCare(Child child) {
    Household home = child.household;
    boolean burden =
        home.careLevel >= 3
            || home.physical.equals("1")
            || home.physical.equals("2")
            || home.intellectual.equals("A")
            || home.mental.equals("1")
            || home.singleParent && home.siblingsUnder6(child, asOf) >= 2;
    return burden && !child.onRegister() && !plan(child, Need.YOUNG_CARER);
  }

  private boolean plan(Child child, Need need) {
    return child.plans.stream()
        .anyMatch(p -> p.active() && p.need() == need && inMonths(p.started(), 36));
  }
}
