package org.todoku.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.todoku.text.YamlReader;
import org.todoku.verify.Library;
import org.todoku.verify.LibraryReader;
import org.todoku.verify.LibraryText;

/** Where libraries come from: a folder, or the product itself. */
public final class LibraryFolder {
  /** How places name the built-in library. */
  public static final String BUILT_IN = "library";

  private static final int MAX_FILES = 20_000;

  private LibraryFolder() {}

  /**
   * Reads and checks the library in a folder.
   *
   * @throws IOException if the folder cannot be read
   */
  public static Library read(Path folder) throws IOException {
    return LibraryReader.read(folder.toString(), texts(folder, folder.toString()));
  }

  /** Reads and checks the built-in library. */
  public static Library builtIn() throws IOException {
    return LibraryReader.read(BUILT_IN, builtInTexts());
  }

  /** The files of the built-in library. */
  public static List<LibraryText> builtInTexts() throws IOException {
    URL url = LibraryFolder.class.getResource("/" + BUILT_IN);
    if (url == null) {
      throw new IOException("the built-in library is missing from the product");
    }
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return texts(Path.of(uri), BUILT_IN);
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return texts(jar.getPath("/" + BUILT_IN), BUILT_IN);
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static List<LibraryText> texts(Path root, String name) throws IOException {
    List<LibraryText> texts = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root, 10)) {
      List<Path> files = walk.filter(Files::isRegularFile).limit(MAX_FILES).sorted().toList();
      for (Path file : files) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json")) {
          texts.add(new LibraryText(path, name + "/" + path, bytes(file)));
        }
      }
    }
    return texts;
  }

  /** One byte more than the reader takes is enough for it to say that the file is too long. */
  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(YamlReader.MAX_BYTES + 1);
    }
  }
}
