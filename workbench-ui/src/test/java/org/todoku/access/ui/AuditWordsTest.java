package org.todoku.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.todoku.referral.CardAction;

/** Whoever reads the audit reads words, whatever the features write there. */
class AuditWordsTest {
  private static final Pattern ACTION =
      Pattern.compile("\"((?:access|authoring|linkage|run|referral)\\.[a-z][A-Za-z]*)\"");
  private static final Pattern OBJECT = Pattern.compile("\\.on\\(\"([A-Za-z]+)\"");

  @Test
  void every_action_that_is_recorded_has_words() throws IOException {
    Set<String> actions = new TreeSet<>(found(ACTION));
    Arrays.stream(CardAction.values()).forEach(each -> actions.add("referral." + each.word()));

    assertThat(actions)
        .contains("access.signedIn", "run.started", "referral.confirm")
        .allSatisfy(action -> assertThat(words()).containsKey("access.did." + action));
  }

  @Test
  void every_kind_of_object_that_is_recorded_has_words() throws IOException {
    assertThat(found(OBJECT))
        .isNotEmpty()
        .allSatisfy(kind -> assertThat(words()).containsKey("access.object." + kind));
  }

  /** What the pattern finds in the classes outside of the screens that write the audit. */
  private static Set<String> found(Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        if (!file.getParent().endsWith("ui") && source.contains("AuditEvent.by(")) {
          pattern.matcher(source).results().forEach(result -> found.add(result.group(1)));
        }
      }
    }
    return found;
  }

  private static Properties words() throws IOException {
    Properties words = new Properties();
    words.load(
        Files.newBufferedReader(
            Path.of("src", "main", "resources", "i18n", "access_ja.properties")));
    return words;
  }
}
