package org.todoku.linkage.sender;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.todoku.linkage.sender.SenderProfile.DateForm;
import org.todoku.vocabulary.LocalizedText;

/** Dates as the departments' systems write them: by Japanese era, in ISO order or as digits. */
public final class DateText {
  private static final Pattern BY_ERA =
      Pattern.compile(
          "(明治|大正|昭和|平成|令和|[MTSHRmtshr明大昭平令])\\.?(元|\\d{1,2})(?:年|[./-])(\\d{1,2})(?:月|[./-])(\\d{1,2})日?");
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})(?:年|[./-])(\\d{1,2})(?:月|[./-])(\\d{1,2})日?");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private DateText() {}

  /**
   * Reads a date.
   *
   * @param text any text; full- and half-width forms and blanks inside do not matter
   * @param form which ways of writing are accepted
   */
  public static Read read(String text, DateForm form) {
    String plain = BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    return switch (form) {
      case WAREKI -> byEra(plain, form);
      case ISO -> western(ISO.matcher(plain), form);
      case COMPACT -> western(COMPACT.matcher(plain), form);
      case AUTO -> {
        Matcher compact = COMPACT.matcher(plain);
        if (compact.matches()) {
          yield western(compact, form);
        }
        Matcher iso = ISO.matcher(plain);
        yield iso.matches() ? western(iso, form) : byEra(plain, form);
      }
    };
  }

  private static Read western(Matcher matcher, DateForm form) {
    if (!matcher.matches()) {
      return notADate(form);
    }
    return day(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  private static Read byEra(String plain, DateForm form) {
    Matcher matcher = BY_ERA.matcher(plain);
    if (!matcher.matches()) {
      return notADate(form);
    }
    Era era = Era.of(matcher.group(1));
    int yearOfEra = matcher.group(2).equals("元") ? 1 : Integer.parseInt(matcher.group(2));
    if (yearOfEra == 0) {
      return notADate(form);
    }
    Read read =
        day(
            era.first.getYear() + yearOfEra - 1,
            Integer.parseInt(matcher.group(3)),
            Integer.parseInt(matcher.group(4)));
    if (read instanceof Read.Day(LocalDate date)
        && (date.isBefore(era.first) || date.isAfter(era.last))) {
      return new Read.Bad(
          new LocalizedText(
              era.name
                  + "の日付（"
                  + era.first
                  + "から"
                  + (era == Era.REIWA ? "" : era.last + "まで")
                  + "）",
              "a day of the era "
                  + era.name
                  + " (from "
                  + era.first
                  + (era == Era.REIWA ? "" : " to " + era.last)
                  + ")"));
    }
    return read;
  }

  private static Read day(int year, int month, int day) {
    if (month < 1 || month > 12) {
      return new Read.Bad(
          new LocalizedText("実在する日付（月は1から12）", "a day that exists (months are 1 to 12)"));
    }
    int days = YearMonth.of(year, month).lengthOfMonth();
    if (day < 1 || day > days) {
      return new Read.Bad(
          new LocalizedText(
              "実在する日付（" + year + "年" + month + "月は" + days + "日まで）",
              "a day that exists (" + Year.of(year) + "-" + month + " has " + days + " days)"));
    }
    return new Read.Day(LocalDate.of(year, month, day));
  }

  private static Read notADate(DateForm form) {
    return new Read.Bad(
        switch (form) {
          case WAREKI ->
              new LocalizedText(
                  "和暦の日付（例: 令和7年4月1日、R7.4.1）", "a date by era, such as 令和7年4月1日 or R7.4.1");
          case ISO ->
              new LocalizedText(
                  "西暦の日付（例: 2025-04-01、2025/4/1）", "a date such as 2025-04-01 or 2025/4/1");
          case COMPACT ->
              new LocalizedText("8桁の日付（例: 20250401）", "a date of eight digits, such as 20250401");
          case AUTO ->
              new LocalizedText(
                  "日付（例: 令和7年4月1日、2025-04-01）", "a date such as 令和7年4月1日 or 2025-04-01");
        });
  }

  /** The eras since 1868; where two met on one day, that day belongs to both. */
  private enum Era {
    MEIJI("明治", LocalDate.of(1868, 1, 25), LocalDate.of(1912, 7, 30)),
    TAISHO("大正", LocalDate.of(1912, 7, 30), LocalDate.of(1926, 12, 25)),
    SHOWA("昭和", LocalDate.of(1926, 12, 25), LocalDate.of(1989, 1, 7)),
    HEISEI("平成", LocalDate.of(1989, 1, 8), LocalDate.of(2019, 4, 30)),
    REIWA("令和", LocalDate.of(2019, 5, 1), LocalDate.MAX);

    private final String name;
    private final LocalDate first;
    private final LocalDate last;

    Era(String name, LocalDate first, LocalDate last) {
      this.name = name;
      this.first = first;
      this.last = last;
    }

    static Era of(String sign) {
      return switch (sign.charAt(0)) {
        case 'M', 'm', '明' -> MEIJI;
        case 'T', 't', '大' -> TAISHO;
        case 'S', 's', '昭' -> SHOWA;
        case 'H', 'h', '平' -> HEISEI;
        default -> REIWA;
      };
    }
  }

  /** What became of a text. */
  public sealed interface Read {
    /** A day that exists. */
    record Day(LocalDate date) implements Read {}

    /** No day. */
    record Bad(LocalizedText expected) implements Read {}
  }
}
