package org.todoku.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.linkage.LinkedPopulation.View;
import org.todoku.profile.Coverage;
import org.todoku.profile.FactValue;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.FactValue.Missing;
import org.todoku.profile.FactValue.Reason;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileLayout;
import org.todoku.rule.Value.DateValue;
import org.todoku.rule.Value.NumberValue;
import org.todoku.rule.Value.TextValue;
import org.todoku.vocabulary.AttributePath;

class LinkedPopulationTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 2, 1);
  private static final String ATTENDANCE = "学籍番号,日付,区分,理由,備考";
  private static final String WELFARE = "世帯番号,基準比,非課税,滞納月数";
  private static final String CASE = "ケース番号,氏名,フリガナ,生年月日,性別,住所,区分";

  @TempDir Path folder;
  private LinkageFixture linkage;

  @BeforeEach
  void two_pupils_and_a_toddler() {
    linkage = new LinkageFixture(folder);
    linkage.importLines(
        "residents",
        "住民_20260101.csv",
        "宛名番号,世帯番号,氏名,氏名カナ,生年月日,性別,住所,支援措置,転入日",
        "1,10,山田　太郎,ﾔﾏﾀﾞ ﾀﾛｳ,S60.2.3,男,桜町1-2-3,,",
        "2,10,山田　花,ﾔﾏﾀﾞ ﾊﾅ,H27.5.1,女,桜町1-2-3,,R5.4.1",
        "3,10,山田　夢,ﾔﾏﾀﾞ ﾕﾒ,R5.5.1,女,桜町1-2-3,,",
        "4,11,渡邉　健,ﾜﾀﾅﾍﾞ ｹﾝ,H25.12.24,男,緑町4-5,,");
    linkage.importLines(
        "school-register",
        "学齢簿_20260101.csv",
        "学籍番号,宛名番号,姓,名,セイ,メイ,生年月日,性別,住所",
        "101,2,山田,花,ヤマダ,ハナ,2015-05-01,女,",
        "102,4,渡邉,健,ワタナベ,ケン,2013-12-24,男,");
  }

  @Test
  void a_profile_joins_what_several_departments_have() {
    attendance("出欠_第一小_20250401-20260131.csv", "101,R7.4.7,欠席,病気,", "101,R7.4.8,出席,,");
    linkage.importLines("welfare", "福祉_20260101.csv", WELFARE, "10,1.10,非課税,-");

    LinkedProfile hana = profile("2");

    assertThat(hana.fact("child", "birthDate"))
        .isEqualTo(new Known(new DateValue(LocalDate.of(2015, 5, 1))));
    assertThat(hana.fact("child", "movedInDate"))
        .isEqualTo(new Known(new DateValue(LocalDate.of(2023, 4, 1))));
    assertThat(hana.fact("household", "needRatio"))
        .isEqualTo(new Known(new NumberValue(new BigDecimal("1.1"))));
    assertThat(hana.fact("household", "arrearsMonths"))
        .isEqualTo(new Missing(Reason.NOT_APPLICABLE));
    assertThat(days(hana))
        .containsExactly(
            Map.of(
                "on", new Known(new DateValue(LocalDate.of(2025, 4, 7))),
                "status", new Known(new TextValue("absent")),
                "reason", new Known(new TextValue("illness"))),
            Map.of(
                "on", new Known(new DateValue(LocalDate.of(2025, 4, 8))),
                "status", new Known(new TextValue("present")),
                "reason", new Missing(Reason.NOT_APPLICABLE)));
  }

  @Test
  void a_households_facts_hold_for_each_of_its_children() {
    linkage.importLines("welfare", "福祉_20260101.csv", WELFARE, "10,1.10,非課税,0");

    assertThat(profile("2").fact("household", "needRatio"))
        .isEqualTo(profile("3").fact("household", "needRatio"))
        .isInstanceOf(Known.class);
  }

  @Test
  void a_child_whom_a_source_does_not_list_is_not_covered_by_it() {
    attendance("出欠_第一小_20250401-20260131.csv", "101,R7.4.7,欠席,病気,");

    LinkedProfile toddler = profile("3");

    assertThat(toddler.has(entity("attendanceDay"))).isFalse();
    assertThat(profile("2").coverage(entity("attendanceDay")))
        .isEqualTo(new Coverage(LocalDate.of(2025, 4, 1), LocalDate.of(2026, 1, 31)));
  }

  @Test
  void coverage_joins_periods_and_ends_at_a_gap() {
    attendance("出欠_第一小_20250401-20250430.csv", "101,R7.4.7,欠席,病気,");
    attendance("出欠_第一小_20250601-20250630.csv", "101,R7.6.2,欠席,病気,");
    attendance("出欠_第一小_20250701-20250731.csv", "101,R7.7.1,欠席,病気,");

    LinkedProfile hana = profile("2");

    assertThat(hana.coverage(entity("attendanceDay")))
        .isEqualTo(new Coverage(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 7, 31)));
    assertThat(days(hana)).hasSize(3);
  }

  @Test
  void a_later_file_replaces_the_days_it_speaks_for_and_no_others() {
    attendance("出欠_第一小_20250401-20250731.csv", "101,R7.4.7,欠席,病気,", "101,R7.6.2,欠席,病気,");
    attendance("出欠_第一小_20250601-20250930.csv", "101,R7.6.2,出席,,", "101,R7.9.1,出席,,");

    LinkedProfile hana = profile("2");

    assertThat(days(hana))
        .extracting(day -> day.get("on"), day -> day.get("status"))
        .containsExactly(
            tuple(
                new Known(new DateValue(LocalDate.of(2025, 4, 7))),
                new Known(new TextValue("absent"))),
            tuple(
                new Known(new DateValue(LocalDate.of(2025, 6, 2))),
                new Known(new TextValue("present"))),
            tuple(
                new Known(new DateValue(LocalDate.of(2025, 9, 1))),
                new Known(new TextValue("present"))));
    assertThat(hana.coverage(entity("attendanceDay")))
        .isEqualTo(new Coverage(LocalDate.of(2025, 4, 1), LocalDate.of(2025, 9, 30)));
  }

  @Test
  void a_row_that_an_export_repeats_counts_once() {
    attendance(
        "出欠_第一小_20250401-20260131.csv",
        "101,R7.4.7,欠席,病気,",
        "101,R7.4.7,欠席,病気,",
        "101,R7.4.7,遅刻,,");

    assertThat(days(profile("2"))).hasSize(2);
  }

  @Test
  void of_snapshots_the_newest_on_or_before_the_day_counts() {
    linkage.importLines("welfare", "福祉_20250401.csv", WELFARE, "10,1.1,課税,0");
    linkage.importLines("welfare", "福祉_20251001.csv", WELFARE, "10,1.9,課税,0");

    assertThat(profile("2", LocalDate.of(2025, 9, 30)).fact("household", "needRatio"))
        .isEqualTo(number("1.1"));
    assertThat(profile("2").fact("household", "needRatio")).isEqualTo(number("1.9"));
    assertThat(profile("2").coverage(entity("household")))
        .isEqualTo(new Coverage(null, LocalDate.of(2025, 10, 1)));
    assertThat(profile("2", LocalDate.of(2025, 1, 1)).coverage(entity("household")))
        .isEqualTo(new Coverage(null, LocalDate.of(2025, 4, 1)));
  }

  @Test
  void a_source_that_speaks_for_everyone_says_what_holds_for_those_without_a_row() {
    linkage.importLines("cases", "要対協_20260101.csv", CASE, "A1,山田 花,ヤマダ ハナ,2015-05-01,女,,要支援");

    assertThat(profile("2").fact("welfareCase", "status"))
        .isEqualTo(new Known(new TextValue("support")));
    assertThat(profile("4").fact("welfareCase", "status"))
        .isEqualTo(new Known(new TextValue("none")));
  }

  @Test
  void it_says_nothing_of_a_child_who_may_be_on_it() {
    linkage.importLines("cases", "要対協_20260101.csv", CASE, "A1,山田 花,ヤマダ ハナ,2015-05-11,女,,要支援");

    assertThat(profile("2").has(entity("welfareCase"))).isFalse();
    assertThat(profile("4").fact("welfareCase", "status"))
        .isEqualTo(new Known(new TextValue("none")));
  }

  @Test
  void links_below_the_limit_are_not_followed_and_leave_nothing_certain() {
    linkage.importLines("cases", "要対協_20260101.csv", CASE, "A1,山田 花,ヤマダ ハナ,2015-05-01,女,,要支援");
    linkage.links.link();

    LinkedProfile hana =
        linkage
            .population
            .open(new View(linkage.vocabulary, AS_OF, null, 0.999))
            .profiles(List.of(child("2")))
            .getFirst();

    assertThat(hana.has(entity("welfareCase"))).isFalse();
    assertThat(hana.has(entity("child"))).isTrue();
  }

  @Test
  void a_row_that_could_not_be_read_leaves_its_child_uncovered() {
    attendance(
        "出欠_第一小_20250401-20260131.csv", "101,R7.4.7,欠席,病気,", "101,R7.4.8,保健室,,", "102,R7.4.7,出席,,");

    assertThat(profile("4").coverage(entity("attendanceDay")))
        .isEqualTo(new Coverage(LocalDate.of(2025, 4, 1), LocalDate.of(2026, 1, 31)));
    LinkedProfile hana = profile("2");
    assertThat(days(hana)).hasSize(1);
    assertThat(hana.coveredTo(entity("attendanceDay"))).isLessThan(LocalDate.EPOCH.toEpochDay());
  }

  @Test
  void only_what_the_rules_name_is_in_a_profile() {
    attendance("出欠_第一小_20250401-20260131.csv", "101,R7.4.7,欠席,病気,");
    linkage.importLines("welfare", "福祉_20260101.csv", WELFARE, "10,1.10,非課税,0");
    linkage.links.link();

    LinkedProfile hana =
        linkage
            .population
            .open(
                new View(
                    linkage.vocabulary,
                    AS_OF,
                    Set.of(new AttributePath("attendanceDay", "status")),
                    0))
            .profiles(List.of(child("2")))
            .getFirst();

    assertThat(hana.has(entity("household"))).isFalse();
    assertThat(hana.has(entity("child"))).isFalse();
    assertThat(days(hana))
        .containsExactly(
            Map.of(
                "on", new Known(new DateValue(LocalDate.of(2025, 4, 7))),
                "status", new Known(new TextValue("absent"))));
  }

  @Test
  void the_population_is_paged_by_id() {
    linkage.links.link();

    assertThat(linkage.population.count()).isEqualTo(3);
    List<String> first = linkage.population.childrenAfter(null, 2);
    List<String> second = linkage.population.childrenAfter(first.getLast(), 2);
    assertThat(first).hasSize(2).isSorted();
    assertThat(second).hasSize(1);
    assertThat(linkage.population.childrenAfter(second.getLast(), 2)).isEmpty();
  }

  private void attendance(String fileName, String... rows) {
    String[] lines = new String[rows.length + 1];
    lines[0] = ATTENDANCE;
    System.arraycopy(rows, 0, lines, 1, rows.length);
    assertThat(linkage.importLines("attendance", fileName, lines))
        .isInstanceOf(ImportResult.Accepted.class);
  }

  private LinkedProfile profile(String number) {
    return profile(number, AS_OF);
  }

  private LinkedProfile profile(String number, LocalDate asOf) {
    linkage.links.link();
    return linkage
        .population
        .open(View.of(linkage.vocabulary, asOf))
        .profiles(List.of(child(number)))
        .getFirst();
  }

  private String child(String number) {
    return String.valueOf(
        linkage.dsl.fetchValue(
            "SELECT c.id FROM linkage.child c JOIN linkage.subject s ON s.id = c.subject"
                + " WHERE s.key = ? AND s.custodian = 'residents'",
            number));
  }

  private int entity(String id) {
    return ProfileLayout.of(linkage.vocabulary).index(id);
  }

  private List<Map<String, FactValue>> days(LinkedProfile profile) {
    int entity = entity("attendanceDay");
    return IntStream.range(0, profile.size(entity))
        .mapToObj(row -> profile.record(entity, row))
        .toList();
  }

  private static Known number(String text) {
    return new Known(new NumberValue(new BigDecimal(text)));
  }
}
