package org.todoku.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.todoku.linkage.LinkageFixture.CP932;
import static org.todoku.linkage.LinkageFixture.refusals;
import static org.todoku.linkage.LinkageFixture.refusalsInJapanese;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told about a file that does not fit; never is half of one in. */
class BadFileTest {
  private static final String HEADER = "学籍番号,日付,区分,理由,備考";
  private static final String NAME = "出欠_第一小_20250401-20250930.csv";

  @TempDir Path folder;
  private LinkageFixture linkage;

  @BeforeEach
  void start() {
    linkage = new LinkageFixture(folder);
  }

  @AfterEach
  void nothing_of_a_refused_file_is_in() {
    if (linkage.imports.history(null, 0, 1).getFirst().state() == PastImport.State.REFUSED) {
      assertThat(linkage.count("subject")).isZero();
      assertThat(linkage.count("source_record")).isZero();
      assertThat(linkage.count("set_aside_row")).isZero();
    }
  }

  @Test
  void utf8_where_cp932_was_expected_is_said() {
    byte[] bytes = (HEADER + "\r\n101,R7.4.7,出席,,\r\n").getBytes(StandardCharsets.UTF_8);

    ImportResult result = linkage.importBytes("attendance", NAME, bytes);

    assertThat(refusals(result))
        .isEqualTo("The encoding should be CP932 (Shift JIS), but this file is UTF-8.");
    assertThat(refusalsInJapanese(result))
        .isEqualTo("文字コードは CP932 (Shift JIS) のはずですが、このファイルは UTF-8 です。");
  }

  @Test
  void cp932_where_utf8_was_expected_is_said_with_its_place() {
    byte[] bytes = "学籍番号,宛名番号,姓,名,セイ,メイ,生年月日,性別,住所\r\n".getBytes(CP932);

    ImportResult result = linkage.importBytes("school-register", "学齢簿_20250501.csv", bytes);

    assertThat(refusals(result))
        .startsWith("row 1, value \"")
        .endsWith("\": not a character of UTF-8. This file looks like CP932 (Shift JIS).");
  }

  @Test
  void a_byte_that_is_no_character_is_named_with_row_and_column_even_far_down() {
    StringBuilder text = new StringBuilder(HEADER + "\r\n");
    for (int row = 2; row <= 20_000; row++) {
      text.append("1").append(row).append(",R7.4.7,出席,,\r\n");
    }
    byte[] good = text.toString().getBytes(CP932);
    byte[] bytes = new byte[good.length + 20];
    System.arraycopy(good, 0, bytes, 0, good.length);
    byte[] last = "999,R7.4.7,".getBytes(CP932);
    System.arraycopy(last, 0, bytes, good.length, last.length);
    bytes[good.length + last.length] = (byte) 0xfd;
    bytes[good.length + last.length + 1] = (byte) 0xfd;

    ImportResult result = linkage.importBytes("attendance", NAME, bytes);

    assertThat(refusals(result))
        .isEqualTo("row 20001, column \"区分\", value \"FD\": not a character of CP932 (Shift JIS).");
  }

  @Test
  void an_excel_workbook_is_said_to_be_one() {
    ImportResult result =
        linkage.importBytes("attendance", NAME, new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0});

