package org.todoku.demonstration;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.todoku.demonstration.Coded.Mark;
import org.todoku.demonstration.CsvFile.Form;

/** The register of pupils, school aid and lunch fees, and each school's daily attendance. */
final class SchoolFiles implements DemonstrationFiles.Department {
  private final Path folder;
  private final Period period;
  private final CsvFile register;
  private final CsvFile expenses;
  private final Map<String, CsvFile> attendance = new TreeMap<>();
  private final String[] days;

  SchoolFiles(Path folder, Period period) {
    this.folder = folder;
    this.period = period;
    List<LocalDate> classDays = SchoolCalendar.classDays(period.asOf());
    this.days = classDays.stream().map(Wareki::brief).toArray(String[]::new);
    this.register =
        new CsvFile(
            folder.resolve("学齢簿_" + Wareki.compact(period.asOf()) + ".csv"),
            Form.UTF_8,
            "学籍番号",
            "宛名番号",
            "姓",
            "名",
            "セイ",
            "メイ",
            "生年月日",
            "性別",
            "住所",
            "学校名",
            "学年",
            "学級区分",
            "就学状況",
            "就学時健診");
    this.expenses =
        new CsvFile(
            folder.resolve("就学援助・給食費_" + Wareki.compact(period.monthEnd()) + ".csv"),
            Form.UTF_8_WITH_MARK,
            "学籍番号",
            "就学援助区分",
            "給食費滞納月数",
            "備考");
  }

  @Override
  public void add(Household household) {
    for (Child child : household.children) {
      if (child.school != null) {
        register(child, child.school);
        if (child.marks.length > 0) {
          attendance(child, child.school);
        }
      }
      if (child.schoolEnrolled) {
        expenses.row(
            child.pupilNumber,
            child.schoolAid.text(),
            child.lunchArrears == null ? "不明" : child.lunchArrears,
            "");
      }
    }
  }

  private void register(Child child, String school) {
    Person person = child.person;
    register.row(
        child.pupilNumber,
        numberKnownToSchool(child),
        person.family().variant(),
        person.given().text(),
        person.family().kana(),
        person.given().kana(),
        Wareki.slashes(person.birth()),
        person.sex().text(),
        child.household.address.replace("丁目", "-").replace("番", "-").replace("号", ""),
        school,
        child.grade,
        switch (child.classType) {
          case "regular" -> "通常";
          case "special" -> "特別支援";
          case "resourceRoom" -> "通級";
          default -> "";
        },
        child.grade == 0 ? "就学予定" : child.schoolEnrolled ? "就学" : "不就学",
        child.grade == 0 ? child.preSchoolExam.text() : "");
  }

  /** About three in a hundred pupils have no number here, and one who came back has the old one. */
  private static String numberKnownToSchool(Child child) {
    if (child.formerNumber != null) {
      return child.formerNumber;
    }
    boolean blank =
        child.household.index % 31 == 7 || Story.of(child.household.index) == Story.OTHER_NAMESAKE;
    return blank ? "" : child.person.number();
  }

  private void attendance(Child child, String school) {
    CsvFile file =
        attendance.computeIfAbsent(
            school,
            name ->
                new CsvFile(
                    folder.resolve(
                        "出欠_"
                            + name
                            + "_"
                            + Wareki.compact(period.yearStart())
                            + "-"
                            + Wareki.compact(period.asOf())
                            + ".csv"),
                    Form.CP932,
                    "学籍番号",
                    "日付",
                    "出欠",
                    "理由"));
    for (int i = 0; i < child.marks.length; i++) {
      Mark mark = child.marks[i];
      file.row(child.pupilNumber, days[i], mark.statusText, mark.reasonText);
    }
  }

  @Override
  public int addImpossibleRows() {
    int added = expenses.impossibleRow("E999999", "第三種", "0", "");
    if (attendance.isEmpty()) {
      return added;
    }
    CsvFile first = attendance.values().iterator().next();
    return added
        + first.impossibleRow("E999999", "R8.9.31", "出席", "")
        + first.impossibleRow("E999999", days[0], "早欠", "");
  }

  @Override
  public Stream<CsvFile> files() {
    return Stream.concat(Stream.of(register, expenses), attendance.values().stream());
  }
}
