package org.todoku.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void a_day_is_told_with_its_weekday() {
    assertThat(Dates.day(TODAY, "ja")).isEqualTo("2026年11月23日(月)");
    assertThat(Dates.day(TODAY, "en")).isEqualTo("Mon 23 Nov 2026");
    assertThat(Dates.shortDay(TODAY, "ja")).isEqualTo("11月23日(月)");
    assertThat(Dates.shortDay(TODAY, "en")).isEqualTo("23 Nov");
  }

  @Test
  void a_moment_is_told_in_the_time_of_japan() {
    Instant moment = Instant.parse("2026-11-22T15:05:00Z");

    assertThat(Dates.moment(moment, "ja")).isEqualTo("2026年11月23日(月) 00:05");
    assertThat(Dates.moment(moment, "en")).isEqualTo("Mon 23 Nov 2026, 00:05");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 令和8年11月23日",
    "2019-05-01, 令和元年5月1日",
    "2019-04-30, 平成31年4月30日",
    "1989-01-07, 昭和64年1月7日"
  })
  void official_papers_count_years_by_era(LocalDate date, String expected) {
    assertThat(Dates.official(date, "ja")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26, あと3日, 3 days left",
    "2026-11-24, あと1日, 1 day left",
    "2026-11-23, 今日まで, due today",
    "2026-11-21, 2日超過, 2 days overdue"
  })
  void what_is_due_is_told_by_the_days_that_are_left(LocalDate due, String ja, String en) {
    assertThat(Dates.due(due, TODAY, "ja")).isEqualTo(ja);
    assertThat(Dates.due(due, TODAY, "en")).isEqualTo(en);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 今日, today",
    "2026-11-22, 昨日, yesterday",
    "2026-11-24, 明日, tomorrow",
    "2026-11-20, 3日前, 3 days ago",
    "2026-11-30, 7日後, in 7 days",
    "2026-06-01, 5か月前, 5 months ago",
    "2024-04-01, 2年前, 2 years ago"
  })
  void a_day_is_told_by_its_distance_from_today(LocalDate date, String ja, String en) {
    assertThat(Dates.relative(date, TODAY, "ja")).isEqualTo(ja);
    assertThat(Dates.relative(date, TODAY, "en")).isEqualTo(en);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-10, 3か月, 3 mo",
    "2025-05-23, 1歳6か月, 1 yr 6 mo",
    "2024-11-23, 2歳, 2 yrs",
    "2019-11-24, 6歳, 6 yrs",
    "2026-12-01, 出生前, before birth"
  })
  void small_children_are_told_in_months(LocalDate birth, String ja, String en) {
    assertThat(Ages.age(birth, TODAY, "ja")).isEqualTo(ja);
    assertThat(Ages.age(birth, TODAY, "en")).isEqualTo(en);
  }

  @ParameterizedTest
  @CsvSource({"1, 小1", "6, 小6", "7, 中1", "9, 中3", "10, 高1", "12, 高3", "0, ''", "13, ''"})
  void grades_are_told_by_school(int grade, String ja) {
    assertThat(Ages.grade(grade, "ja")).isEqualTo(ja);
  }
}
