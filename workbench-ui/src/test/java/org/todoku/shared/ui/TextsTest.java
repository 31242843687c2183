package org.todoku.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path TEXTS = Path.of("src", "main", "resources", "i18n");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

  private static final Pattern WAITING =
      Pattern.compile("(?:WaitingItem\\.of|\\.withNote)\\(\\s*\"([^\"]+)\"");

  private final FeatureTranslations texts = new FeatureTranslations();

  @Test
  void every_text_is_there_in_both_languages() {
    assertThat(texts.keys(Locale.JAPANESE)).isEqualTo(texts.keys(Locale.ENGLISH)).isNotEmpty();
  }

  @Test
  void both_languages_of_a_text_name_the_same_places() {
    Set<String> different =
        texts.keys(Locale.JAPANESE).stream()
            .filter(key -> !places(key, Locale.JAPANESE).equals(places(key, Locale.ENGLISH)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(different).isEmpty();
  }

  @Test
  void every_key_in_the_code_has_a_text() throws IOException {
    Pattern key =
        Pattern.compile(
            "\"((?:"
                + String.join("|", features())
                + ")\\.[a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]*)*)\"");
    Set<String> known = texts.keys(Locale.JAPANESE);
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        // outside of the views, only what waits for people names texts
        boolean view = file.getParent().endsWith("ui");
        Matcher matcher = (view ? key : WAITING).matcher(Files.readString(file));
        while (matcher.find()) {
          String found = matcher.group(1);
          boolean exists =
              found.endsWith(".")
                  ? known.stream().anyMatch(each -> each.startsWith(found))
                  : known.contains(found);
          if (!exists) {
            missing.add(file.getFileName() + ": " + found);
          }
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void a_text_begins_with_the_name_of_its_file() throws IOException {
    for (String feature : features()) {
      Path file = TEXTS.resolve(feature + "_ja.properties");
      assertThat(Files.readAllLines(file).stream().filter(line -> line.matches("[a-zA-Z].*=.*")))
          .allMatch(line -> line.startsWith(feature + "."));
    }
  }

  private Set<String> places(String key, Locale locale) {
    return PLACE
        .matcher(texts.getTranslation(key, locale))
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> features() throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("_ja.properties"))
          .map(name -> name.substring(0, name.length() - "_ja.properties".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
