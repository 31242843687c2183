package org.todoku.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.todoku.demonstration.Coded.Mark;

/**
 * The same population as facts, one JSON object a line: what the departments' files would come to
 * if every row were read and every person recognised.
 */
public final class FactsWriter {
  private final Period period;
  private final List<LocalDate> classDays;
  private final Appendable out;
  private final JsonLine json = new JsonLine();

  private FactsWriter(LocalDate asOf, Appendable out) {
    this.period = new Period(asOf);
    this.classDays = SchoolCalendar.classDays(asOf);
    this.out = out;
  }

  /**
   * Writes a population; the n-th child is {@code c-n} with seven digits.
   *
   * @throws IOException where {@code out} throws it
   */
  public static void write(Population population, Appendable out) throws IOException {
    FactsWriter writer = new FactsWriter(population.asOf(), out);
    int[] count = {0};
    try {
      population.forEach(
          household -> {
            for (Child child : household.children) {
              writer.line(child, id(++count[0]));
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static String id(int number) {
    return "c-%07d".formatted(number);
  }

  /** Only a move after the birth is a move of the child. */
  static boolean movedIn(Child child) {
    LocalDate moved = child.household.movedIn;
    return moved != null && moved.isAfter(child.person.birth());
  }

  private void line(Child child, String id) {
    json.start(id);
    residents(child);
    welfare(child);
    if (child.school != null) {
      school(child);
    }
    health(child);
    services(child);
    childWelfare(child);
    try {
      out.append(json.end()).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void residents(Child child) {
    Household household = child.household;
    json.one("child", period.asOf());
    json.text("birthDate", child.person.birth()).text("sex", child.person.sex().word());
    if (movedIn(child)) {
      json.text("movedInDate", household.movedIn);
    } else {
      json.missing("movedInDate", "notApplicable");
    }
    json.raw("movesIn24Months", household.movesIn24Months);
    json.one("family", period.asOf());
    json.raw("singleParent", household.singleParent)
        .raw("childCount", household.children.size())
        .raw("siblingsUnder6", household.siblingsUnder6(child, period.asOf()));
  }

  private void welfare(Child child) {
    Household household = child.household;
    if (household.knownToWelfare) {
      json.one("household", period.monthEnd());
      if (household.taxExempt == null) {
        json.missing("taxExempt", "withheld");
      } else {
        json.raw("taxExempt", household.taxExempt);
      }
      if (household.needRatio != null) {
        json.raw("needRatio", ResidentFiles.hundredths(household.needRatio));
      }
      json.text("publicAssistance", household.assistance.word())
          .text("publicAssistanceChangedOn", household.assistanceChanged)
          .text("childRearingAllowance", household.allowance.word())
          .text("childAllowance", "receiving")
          .raw("utilityArrearsMonths", household.utilityArrears);
    }
    json.one("disabilityCare", period.monthEnd());
    json.raw("householdCareLevel", household.careLevel)
        .text("physicalCertificate", grade(household.physical))
        .text(
            "intellectualCertificate",
            household.intellectual.isEmpty()
                ? "none"
                : household.intellectual.equals("A") ? "a" : "b")
        .text("mentalCertificate", grade(household.mental))
        .raw("careServiceInUse", household.careServiceInUse);
  }

  private static String grade(String number) {
    return number.isEmpty() ? "none" : "grade" + number;
  }

  private void school(Child child) {
    json.one("school", period.asOf());
    json.raw("enrolled", child.schoolEnrolled).text("schoolName", child.school);
    if (!child.classType.isEmpty()) {
      json.text("classType", child.classType);
    }
    if (child.grade == 0) {
      json.text("preSchoolExam", child.preSchoolExam.word());
    }
    if (child.schoolEnrolled) {
      json.one("schoolExpenses", period.monthEnd());
      json.text("schoolAid", child.schoolAid.word());
      if (child.lunchArrears == null) {
        json.missing("lunchFeeArrearsMonths", "unknown");
      } else {
        json.raw("lunchFeeArrearsMonths", child.lunchArrears);
      }
    }
    LocalDate start = period.yearStart();
    if (child.marks.length > 0) {
      json.many("attendanceDay", start, period.asOf());
      for (int i = 0; i < child.marks.length; i++) {
        Mark mark = child.marks[i];
        json.record("on", classDays.get(i)).text("status", mark.status);
        if (!mark.reason.isEmpty()) {
          json.text("reason", mark.reason);
        }
      }
    }
    LocalDate asOf = period.asOf();
    all("infirmaryVisit", start, child.infirmaryVisits, on -> json.record("on", on));
    all(
        "attainment",
        null,
        child.tests,
        t -> json.record("on", t.on()).raw("deviation", PupilFiles.tenths(t.deviation())));
    all(
        "moodLog",
        start,
        child.moods,
        m -> json.record("on", m.on()).text("mood", m.mood().word()));
    all("bullying", null, child.bullying, on -> json.record("recognisedOn", on));
    all(
        "medicalReferral",
        null,
        child.doctorReferrals,
        r -> json.record("issuedOn", r.issued()).raw("met", r.met()));
    uses("specialistSupport", start, child.specialistSupport);
  }

  private void health(Child child) {
    Child.Pregnancy pregnancy = child.pregnancy;
    if (pregnancy != null) {
      json.one("pregnancy", period.asOf());
      json.raw("notifiedWeek", pregnancy.notifiedWeek())
          .raw("motherAge", pregnancy.motherAge())
          .text("lastAntenatalVisitOn", pregnancy.lastVisit())
          .raw("multipleBirth", pregnancy.multiple());
    }
    if (child.infantVisit != null) {
      json.one("infantVisit", period.asOf());
      json.text("result", child.infantVisit.word()).text("visitedOn", child.infantVisitOn);
    }
    all("checkUp", null, child.checkUps, this::checkUp);
    all(
        "checkUpReminder",
        null,
        child.reminders,
        r ->
            json.record("sentOn", r.sent()).text("kind", r.kind().word()).text("dueBy", r.dueBy()));
    all("followUpExam", null, child.followUpExams, on -> json.record("on", on));
    all(
        "screening",
        null,
        child.screenings,
        s -> json.record("on", s.on()).raw("epdsTotal", s.total()).raw("item10", s.item10()));
    all("contact", null, child.contacts, c -> json.record("on", c.on()).text("kind", c.kind()));
    all(
        "overdueVaccine",
        null,
        child.overdueVaccines,
        v -> json.record("dueBy", v.dueBy()).text("vaccine", v.name()));
    all(
        "dentalExam",
        null,
        child.dentalExams,
        d -> json.record("on", d.on()).raw("untreatedCaries", d.untreated()));
  }

  private void checkUp(Child.CheckUp c) {
    json.record("on", c.on()).text("kind", c.kind().word()).raw("ageMonths", c.months());
    json.raw("heightCm", c.height() == null ? null : PupilFiles.tenths(c.height()));
    json.raw("weightKg", c.weight() == null ? null : ResidentFiles.hundredths(c.weight() / 10));
    json.raw("weightBand", c.band()).text("result", c.result().word());
  }

  private void services(Child child) {
    json.one("childcare", period.asOf());
    json.raw("enrolled", child.inChildcare)
        .text(
            "certification",
            child.inChildcare
                ? switch (ChildcareFiles.certification(child)) {
                  case "1号" -> "class1";
                  case "2号" -> "class2";
                  default -> "class3";
                }
                : "none");
    uses("dropInUse", period.twoYears(), child.dropIns);
    uses("disabilityService", period.twoYears(), child.disabilityServices);
  }

  private void childWelfare(Child child) {
    json.one("welfareRegister", period.asOf());
    json.text("status", child.register.word())
        .raw("siblingOnRegister", child.household.siblingOnRegister(child))
        .raw("openTransfer", child.openTransfer);
    all(
        "notification",
        null,
        child.notifications,
        n ->
            json.record("receivedOn", n.received())
                .text("kind", n.kind())
                .text("status", n.open() ? "open" : "closed")
                .text("childSeenOn", n.seen()));
    uses("consultation", null, child.consultations);
    all(
        "supportPlan",
        null,
        child.plans,
        p ->
            json.record("startedOn", p.started())
                .text("status", p.active() ? "active" : "ended")
                .text("need", p.need().word()));
    if (child.trustedAdult != null || child.relativesNearby != null) {
      json.one("protective", period.asOf());
      json.raw("trustedAdult", child.trustedAdult).raw("relativesNearby", child.relativesNearby);
    }
  }

  private void uses(String entity, @Nullable LocalDate from, List<Child.Use> uses) {
    all(entity, from, uses, use -> json.record("on", use.on()).text("kind", use.kind()));
  }

  private <T> void all(
      String entity, @Nullable LocalDate from, List<T> records, Consumer<T> write) {
    json.many(entity, from, period.asOf());
    records.forEach(write);
  }
}
