package org.todoku.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.todoku.verify.LibraryReader;
import org.todoku.verify.LibraryText;

/**
 * What the built-in library gives to rules that are stored without it: the registers of needs,
 * purposes and services and the rule sets, and the cases of versions that were published before
 * cases were stored. Read once.
 *
 * @param registers the files of the registers and rule sets
 * @param cases the case files, by rule
 */
record BuiltInContent(List<LibraryText> registers, Map<String, String> cases) {
  static BuiltInContent get() {
    return Holder.CONTENT;
  }

  /** A rule's cases; empty where there are none. */
  String casesOf(String rule) {
    return cases.getOrDefault(rule, "");
  }

  private static final class Holder {
    static final BuiltInContent CONTENT = read();

    private static BuiltInContent read() {
      try {
        List<LibraryText> texts = LibraryFolder.builtInTexts();
        return new BuiltInContent(
            texts.stream().filter(text -> RegisterName.of(text.path()).isPresent()).toList(),
            new DocumentTexts(texts).cases(LibraryReader.read(LibraryFolder.BUILT_IN, texts)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
