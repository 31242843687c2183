package org.todoku.library;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.todoku.verify.LibraryText;

/** What a library says beside its rules, cases and vocabulary, each as one text. */
public enum RegisterName {
  NEEDS("needs", "needs.yaml"),
  PURPOSES("purposes", "purposes.yaml"),
  SERVICES("services", "services.yaml"),
  /** The rules by theme: all files of their folder as one. */
  RULE_SETS("rulesets", "rulesets/rulesets.yaml");

  private static final String RULE_SETS_FOLDER = "rulesets/";
  private static final String DIVIDER = "\n---\n";

  private final String word;
  private final String path;

  RegisterName(String word, String path) {
    this.word = word;
    this.path = path;
  }

  /** The word by which it is stored. */
  public String word() {
    return word;
  }

  /** Its file in a library's folder. */
  public String path() {
    return path;
  }

  /** The register that a file of a library belongs to. */
  static Optional<RegisterName> of(String path) {
    return Arrays.stream(values()).filter(name -> name.holds(path)).findFirst();
  }

  private boolean holds(String file) {
    return this == RULE_SETS ? file.startsWith(RULE_SETS_FOLDER) : file.equals(path);
  }

  /** Its text among the files of a library; byte for byte where it is one file. */
  public Optional<String> in(List<LibraryText> texts) {
    List<String> own =
        texts.stream()
            .filter(text -> holds(text.path()))
            .sorted(Comparator.comparing(LibraryText::path))
            .map(text -> new String(text.bytes(), StandardCharsets.UTF_8))
            .toList();
    return switch (own.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(own.getFirst());
      default ->
          Optional.of(
              own.stream().map(String::strip).collect(Collectors.joining(DIVIDER, "", "\n")));
    };
  }

  /** Its text as a file of a library. */
  LibraryText file(String text) {
    return new LibraryText(path, path, text.getBytes(StandardCharsets.UTF_8));
  }
}
