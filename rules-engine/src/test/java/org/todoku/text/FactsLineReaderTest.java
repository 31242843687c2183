package org.todoku.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.LinkedProfile;
import org.todoku.testing.Libraries;
import org.todoku.vocabulary.Vocabulary;

/** What the quick reader reads, the careful one must read in the same way. */
class FactsLineReaderTest {
  private static final Vocabulary VOCABULARY =
      Libraries.resource("conformance").rules().orElseThrow().vocabulary();
  private static final String LINE =
      """
      {"child":"c-1 あ","facts":{"child":{"birthDate":"2014-05-01","movedInDate":null},\
      "household":{"needRatio":1.10,"members":3,"single":true,"assistance":"ended",\
      "district":"北","children":{"missing":"withheld"}},\
      "attendanceDay":[{"on":"2024-02-29","status":"absent","minutes":12},{"on":"2025-05-07"}],\
      "mark":[{"on":"2025-12-31","score":-4.5,"delta":-3,"grade":"a"}],"contact":[],\
      "screening":null},\
      "coverage":{"attendanceDay":{"from":"2025-04-01","to":"2026-01-31"},"contact":{}}}""";

  private final FactsLineReader quick = new FactsLineReader(VOCABULARY);

  @Test
  void an_ordinary_line_is_read_as_the_careful_reader_reads_it() {
    LinkedProfile read = quick.read(LINE.getBytes(StandardCharsets.UTF_8));

    assertThat(read).isNotNull();
    assertThat(shown(read)).isEqualTo(shown(carefully(LINE)));
  }

  @Test
  void whatever_is_changed_in_a_line_the_quick_reader_never_reads_more_or_else() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    Random random = new Random(seed);
    byte[] line = LINE.getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int round = 0; round < Integer.getInteger("todoku.lines", 60_000); round++) {
      byte[] changed = changed(line, random);
      LinkedProfile profile = quick.read(changed);
      if (profile != null) {
        read++;
        String text = decode(changed);
        LinkedProfile careful = text == null ? null : carefully(text);
        String what = "seed %d: %s".formatted(seed, new String(changed, StandardCharsets.UTF_8));
        assertThat(careful).as(what).isNotNull();
        assertThat(shown(profile)).as(what).isEqualTo(shown(careful));
      }
    }
    assertThat(read).isGreaterThan(500);
  }

  private static byte[] changed(byte[] line, Random random) {
    byte[] alphabet = "0123456789-.,:{}[]\"\\ eEnulltrfas\u3042".getBytes(StandardCharsets.UTF_8);
    byte[] changed = line;
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int at = random.nextInt(changed.length);
      byte other = alphabet[random.nextInt(alphabet.length)];
      switch (random.nextInt(4)) {
        case 0 -> {
          changed = changed.clone();
          changed[at] = other;
        }
        case 1 -> {
          byte[] shorter = Arrays.copyOf(changed, changed.length - 1);
          System.arraycopy(changed, at + 1, shorter, at, changed.length - at - 1);
          changed = shorter;
        }
        case 2 -> {
          byte[] longer = Arrays.copyOf(changed, changed.length + 1);
          System.arraycopy(changed, at, longer, at + 1, changed.length - at);
          longer[at] = other;
          changed = longer;
        }
        default -> {
          int size = Math.min(random.nextInt(30), changed.length - at);
          byte[] repeated = Arrays.copyOf(changed, changed.length + size);
          System.arraycopy(changed, at, repeated, at + size, changed.length - at);
          changed = repeated;
        }
      }
    }
    return changed;
  }

  private static @Nullable String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static @Nullable LinkedProfile carefully(String text) {
    List<Finding> findings = new ArrayList<>();
    YamlNode node = new JsonReader("facts", findings).read(text, 1);
    return node == null ? null : new FactsReader(VOCABULARY).line(node, new Problems(findings));
  }

  private static String shown(LinkedProfile profile) {
    StringBuilder shown = new StringBuilder(profile.child());
    for (EntityLayout entity : profile.layout().entities()) {
      int index = entity.index();
      shown
          .append('\n')
          .append(entity.entity().id())
          .append(profile.has(index))
          .append(profile.coverage(index));
      for (int row = 0; row < profile.size(index); row++) {
        shown.append(profile.record(index, row));
      }
    }
    return shown.toString();
  }
}
