package org.todoku.library.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.library.exchange.LibraryFiles.NotTakenException;

/** What is refused before anybody reads it. */
class LibraryFilesTest {
  private static final String RULE = "rule: a\n";

  @Test
  void files_come_back_as_they_went_and_give_the_same_zip_again() throws Exception {
    byte[] zip = zip(Map.of("rules/b.yaml", RULE, "rules/a.yaml", RULE + "# ä届", "notes.txt", "x"));

    LibraryFiles files = read(zip);
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    files.writeZip(one);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    read(one.toByteArray()).writeZip(again);

    assertThat(files.files().keySet()).containsExactly("rules/a.yaml", "rules/b.yaml");
    assertThat(again.toByteArray()).isEqualTo(one.toByteArray());
  }

  @Test
  void a_folder_around_all_files_is_taken_off() throws Exception {
    LibraryFiles files =
        read(zip(Map.of("library/rules/a.yaml", RULE, "library/vocabulary/v.yaml", "entity: a")));

    assertThat(files.files().keySet()).containsExactly("rules/a.yaml", "vocabulary/v.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../rules/a.yaml",
        "rules/../../a.yaml",
        "/etc/a.yaml",
        "rules\\..\\a.yaml",
        "C:/a.yaml",
        "rules//a.yaml",
        "./rules/a.yaml",
        "../"
      })
  void a_path_that_climbs_out_is_refused(String path) {
    assertThatThrownBy(() -> read(zip(Map.of(path, RULE))))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("leads out of the folder");
  }

  @Test
  void a_zip_bomb_is_refused_before_it_is_unpacked() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] megabyte = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("rules/a.yaml"));
      for (int i = 0; i < 200; i++) {
        zip.write(megabyte);
      }
      zip.closeEntry();
    }
    assertThat(bytes.size()).isLessThan(1 << 20);
    long before = used();

    assertThatThrownBy(() -> read(bytes.toByteArray()))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("too large");

    assertThat(used() - before).isLessThan(100L << 20);
  }

  @Test
  void many_files_that_are_too_much_together_are_refused() throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    String seven = "#".repeat(7 << 20);
    for (int i = 0; i < 12; i++) {
      files.put("rules/%02d.yaml".formatted(i), seven);
    }

    assertThatThrownBy(() -> read(zip(files)))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void too_many_files_are_refused_whatever_they_are_called() throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i <= LibraryFiles.MAX_FILES; i++) {
      files.put("x/" + i + ".txt", "");
    }

    assertThatThrownBy(() -> read(zip(files)))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("more than");
  }

  @Test
  void what_is_no_zip_file_is_refused_as_such() throws Exception {
    byte[] good = zip(Map.of("rules/a.yaml", RULE.repeat(500)));
    Random random = new Random(7);
    byte[] noise = new byte[5_000];
    random.nextBytes(noise);

    assertThatThrownBy(() -> read(noise)).isInstanceOf(NotTakenException.class);
    assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(NotTakenException.class);
    for (int i = 0; i < 300; i++) {
      byte[] broken = good.clone();
      broken[random.nextInt(broken.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        read(broken);
      } catch (NotTakenException | IOException e) {
        assertThat(e).isNotNull(); // refused, in one of the two ways that are promised
      }
    }
  }

  @Test
  void a_folder_with_a_link_is_refused(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(folder.resolve("rules/a.yaml"), RULE);
    assertThat(LibraryFiles.ofFolder(folder).files()).hasSize(1);
    Files.createSymbolicLink(folder.resolve("rules/b.yaml"), Path.of("/etc/hostname"));

    assertThatThrownBy(() -> LibraryFiles.ofFolder(folder))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("links are not followed");
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static LibraryFiles read(byte[] zip) throws IOException, NotTakenException {
    return LibraryFiles.ofZip(new ByteArrayInputStream(zip));
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
