package org.todoku.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the colours of the style sheet to WCAG 2 AA: 4.5 for words, 3 for shapes that matter. */
class TokensTest {
  private static final Path CSS =
      Path.of("src", "main", "resources", "META-INF", "resources", "css", "todoku.css");
  private static final Pattern TOKEN =
      Pattern.compile("--todoku-([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");
  private static final double WORDS = 4.5;
  private static final double SHAPES = 3;

  @ParameterizedTest
  @CsvSource({
    "text, ground",
    "text, surface",
    "text, surface-sunken",
    "text, accent-wash",
    "text, amber-wash",
    "text, red-wash",
    "text-quiet, ground",
    "text-quiet, surface",
    "text-quiet, surface-sunken",
    "text-quiet, accent-wash",
    "accent-words, ground",
    "accent-words, surface",
    "accent-words, accent-wash",
    "on-accent, accent",
    "amber-words, amber-wash",
    "amber-words, surface",
    "red-words, red-wash",
    "red-words, surface",
    "red-words, ground",
    "on-red, red"
  })
  void words_can_be_read_in_both_themes(String words, String ground) throws IOException {
    assertThat(contrast(words, ground, 0)).as("light").isGreaterThanOrEqualTo(WORDS);
    assertThat(contrast(words, ground, 1)).as("dark").isGreaterThanOrEqualTo(WORDS);
  }

  @ParameterizedTest
  @CsvSource({
    "line-strong, surface",
    "line-strong, ground",
    "focus, surface",
    "focus, ground",
    "focus, accent-wash",
    "accent, surface",
    "accent, ground",
    "red, surface"
  })
  void shapes_can_be_told_in_both_themes(String shape, String ground) throws IOException {
    assertThat(contrast(shape, ground, 0)).as("light").isGreaterThanOrEqualTo(SHAPES);
    assertThat(contrast(shape, ground, 1)).as("dark").isGreaterThanOrEqualTo(SHAPES);
  }

  private static double contrast(String one, String other, int theme) throws IOException {
    Map<String, String[]> tokens = tokens();
    double first = luminance(tokens.get(one)[theme]);
    double second = luminance(tokens.get(other)[theme]);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static Map<String, String[]> tokens() throws IOException {
    Map<String, String[]> tokens = new HashMap<>();
    Matcher matcher = TOKEN.matcher(Files.readString(CSS));
    while (matcher.find()) {
      tokens.put(matcher.group(1), new String[] {matcher.group(2), matcher.group(3)});
    }
    return tokens;
  }

  /** Relative luminance as WCAG 2 defines it. */
  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  }

  private static double channel(String colour, int at) {
    double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
