package org.todoku.demonstration;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.todoku.demonstration.CsvFile.Form;

/**
 * Enrolment in childcare, drop-in services and services for disabled children. The first two have
 * numbers of their own and know a child only by reading, date of birth and sex.
 */
final class ChildcareFiles implements DemonstrationFiles.Department {
  private static final String[] FACILITIES = {"潮見保育園", "汐入こども園", "白砂幼稚園", "夕凪保育園", "松風こども園"};

  private final CsvFile enrolment;
  private final CsvFile dropIns;
  private final CsvFile disability;

  ChildcareFiles(Path folder, Period period) {
    String asOf = Wareki.compact(period.asOf());
    String twoYears = Wareki.compact(period.twoYears()) + "-" + asOf;
    enrolment =
        PupilFiles.file(
            folder, "就園_" + asOf, Form.CP932, "支給認定番号", "児童カナ", "生年月日", "性別", "施設名", "認定区分", "在園");
    dropIns =
        PupilFiles.file(
            folder, "一時預かり等_" + twoYears, Form.UTF_8, "利用者番号", "児童カナ", "生年月日", "性別", "利用日", "事業");
    disability =
        PupilFiles.file(
            folder,
            "障害児支援_" + twoYears,
            Form.UTF_8_WITH_MARK,
            "受給者番号",
            "宛名番号",
            "児童カナ",
            "生年月日",
            "性別",
            "利用日",
            "サービス");
  }

  @Override
  public void add(Household household) {
    for (Child child : household.children) {
      Person person = child.person;
      String suffix = "%06d%d".formatted(household.index, household.children.indexOf(child) + 1);
      if (child.inChildcare) {
        enrolment.row(
            "20" + suffix,
            Kana.half(person.kana()),
            Wareki.compact(person.birth()),
            person.sex().text(),
            FACILITIES[household.index % FACILITIES.length],
            certification(child),
            "在園");
      }
      for (Child.Use use : child.dropIns) {
        dropIns.row(
            "L" + suffix,
            person.kana(),
            Wareki.slashes(person.birth()),
            person.sex().text(),
            Wareki.slashes(use.on()),
            use.kindText());
      }
      for (Child.Use use : child.disabilityServices) {
        disability.row(
            "7" + suffix,
            person.number(),
            person.kana(),
            Wareki.full(person.birth()),
            person.sex().text(),
            Wareki.full(use.on()),
            use.kindText());
      }
    }
  }

  /** 1号 for some of the older ones, 2号 from the third birthday in the school year, else 3号. */
  static String certification(Child child) {
    return child.grade < -2 ? "3号" : child.household.index % 3 == 0 ? "1号" : "2号";
  }

  @Override
  public int addImpossibleRows() {
    return dropIns.impossibleRow("L9999999", "", "", "", "2009/4/1", "一時預かり");
  }

  @Override
  public Stream<CsvFile> files() {
    return Stream.of(enrolment, dropIns, disability);
  }
}
