package org.todoku.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WarekiTest {
  @Test
  void eras_begin_on_their_first_day() {
    assertThat(Wareki.full(LocalDate.of(2019, 4, 30))).isEqualTo("平成31年4月30日");
    assertThat(Wareki.full(LocalDate.of(2019, 5, 1))).isEqualTo("令和元年5月1日");
    assertThat(Wareki.full(LocalDate.of(1989, 1, 7))).isEqualTo("昭和64年1月7日");
    assertThat(Wareki.brief(LocalDate.of(2026, 9, 3))).isEqualTo("R8.9.3");
  }

  @Test
  void readings_can_be_half_as_wide() {
    assertThat(Kana.half("ワタナベ　パピプ")).isEqualTo("ﾜﾀﾅﾍﾞ ﾊﾟﾋﾟﾌﾟ");
    assertThat(Kana.half("ショウタ")).isEqualTo("ｼｮｳﾀ");
  }
}
