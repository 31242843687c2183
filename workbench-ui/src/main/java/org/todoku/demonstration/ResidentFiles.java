package org.todoku.demonstration;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.demonstration.CsvFile.Form;

/** The resident register, and what the welfare office holds of households. */
final class ResidentFiles implements DemonstrationFiles.Department {
  private final Period period;
  private final CsvFile residents;
  private final CsvFile welfare;
  private final CsvFile care;

  ResidentFiles(Path folder, Period period) {
    this.period = period;
    this.residents =
        new CsvFile(
            folder.resolve("住民記録_" + Wareki.compact(period.asOf()) + ".csv"),
            Form.CP932,
            "宛名番号",
            "世帯番号",
            "氏名",
            "氏名カナ",
            "生年月日",
            "性別",
            "続柄",
            "郵便番号",
            "住所",
            "転入日",
            "転居回数",
            "ひとり親区分",
            "児童数",
            "6歳未満きょうだい数",
            "支援措置",
            "備考");
    this.welfare =
        new CsvFile(
            folder.resolve("福祉総合_世帯_" + Wareki.compact(period.monthEnd()) + ".csv"),
            Form.UTF_8_WITH_MARK,
            "世帯番号",
            "課税区分",
            "所得基準比",
            "生活保護",
            "保護異動日",
            "児童扶養手当",
            "児童手当",
            "水道料金滞納月数");
    this.care =
        new CsvFile(
            folder.resolve("障害介護_世帯_" + Wareki.compact(period.monthEnd()) + ".csv"),
            Form.CP932,
            "世帯番号",
            "要介護度",
            "身体手帳",
            "療育手帳",
            "精神手帳",
            "サービス利用");
  }

  @Override
  public void add(Household household) {
    for (int i = 0; i < household.adults.size(); i++) {
      resident(household, household.adults.get(i), i == 0 ? "世帯主" : "配偶者", null);
    }
    for (Child child : household.children) {
      resident(household, child.person, "子", child);
    }
    if (household.knownToWelfare) {
      welfare(household);
    }
    if (household.knownToCare()) {
      care.row(
          household.number,
          household.careLevel == 0 ? "" : "要介護" + household.careLevel,
          household.physical.isEmpty() ? "" : household.physical + "級",
          household.intellectual,
          household.mental.isEmpty() ? "" : household.mental + "級",
          household.careServiceInUse ? "有" : "無");
    }
  }

  private void resident(
      Household household, Person person, String relationship, @Nullable Child child) {
    residents.row(
        person.number(),
        household.number,
        person.name(),
        Kana.half(person.kana()),
        Wareki.full(person.birth()),
        person.sex().text(),
        relationship,
        household.postcode,
        household.address,
        child == null || !FactsWriter.movedIn(child) ? "" : Wareki.full(household.movedIn),
        child == null ? "" : household.movesIn24Months,
        child == null ? "" : household.singleParent ? "該当" : "非該当",
        child == null ? "" : household.children.size(),
        child == null ? "" : household.siblingsUnder6(child, period.asOf()),
        household.addressProtected ? "有" : "",
        child != null && child.formerNumber != null ? "再転入" : "");
  }

  private void welfare(Household household) {
    welfare.row(
        household.number,
        household.taxExempt == null ? "***" : household.taxExempt ? "非課税" : "課税",
        household.needRatio == null ? "" : hundredths(household.needRatio),
        household.assistance.text(),
        Wareki.brief(household.assistanceChanged),
        household.allowance.text(),
        "受給",
        household.utilityArrears);
  }

  /** 131 as 1.31. */
  static String hundredths(int number) {
    return number / 100 + "." + number / 10 % 10 + number % 10;
  }

  @Override
  public int addImpossibleRows() {
    return 0;
  }

  @Override
  public Stream<CsvFile> files() {
    return Stream.of(residents, welfare, care);
  }
}
