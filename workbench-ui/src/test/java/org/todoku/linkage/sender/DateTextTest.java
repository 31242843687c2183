package org.todoku.linkage.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.linkage.sender.SenderProfile.DateForm;

class DateTextTest {
  @ParameterizedTest
  @CsvSource({
    "令和7年4月1日, 2025-04-01",
    "令和元年5月1日, 2019-05-01",
    "令和 7年 4月 1日, 2025-04-01",
    "令和７年４月１日, 2025-04-01",
    "R7.4.1, 2025-04-01",
    "R07.04.01, 2025-04-01",
    "R07/04/01, 2025-04-01",
    "r7-4-1, 2025-04-01",
    "Ｒ７．４．１, 2025-04-01",
    "㋿7年4月1日, 2025-04-01",
    "令7.4.1, 2025-04-01",
    "H30/4/1, 2018-04-01",
    "平成30年4月1日, 2018-04-01",
    "平成元年1月8日, 1989-01-08",
    "平成31年4月30日, 2019-04-30",
    "昭和64年1月7日, 1989-01-07",
    "S45.3.31, 1970-03-31",
    "昭和元年12月25日, 1926-12-25",
    "大正15年12月25日, 1926-12-25",
    "M45.7.30, 1912-07-30",
    "令和6年2月29日, 2024-02-29",
    "2025-04-01, 2025-04-01",
    "2025/4/1, 2025-04-01",
    "2025.4.1, 2025-04-01",
    "2025年4月1日, 2025-04-01",
    "20250401, 2025-04-01"
  })
  void every_way_of_writing_a_date_is_read(String text, LocalDate expected) {
    assertThat(DateText.read(text, DateForm.AUTO)).isEqualTo(new DateText.Read.Day(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "令和7年2月30日",
        "2025-13-01",
        "令和7年2月29日",
        "令和0年4月1日",
        "令和7年4月31日",
        "平成31年5月1日",
        "昭和64年1月8日",
        "令和元年4月30日",
        "7.4.1",
        "25/4/1",
        "不明",
        "2025",
        "20251301",
        "2025-4",
        "令和7年4月",
        ""
      })
  void what_is_no_day_is_refused(String text) {
    assertThat(DateText.read(text, DateForm.AUTO)).isInstanceOf(DateText.Read.Bad.class);
  }

  @Test
  void an_impossible_day_is_answered_with_how_many_days_the_month_has() {
    DateText.Read read = DateText.read("令和7年2月30日", DateForm.WAREKI);

    assertThat(((DateText.Read.Bad) read).expected().ja()).isEqualTo("実在する日付（2025年2月は28日まで）");
    assertThat(((DateText.Read.Bad) read).expected().en())
        .isEqualTo("a day that exists (2025-2 has 28 days)");
  }

  @Test
  void a_column_of_one_form_does_not_take_another() {
    assertThat(DateText.read("2025-04-01", DateForm.WAREKI)).isInstanceOf(DateText.Read.Bad.class);
    assertThat(DateText.read("R7.4.1", DateForm.ISO)).isInstanceOf(DateText.Read.Bad.class);
  }
}
