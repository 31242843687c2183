package org.todoku.demonstration;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.demonstration.CsvFile.Form;

/**
 * Maternal and child health: a ledger that identifies the children, and the records by its number.
 */
final class HealthFiles implements DemonstrationFiles.Department {
  private final CsvFile ledger;
  private final CsvFile checkUps;
  private final CsvFile reminders;
  private final CsvFile exams;
  private final CsvFile screenings;
  private final CsvFile contacts;
  private final CsvFile vaccines;
  private final CsvFile teeth;

  HealthFiles(Path folder, Period period) {
    String asOf = Wareki.compact(period.asOf());
    ledger =
        PupilFiles.file(
            folder,
            "母子台帳_" + asOf,
            Form.CP932,
            "母子番号",
            "宛名番号",
            "児カナ",
            "生年月日",
            "性別",
            "届出週数",
            "母年齢",
            "最終妊婦健診日",
            "多胎",
            "乳児訪問",
            "訪問日");
    checkUps =
        PupilFiles.file(
            folder,
            "乳幼児健診_" + asOf,
            Form.CP932,
            "母子番号",
            "健診種別",
            "受診日",
            "月齢",
            "身長cm",
            "体重kg",
            "発育区分",
            "判定");
    reminders = PupilFiles.file(folder, "健診勧奨_" + asOf, Form.CP932, "母子番号", "健診種別", "勧奨日", "受診期限");
    exams = PupilFiles.file(folder, "精密検査_" + asOf, Form.CP932, "母子番号", "受診日");
    screenings =
        PupilFiles.file(folder, "産後質問票_" + asOf, Form.UTF_8, "母子番号", "実施日", "EPDS合計", "第10項目");
    contacts = PupilFiles.file(folder, "保健師記録_" + asOf, Form.UTF_8, "母子番号", "対応日", "方法");
    vaccines = PupilFiles.file(folder, "予防接種未接種_" + asOf, Form.CP932, "母子番号", "標準期限", "ワクチン");
    teeth = PupilFiles.file(folder, "歯科健診_" + asOf, Form.CP932, "母子番号", "受診日", "未処置歯数");
  }

  @Override
  public void add(Household household) {
    for (Child child : household.children) {
      String number = number(child);
      ledger(child, number);
      for (Child.CheckUp c : child.checkUps) {
        checkUps.row(
            number,
            c.kind().text(),
            Wareki.full(c.on()),
            c.months(),
            c.height() == null ? "" : PupilFiles.tenths(c.height()),
            c.weight() == null ? "" : ResidentFiles.hundredths(c.weight() / 10),
            c.band(),
            c.result().text());
      }
      for (Child.Reminder r : child.reminders) {
        reminders.row(number, r.kind().text(), Wareki.brief(r.sent()), Wareki.brief(r.dueBy()));
      }
      for (LocalDate on : child.followUpExams) {
        exams.row(number, Wareki.full(on));
      }
      for (Child.Screening s : child.screenings) {
        screenings.row(number, Wareki.slashes(s.on()), blank(s.total()), blank(s.item10()));
      }
      for (Child.Contact contact : child.contacts) {
        contacts.row(number, Wareki.slashes(contact.on()), contact.kindText());
      }
      for (Child.Vaccine vaccine : child.overdueVaccines) {
        vaccines.row(number, Wareki.compact(vaccine.dueBy()), vaccine.name());
      }
      for (Child.Dental dental : child.dentalExams) {
        teeth.row(number, Wareki.brief(dental.on()), dental.untreated());
      }
    }
  }

  private void ledger(Child child, String number) {
    Child.Pregnancy pregnancy = child.pregnancy;
    VisitResult visit = child.infantVisit;
    ledger.row(
        number,
        withoutNumber(child) ? "" : child.person.number(),
        Kana.half(misread(child) ? shortened(child.person.kana()) : child.person.kana()),
        Wareki.full(child.person.birth()),
        child.person.sex().text(),
        pregnancy == null ? "" : pregnancy.notifiedWeek(),
        pregnancy == null ? "" : pregnancy.motherAge(),
        pregnancy == null ? "" : Wareki.brief(pregnancy.lastVisit()),
        pregnancy == null ? "" : pregnancy.multiple() ? "多胎" : "単胎",
        visit == null ? "" : visit.text(),
        Wareki.brief(child.infantVisitOn));
  }

  /** Some children, both of two namesakes, and those whose reading is wrong as well. */
  private static boolean withoutNumber(Child child) {
    Story story = Story.of(child.household.index);
    return child.household.index % 23 == 5
        || story == Story.NAMESAKE
        || story == Story.OTHER_NAMESAKE
        || misread(child);
  }

  /** One household in a thousand, which leaves a question for a person. */
  private static boolean misread(Child child) {
    return child.household.index % 1000 == 235;
  }

  private static String shortened(String kana) {
    return kana.substring(0, kana.length() - 1);
  }

  private static Object blank(@Nullable Integer number) {
    return number == null ? "" : number;
  }

  private static String number(Child child) {
    return "M%07d%d".formatted(child.household.index, child.household.children.indexOf(child) + 1);
  }

  @Override
  public int addImpossibleRows() {
    return checkUps.impossibleRow("M9999999", "3歳", "令和8年13月1日", 38, "95.0", "13.80", 4, "異常なし")
        + checkUps.impossibleRow("M9999999", "3歳", "令和8年5月1日", 38, "95.0", "13.80", 4, "E")
        + screenings.impossibleRow("M9999999", "2026/5/1", 41, 0)
        + contacts.impossibleRow("M9999999", "2026/5/1", "FAX")
        + teeth.impossibleRow("M9999999", "R8.5.1", 99);
  }

  @Override
  public Stream<CsvFile> files() {
    return Stream.of(ledger, checkUps, reminders, exams, screenings, contacts, vaccines, teeth);
  }
}
