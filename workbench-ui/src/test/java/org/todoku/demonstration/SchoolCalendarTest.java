package org.todoku.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchoolCalendarTest {
  @Test
  void holidays_of_2026_are_those_of_the_law() {
    assertThat(SchoolCalendar.holidays(2026).stream().map(LocalDate::toString).sorted())
        .containsExactly(
            "2026-01-01",
            "2026-01-12",
            "2026-02-11",
            "2026-02-23",
            "2026-03-20",
            "2026-04-29",
            "2026-05-03",
            "2026-05-04",
            "2026-05-05",
            "2026-05-06",
            "2026-07-20",
            "2026-08-11",
            "2026-09-21",
            "2026-09-22",
            "2026-09-23",
            "2026-10-12",
            "2026-11-03",
            "2026-11-23");
  }

  @Test
  void class_days_leave_out_weekends_holidays_and_the_summer() {
    List<LocalDate> days = SchoolCalendar.classDays(LocalDate.of(2026, 11, 23));

    assertThat(days.getFirst()).isEqualTo("2026-04-07");
    assertThat(days.getLast()).isEqualTo("2026-11-20");
    assertThat(days)
        .contains(LocalDate.of(2026, 7, 17), LocalDate.of(2026, 9, 1))
        .doesNotContain(
            LocalDate.of(2026, 4, 11), LocalDate.of(2026, 5, 6), LocalDate.of(2026, 8, 20));
  }

  @Test
  void a_child_born_on_the_first_of_april_belongs_to_the_year_before() {
    LocalDate asOf = LocalDate.of(2026, 11, 23);

    assertThat(Child.grade(LocalDate.of(2020, 4, 1), asOf)).isEqualTo(1);
    assertThat(Child.grade(LocalDate.of(2020, 4, 2), asOf)).isEqualTo(0);
  }
}
