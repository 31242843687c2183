package org.todoku.library.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.todoku.text.YamlReader;
import org.todoku.verify.LibraryText;
import org.todoku.vocabulary.LocalizedText;

/**
 * The files of a library by their paths, relative and with {@code /}, in the order of the paths.
 *
 * @param files at most {@link #MAX_FILES} files of at most {@link #MAX_TOTAL} bytes together
 */
public record LibraryFiles(SortedMap<String, byte[]> files) {
  /** Most files of one library. */
  public static final int MAX_FILES = 20_000;

  /** Most bytes of all files together, unpacked. */
  public static final int MAX_TOTAL = 64 << 20;

  private static final int MAX_PATH = 200;
  private static final int MAX_DEPTH = 10;
  private static final LocalDateTime SAME_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  public LibraryFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** What is wrong with a folder or zip file, before anything in it is understood. */
  public static final class NotTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient LocalizedText reason;

    NotTakenException(String ja, String en) {
      super(en);
      this.reason = new LocalizedText(ja, en);
    }

    /** The reason in both languages. */
    public LocalizedText reason() {
      return reason;
    }
  }

  /**
   * Reads a zip file. No more than {@link #MAX_TOTAL} bytes are ever unpacked.
   *
   * @throws NotTakenException if it is none, is too large, or names files outside of itself
   * @throws IOException if the stream cannot be read
   */
  public static LibraryFiles ofZip(InputStream in) throws IOException, NotTakenException {
    Collector collector = new Collector();
    boolean any = false;
    try (ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        any = true;
        if (entry.isDirectory()) {
          collector.checkPath(entry.getName().replaceFirst("/+$", ""));
        } else {
          collector.add(entry.getName(), zip);
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new NotTakenException("zipファイルとして読めません", "it cannot be read as a zip file");
    }
    if (!any) {
      throw new NotTakenException("zipファイルではないか、空です", "it is no zip file, or is empty");
    }
    return collector.withoutCommonFolder();
  }

  /**
   * Reads a folder; other files than YAML and JSON are passed over.
   *
   * @throws NotTakenException if it is too large, or links to files outside of itself
   * @throws IOException if it cannot be read
   */
  public static LibraryFiles ofFolder(Path folder) throws IOException, NotTakenException {
    Collector collector = new Collector();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH + 1, new FileVisitOption[0])) {
      paths = walk.limit(2L * MAX_FILES).sorted().toList();
    }
    for (Path path : paths) {
      String name = folder.relativize(path).toString().replace('\\', '/');
      if (Files.isSymbolicLink(path) && !path.equals(folder)) {
        throw new NotTakenException("リンクは読み込めません: " + name, "links are not followed: " + name);
      }
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && known(name)) {
        try (InputStream in = Files.newInputStream(path)) {
          collector.add(name, in);
        }
      }
    }
    return new LibraryFiles(collector.files);
  }

  /** Writes a zip file; the same files give the same bytes. */
  public void writeZip(OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(SAME_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
  }

  /** Writes the files into a folder that is empty or not there yet. */
  public void writeFolder(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** What the reader of libraries takes: the YAML and JSON files. */
  public List<LibraryText> texts() {
    List<LibraryText> texts = new ArrayList<>();
    files.forEach(
        (path, bytes) -> {
          if (known(path)) {
            texts.add(new LibraryText(path, path, bytes));
          }
        });
    return texts;
  }

  private static boolean known(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
  }

  /** Takes files until they are too many or too much. */
  private static final class Collector {
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private long total;
    private int seen;

    void add(String path, InputStream in) throws IOException, NotTakenException {
      checkPath(path);
      seen++;
      if (seen > MAX_FILES) {
        throw new NotTakenException(
            "ファイルが多すぎます(最大 " + MAX_FILES + ")", "there are more than " + MAX_FILES + " files");
      }
      int most = (int) Math.min(YamlReader.MAX_BYTES, MAX_TOTAL - total);
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new NotTakenException(
            "大きすぎます: "
                + path
                + "(一つのファイルは "
                + YamlReader.MAX_BYTES
                + " バイト、全体は "
                + MAX_TOTAL
                + " バイトまで)",
            "too large at "
                + path
                + ": a file has at most "
                + YamlReader.MAX_BYTES
                + " bytes, all together at most "
                + MAX_TOTAL);
      }
      total += bytes.length;
      if (!known(path)) {
        return;
      }
      if (files.put(path, bytes) != null) {
        throw new NotTakenException("同じ名前のファイルが二つあります: " + path, "two files are called " + path);
      }
    }

    void checkPath(String path) throws NotTakenException {
      boolean climbs =
          path.isEmpty()
              || path.startsWith("/")
              || path.indexOf('\\') >= 0
              || path.indexOf('\0') >= 0
              || path.matches("[A-Za-z]:.*")
              || Stream.of(path.split("/", -1))
                  .anyMatch(part -> part.equals("..") || part.equals(".") || part.isEmpty());
      if (climbs) {
        throw new NotTakenException(
            "フォルダの外を指す名前があります: " + shown(path), "a name leads out of the folder: " + shown(path));
      }
      if (path.length() > MAX_PATH || path.split("/").length > MAX_DEPTH) {
        throw new NotTakenException(
            "名前が長すぎるか、フォルダが深すぎます: " + shown(path),
            "a name is too long, or lies too deep: " + shown(path));
      }
    }

    /** Whoever zips a folder often has the folder itself in it. */
    LibraryFiles withoutCommonFolder() {
      List<String> first =
          files.keySet().stream()
              .map(path -> path.contains("/") ? path.substring(0, path.indexOf('/') + 1) : "")
              .distinct()
              .toList();
      boolean outer =
          first.size() == 1
              && !first.getFirst().isEmpty()
              && !List.of("vocabulary/", "rules/", "cases/", "rulesets/")
                  .contains(first.getFirst());
      if (!outer) {
        return new LibraryFiles(files);
      }
      SortedMap<String, byte[]> inner = new TreeMap<>();
      files.forEach((path, bytes) -> inner.put(path.substring(first.getFirst().length()), bytes));
      return new LibraryFiles(inner);
    }

    private static String shown(String path) {
      String plain = path.replaceAll("[\\p{Cntrl}]", "?");
      return plain.length() > 80 ? plain.substring(0, 77) + "..." : plain;
    }
  }
}
