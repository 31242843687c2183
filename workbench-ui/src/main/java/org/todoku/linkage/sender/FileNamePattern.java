package org.todoku.linkage.sender;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of a sender's file names. {@code *} stands for any text; {@code {part}} for the part
 * of the sender that this file speaks for (one school, one facility); {@code {from}}, {@code {to}}
 * and {@code {asOf}} for a day as eight digits; {@code {month}} for a month as six digits.
 *
 * @param text the pattern as written
 */
public record FileNamePattern(String text) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\*|\\{(part|from|to|asOf|month)}");

  public FileNamePattern {
    expression(text);
  }

  /**
   * What a file's name says, or nothing where it does not fit.
   *
   * @param fileName the name without folders; full-width and composed forms do not matter
   */
  public Optional<Said> read(String fileName) {
    Matcher matcher = expression(text).matcher(normal(fileName));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate from = day(group(matcher, "from"));
      LocalDate to = day(group(matcher, "to"));
      LocalDate asOf = day(group(matcher, "asOf"));
      String month = group(matcher, "month");
      if (month != null) {
        YearMonth yearMonth =
            YearMonth.of(
                Integer.parseInt(month.substring(0, 4)), Integer.parseInt(month.substring(4)));
        from = yearMonth.atDay(1);
        to = yearMonth.atEndOfMonth();
      }
      return Optional.of(new Said(group(matcher, "part"), from, asOf != null ? asOf : to));
    } catch (DateTimeException e) {
      return Optional.empty(); // eight digits that are no day: the name says nothing
    }
  }

  private static @Nullable LocalDate day(@Nullable String digits) {
    return digits == null
        ? null
        : LocalDate.of(
            Integer.parseInt(digits.substring(0, 4)),
            Integer.parseInt(digits.substring(4, 6)),
            Integer.parseInt(digits.substring(6)));
  }

  private static @Nullable String group(Matcher matcher, String name) {
    return matcher.namedGroups().containsKey(name) ? matcher.group(name) : null;
  }

  private static Pattern expression(String text) {
    StringBuilder expression = new StringBuilder();
    String normal = normal(text);
    Matcher matcher = PLACEHOLDER.matcher(normal);
    int at = 0;
    while (matcher.find()) {
      expression.append(Pattern.quote(normal.substring(at, matcher.start())));
      expression.append(
          switch (matcher.group()) {
            case "*" -> ".*";
            case "{part}" -> "(?<part>[^/]+?)";
            case "{month}" -> "(?<month>\\d{6})";
            default -> "(?<" + matcher.group(1) + ">\\d{8})";
          });
      at = matcher.end();
    }
    return Pattern.compile(expression.append(Pattern.quote(normal.substring(at))).toString());
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /**
   * What a file's name says of its content; null where it is silent.
   *
   * @param part the part of the sender
   * @param from the first day of the period
   * @param to the last day of the period, or the day of the snapshot
   */
  public record Said(@Nullable String part, @Nullable LocalDate from, @Nullable LocalDate to) {}
}
