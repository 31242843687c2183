package org.todoku.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.todoku.rule.RuleSet;
import org.todoku.verify.Library;
import org.todoku.verify.LibraryReader;
import org.todoku.verify.LibraryText;

/** Libraries among the test resources. */
public final class Libraries {
  private Libraries() {}

  /** Reads the library in a folder of test resources. */
  public static Library resource(String folder) {
    try {
      return folder(
          Path.of(Objects.requireNonNull(Libraries.class.getResource("/" + folder)).toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Rules over the vocabulary of the library {@code conformance}.
   *
   * @throws AssertionError if anything is wrong with them
   */
  public static RuleSet rules(String rules) {
    Library library = conformanceWith(rules);
    if (library.broken()) {
      throw new AssertionError(library.findings());
    }
    return library.rules().orElseThrow();
  }

  /** The library {@code conformance} with these rules instead of its own, and no cases. */
  public static Library conformanceWith(String rules) {
    String path = "/conformance/vocabulary/vocabulary.yaml";
    try (InputStream in = Objects.requireNonNull(Libraries.class.getResourceAsStream(path))) {
      return LibraryReader.read(
          "l",
          List.of(
              new LibraryText("vocabulary/v.yaml", "v.yaml", in.readAllBytes()),
              new LibraryText("rules/r.yaml", "r.yaml", rules.getBytes(StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the library in a folder. */
  public static Library folder(Path root) {
    List<LibraryText> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = root.relativize(file).toString();
        texts.add(new LibraryText(path, path, Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return LibraryReader.read(root.getFileName().toString(), texts);
  }
}
