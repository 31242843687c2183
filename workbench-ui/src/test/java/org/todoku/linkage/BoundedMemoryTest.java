package org.todoku.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.testing.TestDatabase;

class BoundedMemoryTest {
  private static final String HEAP = "-Xmx64m";

  @TempDir Path folder;

  @Test
  void four_hundred_thousand_rows_of_ten_thousand_pupils_fit_through_a_small_heap()
      throws Exception {
    LinkageFixture linkage = new LinkageFixture(folder);
    Path file = folder.resolve("attendance.csv");
    try (var out = Files.newBufferedWriter(file, LinkageFixture.CP932)) {
      out.write("学籍番号,日付,区分,理由,備考\r\n");
      for (int day = 1; day <= 40; day++) {
        String date = "R7." + (4 + day / 28) + "." + (1 + day % 28);
        for (int pupil = 0; pupil < 10_000; pupil++) {
          out.write(pupil + "," + date + "," + (pupil % 9 == 0 ? "欠席,病気," : "出席,,") + "\r\n");
        }
      }
    }

    String said = importInSmallHeap("attendance", file, "出欠_第一小_20250401-20250831.csv");

    assertThat(said).contains("rowsAccepted=400000");
    assertThat(linkage.count("subject")).isEqualTo(10_000);
  }

  @Test
  void a_register_of_a_hundred_thousand_fits_through_a_small_heap() throws Exception {
    LinkageFixture linkage = new LinkageFixture(folder);
    Path file = folder.resolve("residents.csv");
    try (var out = Files.newBufferedWriter(file, LinkageFixture.CP932)) {
      out.write("宛名番号,世帯番号,氏名,氏名カナ,生年月日,性別,住所,支援措置,転入日\r\n");
      for (int person = 0; person < 100_000; person++) {
        out.write(
            person
                + ","
                + person / 3
                + ",山田　花"
                + person
                + ",ﾔﾏﾀﾞ ﾊﾅ,H27.5.1,女,桜市桜町一丁目"
                + person
                + "番地,,\r\n");
      }
    }

    String said = importInSmallHeap("residents", file, "住民_20260101.csv");

    assertThat(said).contains("rowsAccepted=100000");
    assertThat(linkage.count("source_record")).isEqualTo(100_000);
  }

  private String importInSmallHeap(String sender, Path file, String name)
      throws IOException, InterruptedException {
    DatabaseAddress database = TestDatabase.application();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    HEAP,
                    "-cp",
                    System.getProperty("java.class.path"),
                    SmallHeapImport.class.getName(),
                    database.url(),
                    database.user(),
                    database.password(),
                    sender,
                    file.toString(),
                    name))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
