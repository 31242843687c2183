package org.todoku.demonstration;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.todoku.demonstration.CsvFile.Form;

/** What schools note of pupils beside attendance. All files know pupils by the school's number. */
final class PupilFiles implements DemonstrationFiles.Department {
  private final CsvFile infirmary;
  private final CsvFile tests;
  private final CsvFile moods;
  private final CsvFile bullying;
  private final CsvFile referrals;
  private final CsvFile support;

  PupilFiles(Path folder, Period period) {
    String asOf = Wareki.compact(period.asOf());
    String year = Wareki.compact(period.yearStart()) + "-" + asOf;
    infirmary = file(folder, "保健室来室_" + year, Form.CP932, "学籍番号", "来室日");
    tests = file(folder, "学力調査_" + asOf, Form.UTF_8, "学籍番号", "実施日", "偏差値");
    moods = file(folder, "心の天気_" + year, Form.UTF_8, "学籍番号", "記録日", "天気");
    bullying = file(folder, "いじめ認知_" + asOf, Form.CP932, "学籍番号", "認知日");
    referrals = file(folder, "受診勧告_" + asOf, Form.CP932, "学籍番号", "勧告日", "受診");
    support = file(folder, "専門的支援_" + year, Form.UTF_8_WITH_MARK, "学籍番号", "支援日", "支援");
  }

  static CsvFile file(Path folder, String name, Form form, String... header) {
    return new CsvFile(folder.resolve(name + ".csv"), form, header);
  }

  @Override
  public void add(Household household) {
    for (Child child : household.children) {
      String number = child.pupilNumber;
      for (LocalDate on : child.infirmaryVisits) {
        infirmary.row(number, Wareki.brief(on));
      }
      for (Child.Test test : child.tests) {
        tests.row(number, Wareki.slashes(test.on()), tenths(test.deviation()));
      }
      for (Child.MoodEntry entry : child.moods) {
        moods.row(number, entry.on(), entry.mood().text());
      }
      for (LocalDate on : child.bullying) {
        bullying.row(number, Wareki.full(on));
      }
      for (Child.DoctorReferral referral : child.doctorReferrals) {
        referrals.row(number, Wareki.brief(referral.issued()), referral.met() ? "済" : "未");
      }
      for (Child.Use use : child.specialistSupport) {
        support.row(number, Wareki.full(use.on()), use.kindText());
      }
    }
  }

  /** 485 as 48.5. */
  static String tenths(int number) {
    return number / 10 + "." + number % 10;
  }

  @Override
  public int addImpossibleRows() {
    return tests.impossibleRow("E999999", "2026/4/18", "105.0");
  }

  @Override
  public Stream<CsvFile> files() {
    return List.of(infirmary, tests, moods, bullying, referrals, support).stream();
  }
}
