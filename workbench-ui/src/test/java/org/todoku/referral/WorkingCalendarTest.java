package org.todoku.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {
  @Test
  void the_holidays_of_2026_are_those_that_were_announced() {
    List<LocalDate> holidays =
        LocalDate.of(2026, 1, 1)
            .datesUntil(LocalDate.of(2027, 1, 1))
            .filter(Holidays::isHoliday)
            .toList();

    assertThat(holidays)
        .containsExactly(
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 1, 12),
            LocalDate.of(2026, 2, 11),
            LocalDate.of(2026, 2, 23),
            LocalDate.of(2026, 3, 20),
            LocalDate.of(2026, 4, 29),
            LocalDate.of(2026, 5, 3),
            LocalDate.of(2026, 5, 4),
            LocalDate.of(2026, 5, 5),
            LocalDate.of(2026, 5, 6),
            LocalDate.of(2026, 7, 20),
            LocalDate.of(2026, 8, 11),
            LocalDate.of(2026, 9, 21),
            LocalDate.of(2026, 9, 22),
            LocalDate.of(2026, 9, 23),
            LocalDate.of(2026, 10, 12),
            LocalDate.of(2026, 11, 3),
            LocalDate.of(2026, 11, 23));
  }

  @Test
  void equinoxes_and_substitute_holidays_of_other_years_are_known() {
    assertThat(
            List.of(
                LocalDate.of(2024, 2, 12),
                LocalDate.of(2025, 11, 24),
                LocalDate.of(2027, 3, 21),
                LocalDate.of(2027, 3, 22),
                LocalDate.of(2028, 9, 22),
                LocalDate.of(2030, 3, 20)))
        .allMatch(Holidays::isHoliday);
  }

  @Test
  void offices_are_closed_over_new_year() {
    assertThat(WorkingCalendar.after(LocalDate.of(2026, 12, 28), 1))
        .isEqualTo(LocalDate.of(2027, 1, 4));
    assertThat(WorkingCalendar.between(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 5)))
        .isEqualTo(2);
  }
}
