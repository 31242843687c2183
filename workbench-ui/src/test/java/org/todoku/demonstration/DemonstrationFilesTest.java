package org.todoku.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.demonstration.DemonstrationFiles.Written;
import org.todoku.library.LibraryFolder;
import org.todoku.linkage.sender.Batch;
import org.todoku.linkage.sender.FileCoverage;
import org.todoku.linkage.sender.FileImport;
import org.todoku.linkage.sender.FileNamePattern;
import org.todoku.linkage.sender.Problem;
import org.todoku.linkage.sender.ProfileReader;
import org.todoku.linkage.sender.Refused;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.vocabulary.Vocabulary;

class DemonstrationFilesTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);

  @TempDir static Path folder;

  private static Vocabulary vocabulary;
  private static List<SenderProfile> senders;
  private static Written written;

  @BeforeAll
  static void write_the_usual_city() throws IOException {
    vocabulary = LibraryFolder.builtIn().vocabulary();
    ProfileReader reader = new ProfileReader(vocabulary);
    senders = new ArrayList<>();
    try (var files = Files.list(Path.of("src/main/resources/senders"))) {
      for (Path file : files.sorted().toList()) {
        senders.add(reader.read(file.getFileName().toString(), Files.readString(file)));
      }
    }
    written = DemonstrationFiles.write(folder, Population.USUAL_SIZE, 7, AS_OF, children -> {});
  }

  @Test
  void each_file_belongs_to_exactly_one_sender_and_each_sender_has_a_file() {
    List<String> used =
        written.files().stream().flatMap(file -> sendersOf(file).stream()).distinct().toList();

    assertThat(written.files()).allSatisfy(file -> assertThat(sendersOf(file)).hasSize(1));
    assertThat(used).hasSameSizeAs(senders);
  }

  @Test
  void all_rows_are_read_but_the_twelve_that_cannot_be_right() throws IOException, Refused {
    Map<String, Integer> aside = new TreeMap<>();
    long rows = 0;

    for (Path file : written.files()) {
      SenderProfile profile = sender(sendersOf(file).getFirst());
      FileNamePattern.Said said =
          profile.file().name().read(file.getFileName().toString()).orElseThrow();
      FileCoverage coverage =
          new FileCoverage(said.part() == null ? "" : said.part(), said.from(), said.to());
      try (FileImport reading =
          FileImport.open(file, profile, senders, vocabulary, coverage, 1 << 24)) {
        assertThat(reading.notes()).as(file.toString()).isEmpty();
        reading.read(new Counting(file.getFileName().toString(), aside));
        rows += reading.rowsRead();
      }
    }

    assertThat(aside.values().stream().mapToInt(Integer::intValue).sum())
        .as(aside.toString())
        .isEqualTo(12)
        .isEqualTo(written.impossible());
    assertThat(rows).isEqualTo(written.rows()).isGreaterThan(300_000);
  }

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_seed_does_not(@TempDir Path other)
      throws IOException {
    Written again = DemonstrationFiles.write(other.resolve("a"), 300, 11, AS_OF, n -> {});
    Written first = DemonstrationFiles.write(other.resolve("b"), 300, 11, AS_OF, n -> {});
    Written different = DemonstrationFiles.write(other.resolve("c"), 300, 12, AS_OF, n -> {});

    for (int i = 0; i < first.files().size(); i++) {
      assertThat(first.files().get(i)).hasSameBinaryContentAs(again.files().get(i));
    }
    assertThat(Files.readAllBytes(different.files().getFirst()))
        .isNotEqualTo(Files.readAllBytes(first.files().getFirst()));
  }

  @Test
  void the_register_has_the_children_asked_for_in_an_old_encoding() throws IOException {
    List<String> lines =
        Files.readAllLines(file("住民記録_20261123.csv"), Charset.forName("windows-31j"));

    assertThat(lines.getFirst()).startsWith("宛名番号,世帯番号,氏名,氏名カナ,生年月日");
    assertThat(lines.stream().filter(line -> line.split(",")[6].equals("子")).count())
        .isEqualTo(5_000);
    assertThat(lines.stream().skip(1).map(line -> line.split(",")[1]).distinct().count())
        .isBetween(3_250L, 3_550L);
    assertThat(lines.get(1)).containsPattern("[ｦ-ﾟ]{2,}　?").containsPattern("(令和|平成|昭和)");
  }

  @Test
  void departments_write_in_their_own_encodings() throws IOException {
    byte[] pupils = Files.readAllBytes(file("学齢簿_20261123.csv"));
    byte[] welfare = Files.readAllBytes(file("福祉総合_世帯_20261031.csv"));

    assertThat(new String(pupils, StandardCharsets.UTF_8)).startsWith("学籍番号,").contains("髙橋");
    assertThat(Arrays.copyOf(welfare, 3)).containsExactly(0xEF, 0xBB, 0xBF);
    assertThat(
            Files.readString(file("出欠_潮見小_20260401-20261123.csv"), Charset.forName("windows-31j")))
        .startsWith("学籍番号,日付,出欠,理由\r\n");
  }

  @Test
  void some_pupils_have_no_number_of_the_resident_register() throws IOException {
    List<String> lines = Files.readAllLines(file("学齢簿_20261123.csv"));

    long without = lines.stream().filter(line -> line.split(",")[1].isEmpty()).count();

    assertThat((double) without / lines.size()).isBetween(0.02, 0.045);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static List<String> sendersOf(Path file) {
    return senders.stream()
        .filter(p -> p.file().name().read(file.getFileName().toString()).isPresent())
        .map(SenderProfile::sender)
        .toList();
  }

  private static SenderProfile sender(String id) {
    return senders.stream().filter(p -> p.sender().equals(id)).findFirst().orElseThrow();
  }

  private record Counting(String file, Map<String, Integer> aside) implements FileImport.Listener {
    @Override
    public void batch(Batch batch) {}

    @Override
    public void setAside(List<Problem> problems, String key, String raw) {
      aside.merge(file + ": " + problems, 1, Integer::sum);
    }

    @Override
    public void progress(long rows) {}
  }
}