    assertThat(refusals(result))
        .isEqualTo(
            "The encoding should be CP932 (Shift JIS), but this file is an Excel workbook. Save it as CSV.");
  }

  @Test
  void utf16_as_excel_saves_unicode_text_is_said() {
    byte[] bytes = ("\ufeff" + HEADER + "\r\n").getBytes(StandardCharsets.UTF_16LE);

    assertThat(refusals(linkage.importBytes("attendance", NAME, bytes)))
        .isEqualTo("The encoding should be CP932 (Shift JIS), but this file is UTF-16.");
  }

  @Test
  void utf8_is_read_with_and_without_a_byte_order_mark() {
    String pupil = "学籍番号,宛名番号,姓,名,セイ,メイ,生年月日,性別,住所\r\n101,1,山田,花,ヤマダ,ハナ,2015-05-01,女,桜町1-1\r\n";

    ImportResult without =
        linkage.importBytes(
            "school-register", "学齢簿_20250501.csv", pupil.getBytes(StandardCharsets.UTF_8));
    ImportResult with =
        linkage.importBytes(
            "school-register",
            "学齢簿_20250502.csv",
            ("\ufeff" + pupil).getBytes(StandardCharsets.UTF_8));

    assertThat(without).isInstanceOf(ImportResult.Accepted.class);
    assertThat(with).isInstanceOf(ImportResult.Accepted.class);
  }

  @Test
  void a_renamed_column_is_named_with_the_one_it_may_be() {
    ImportResult result =
        linkage.importLines("attendance", NAME, "学籍番号,年月日付,区分,理由,備考", "101,R7.4.7,出席,,");

    assertThat(refusals(result))
        .isEqualTo("row 1, column \"日付\": Column \"日付\" is missing. Is it \"年月日付\"?");
  }

  @Test
  void missing_columns_are_all_named_and_near_names_proposed() {
    ImportResult result = linkage.importLines("attendance", NAME, "学籍番号,日付,出欠区分", "101,R7.4.7,出席");

    assertThat(refusals(result))
        .isEqualTo(
            """
            row 1, column "区分": Column "区分" is missing. Is it "出欠区分"?
            row 1, column "理由": Column "理由" is missing.""");
    assertThat(refusalsInJapanese(result)).startsWith("1行目「区分」: 列「区分」がありません。「出欠区分」のことですか。");
  }

  @Test
  void a_column_that_is_there_twice_is_refused() {
    ImportResult result =
        linkage.importLines("attendance", NAME, "学籍番号,日付,区分,理由,区分", "101,R7.4.7,出席,,");

    assertThat(refusals(result)).isEqualTo("row 1, column \"区分\": Column \"区分\" is there 2 times.");
  }

  @Test
  void the_file_of_another_sender_is_recognised() {
    ImportResult result =
        linkage.importLines(
            "attendance",
            NAME,
            "宛名番号,世帯番号,氏名,氏名カナ,生年月日,性別,住所,支援措置,転入日",
            "1,10,山田　花,ﾔﾏﾀﾞ ﾊﾅ,H27.5.1,女,桜町1-1,,");

    assertThat(refusals(result))
        .isEqualTo(
            "This is not the file of \"Daily attendance\". It looks like the file of \"Resident"
                + " register\".");
  }

  @Test
  void the_file_of_another_sender_is_recognised_in_another_encoding_too() {
    byte[] bytes = "世帯番号,基準比,非課税,滞納月数\r\n10,1.1,課税,0\r\n".getBytes(StandardCharsets.UTF_8);

    assertThat(refusalsInJapanese(linkage.importBytes("attendance", NAME, bytes)))
        .isEqualTo("「出欠」のファイルではありません。「福祉」のファイルのようです。");
  }

  @Test
  void an_empty_file_is_refused() {
    assertThat(refusals(linkage.importBytes("attendance", NAME, new byte[0])))
        .isEqualTo("The file is empty. A header and at least one row are needed.");
    assertThat(refusals(linkage.importBytes("attendance", NAME, "\r\n \r\n".getBytes(CP932))))
        .isEqualTo("The file is empty. A header and at least one row are needed.");
    assertThat(refusals(linkage.importLines("attendance", NAME, HEADER)))
        .isEqualTo("There is a header but no row of data.");
  }

  @Test
  void an_impossible_date_keeps_its_row_aside_and_the_good_rows_go_in() {
    ImportResult result =
        linkage.importLines(
            "attendance",
            NAME,
            HEADER,
            "101,R7.4.7,出席,,",
            "101,令和7年2月30日,欠席,病気,",
            "102,R7.4.7,ずる休み,,",
            ",R7.4.7,出席,,",
            "103,R6.4.7,出席,,",
            "104,,欠席,病気,",
            "105,R7.4.7,出席",
            "106,令和7年4月8日,欠席,不明,風邪");

    assertThat(result)
        .isInstanceOfSatisfying(
            ImportResult.Accepted.class,
            accepted -> {
              assertThat(accepted.rowsRead()).isEqualTo(8);
              assertThat(accepted.rowsAccepted()).isEqualTo(2);
              assertThat(accepted.rowsSetAside()).isEqualTo(6);
            });
    List<SetAsideRow> aside =
        linkage.imports.setAside(((ImportResult.Accepted) result).importId(), 0, 100);
    assertThat(aside)
        .extracting(
            SetAsideRow::row, SetAsideRow::column, SetAsideRow::value, a -> a.expected().en())
        .containsExactly(
            tuple(3L, "日付", "令和7年2月30日", "a day that exists (2025-2 has 28 days)"),
            tuple(4L, "区分", "ずる休み", "one of 出席, 欠席, 遅刻"),
            tuple(5L, "学籍番号", "", "a number that is not empty"),
            tuple(6L, "日付", "R6.4.7", "a day of the file's period, from 2025-04-01 to 2025-09-30"),
            tuple(7L, "日付", "", "a date; it must not be empty"),
            tuple(8L, null, null, "5 cells, and this row has 3"));
    assertThat(aside.getFirst().raw()).isEqualTo("101,令和7年2月30日,欠席,病気,");
    assertThat(linkage.count("subject")).isEqualTo(2);
  }

  @Test
  void a_number_out_of_range_keeps_its_row_aside() {
    ImportResult result =
        linkage.importLines(
            "welfare",
            "福祉_20250701.csv",
            "世帯番号,基準比,非課税,滞納月数",
            "10,1.1,課税,0",
            "11,-0.5,課税,0",
            "12,1.234,課税,0",
            "13,１．２５,非課税,-",
            "14,1.0,課税,1200");

    List<SetAsideRow> aside =
        linkage.imports.setAside(((ImportResult.Accepted) result).importId(), 0, 100);
    assertThat(aside)
        .extracting(SetAsideRow::row, SetAsideRow::value, a -> a.expected().ja())
        .containsExactly(
            tuple(3L, "-0.5", "数（0以上）"),
            tuple(4L, "1.234", "小数点以下2桁までの数"),
            tuple(6L, "1200", "整数（0以上120以下）"));
  }

  @Test
  void a_second_row_of_one_number_is_kept_aside_where_only_one_may_be() {
    ImportResult result =
        linkage.importLines(
            "welfare", "福祉_20250701.csv", "世帯番号,基準比,非課税,滞納月数", "10,1.1,課税,0", "10,2.2,課税,0");

    assertThat(linkage.imports.setAside(((ImportResult.Accepted) result).importId(), 0, 9))
        .singleElement()
        .satisfies(
            aside -> {
              assertThat(aside.row()).isEqualTo(3);
              assertThat(aside.expected().en()).isEqualTo("row 2 already has this number.");
            });
  }

  @Test
  void a_file_of_which_no_row_fits_is_refused() {
    ImportResult result =
        linkage.importLines(
            "attendance", NAME, HEADER, "101,2025-04-07,出席,,", "102,2025-04-08,出席,,");

    assertThat(refusals(result))
        .isEqualTo(
            """
            None of the 2 rows fits. The first rows say why:
            row 2, column "日付", value "2025-04-07": expected a date by era, such as 令和7年4月1日 or R7.4.1
            row 3, column "日付", value "2025-04-08": expected a date by era, such as 令和7年4月1日 or R7.4.1""");
  }

  @Test
  void a_lost_quotation_mark_is_found_where_it_opens() {
    ImportResult result =
        linkage.importLines(
            "attendance",
            NAME,
            HEADER,
            "101,R7.4.7,出席,,",
            "101,R7.4.8,出席,,\"備考",
            "101,R7.4.9,出席,,");

    assertThat(refusals(result))
        .isEqualTo("row 3: A quotation mark (\") that opens in this row is not closed.");
  }

  @Test
  void a_file_whose_name_is_silent_about_its_period_is_refused_until_someone_says_it() {
    ImportResult result = linkage.importLines("attendance", "出欠.csv", HEADER, "101,R7.4.7,出席,,");

    assertThat(refusals(result)).startsWith("The file's name does not say which period");
  }
}
