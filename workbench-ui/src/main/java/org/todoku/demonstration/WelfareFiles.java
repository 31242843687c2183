package org.todoku.demonstration;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.demonstration.CsvFile.Form;

/** Child welfare and support plans: few children, with all that recognises a person. */
final class WelfareFiles implements DemonstrationFiles.Department {
  private final CsvFile register;
  private final CsvFile notifications;
  private final CsvFile consultations;
  private final CsvFile plans;
  private final CsvFile protective;

  WelfareFiles(Path folder, Period period) {
    String asOf = Wareki.compact(period.asOf());
    register = file(folder, "要対協台帳_" + asOf, Form.UTF_8_WITH_MARK, "登録区分", "きょうだい登録", "引継ぎ");
    notifications = file(folder, "通告受理簿_" + asOf, Form.UTF_8_WITH_MARK, "受理日", "種別", "対応状況", "目視日");
    consultations = file(folder, "児童相談_" + asOf, Form.UTF_8_WITH_MARK, "相談日", "相談種別");
    plans = file(folder, "サポートプラン_" + asOf, Form.CP932, "開始日", "状況", "対象の困難");
    protective = file(folder, "支えになる人_" + asOf, Form.CP932, "信頼できる大人", "近くの親族");
  }

  private static CsvFile file(Path folder, String name, Form form, String... columns) {
    String[] who = {"児童番号", "宛名番号", "氏名", "フリガナ", "生年月日", "性別", "住所"};
    return PupilFiles.file(
        folder,
        name,
        form,
        Stream.concat(Stream.of(who), Stream.of(columns)).toArray(String[]::new));
  }

  @Override
  public void add(Household household) {
    for (Child child : household.children) {
      boolean sibling = household.siblingOnRegister(child);
      if (child.register != RegisterStatus.NONE || sibling || child.openTransfer) {
        row(
            register,
            child,
            child.register.text(),
            sibling ? "有" : "無",
            child.openTransfer ? "未了" : "");
      }
      for (Child.Notification n : child.notifications) {
        row(
            notifications,
            child,
            Wareki.full(n.received()),
            n.kindText(),
            n.open() ? "対応中" : "終了",
            Wareki.full(n.seen()));
      }
      for (Child.Use use : child.consultations) {
        row(consultations, child, Wareki.full(use.on()), use.kindText());
      }
      for (Child.Plan plan : child.plans) {
        row(
            plans,
            child,
            Wareki.brief(plan.started()),
            plan.active() ? "実施中" : "終了",
            plan.need().text());
      }
      if (child.trustedAdult != null || child.relativesNearby != null) {
        row(protective, child, yesNo(child.trustedAdult), yesNo(child.relativesNearby));
      }
    }
  }

  private static void row(CsvFile file, Child child, String... cells) {
    Person person = child.person;
    boolean plain = child.household.index % 2 == 0 || !file.unicode();
    String[] who = {
      "C%07d%d".formatted(child.household.index, child.household.children.indexOf(child) + 1),
      child.household.index % 9 == 4 ? "" : person.number(),
      (plain ? person.family().text() : person.family().variant()) + " " + person.given().text(),
      person.family().kana() + " " + person.given().kana(),
      Wareki.brief(person.birth()),
      person.sex().text(),
      child.household.address
    };
    file.row((Object[]) Stream.concat(Stream.of(who), Stream.of(cells)).toArray(String[]::new));
  }

  private static String yesNo(@Nullable Boolean value) {
    return value == null ? "" : value ? "あり" : "なし";
  }

  @Override
  public int addImpossibleRows() {
    return notifications.impossibleRow(
            "C9999999", "", "海辺　太郎", "ウミベ　タロウ", "H27.2.30", "男", "", "令和8年5月1日", "ネグレクト", "終了", "")
        + plans.impossibleRow(
            "C9999999", "", "海辺　太郎", "ウミベ　タロウ", "H27.3.1", "男", "", "R8.5.1", "保留", "貧困");
  }

  @Override
  public Stream<CsvFile> files() {
    return Stream.of(register, notifications, consultations, plans, protective);
  }
}
