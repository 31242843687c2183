package org.todoku.library.exchange;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.todoku.library.PublishedRules;
import org.todoku.library.RuleVersion;
import org.todoku.verify.LibraryText;

/** Writes the rules in force as a library folder that {@code check} and {@code cases} run on. */
public final class LibraryExport {
  private LibraryExport() {}

  /**
   * The library in force on a day: vocabulary, rules in their order, cases, registers, themes, and
   * the list of versions.
   */
  public static LibraryFiles of(PublishedRules published, LocalDate asOf) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(files, "vocabulary/vocabulary.yaml", published.vocabularyText());
    for (LibraryText register : published.registers()) {
      files.put(register.path(), register.bytes());
    }
    List<RuleVersion> versions = published.textsInForce(asOf);
    int number = 1;
    for (RuleVersion version : versions) {
      put(files, "rules/%05d-%s.yaml".formatted(number++, version.ruleId()), version.content());
      if (!version.cases().isBlank()) {
        put(files, "cases/%s.yaml".formatted(version.ruleId()), version.cases());
      }
    }
    files.put(VersionList.FILE, VersionList.write(versions));
    return new LibraryFiles(files);
  }

  private static void put(SortedMap<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
