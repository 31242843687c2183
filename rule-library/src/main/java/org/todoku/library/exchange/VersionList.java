package org.todoku.library.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.todoku.library.RuleVersion;
import org.todoku.text.Finding;
import org.todoku.text.Place;
import org.todoku.text.Problems;

/**
 * Which versions an exported library holds: {@code versions.yaml} at its root. A folder without one
 * is a library that was never exported.
 *
 * @param byRule the versions, by rule
 */
record VersionList(Map<String, Listed> byRule) {
  static final String FILE = "versions.yaml";

  private static final String HEADER =
      "# What this library was exported from. Do not edit.\nversions:\n";
  private static final Pattern LINE =
      Pattern.compile(
          "  - \\{rule: ([a-z0-9-]{1,100}), version: ([1-9]\\d{0,6}), checksum: ([0-9a-f]{64})}");

  VersionList {
    byRule = Map.copyOf(byRule);
  }

  /**
   * One rule.
   *
   * @param checksum of the text as it was exported
   */
  record Listed(int version, String checksum) {}

  static byte[] write(List<RuleVersion> versions) {
    StringBuilder text = new StringBuilder(HEADER);
    for (RuleVersion version : versions) {
      text.append("  - {rule: ")
          .append(version.ruleId())
          .append(", version: ")
          .append(version.version())
          .append(", checksum: ")
          .append(version.checksum())
          .append("}\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what {@link #write} has written; anything else is a finding. */
  static VersionList read(LibraryFiles files, List<Finding> findings) {
    Problems problems = new Problems(findings);
    Map<String, Listed> byRule = new LinkedHashMap<>();
    byte[] bytes = Optional.ofNullable(files.files().get(FILE)).orElse(new byte[0]);
    List<String> lines =
        new ArrayList<>(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#") || line.isBlank() || line.equals("versions:")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        problems.error(
            new Place(FILE, i + 1, 1),
            null,
            "版の一覧として読めません",
            "this is no line of a list of versions");
      } else if (byRule.put(
              matcher.group(1), new Listed(Integer.parseInt(matcher.group(2)), matcher.group(3)))
          != null) {
        problems.error(
            new Place(FILE, i + 1, 1),
            null,
            "同じルールが二度あります: " + matcher.group(1),
            "a rule stands here twice: " + matcher.group(1));
      }
    }
    return new VersionList(byRule);
  }
}
