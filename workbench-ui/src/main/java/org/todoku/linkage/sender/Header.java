package org.todoku.linkage.sender;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.todoku.linkage.sender.SenderProfile.Encoding;
import org.todoku.vocabulary.LocalizedText;

/** The beginning of a file: how it is encoded, which columns it has, whose it seems to be. */
final class Header {
  private static final int PEEK = 1 << 16;

  private final byte[] head;

  private Header(byte[] head) {
    this.head = head;
  }

  static Header of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Header(in.readNBytes(PEEK));
    }
  }

  boolean empty() {
    for (byte b : head) {
      if (b > ' ' || b < 0) {
        return startsWith(0xEF, 0xBB, 0xBF) && head.length == 3;
      }
    }
    return head.length < PEEK;
  }

  boolean startsWithMark() {
    return startsWith(0xEF, 0xBB, 0xBF);
  }

  /** What is not text of the stated encoding at first sight. */
  Optional<Problem> encodingProblem(Encoding stated) {
    if (startsWith('P', 'K', 3, 4) || startsWith(0xD0, 0xCF, 0x11, 0xE0)) {
      return wrong(
          stated,
          "このファイルは Excel のブックです。CSVで保存してください",
          "this file is an Excel workbook. Save it as CSV");
    }
    if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
      return wrong(stated, "このファイルは UTF-16 です", "this file is UTF-16");
    }
    if (stated == Encoding.CP932 && (startsWithMark() || isUtf8())) {
      return wrong(stated, "このファイルは UTF-8 です", "this file is UTF-8");
    }
    return Optional.empty();
  }

  private static Optional<Problem> wrong(Encoding stated, String ja, String en) {
    return Optional.of(
        new Problem(
            null,
            null,
            null,
            Problem.Kind.ENCODING,
            new LocalizedText(
                "文字コードは " + name(stated) + " のはずですが、" + ja + "。",
                "The encoding should be " + name(stated) + ", but " + en + ".")));
  }

  static String name(Encoding encoding) {
    return switch (encoding) {
      case CP932 -> "CP932 (Shift JIS)";
      case UTF_8 -> "UTF-8";
    };
  }

  /** Whether there are characters beyond ASCII and all of them are UTF-8. */
  boolean isUtf8() {
    boolean beyondAscii = false;
    for (byte b : head) {
      beyondAscii |= b < 0;
    }
    return beyondAscii && decodes(Encoding.UTF_8);
  }

  /** Whether the beginning has only characters of an encoding. */
  boolean decodes(Encoding encoding) {
    int length = head.length;
    if (length == PEEK) {
      // The last character may be cut; whole lines are not.
      while (length > 0 && head[length - 1] != '\n') {
        length--;
      }
      length = length == 0 ? PEEK - 4 : length;
    }
    try {
      encoding
          .charset()
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(head, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The normalised column names as a profile would read them; empty where they cannot be read. */
  List<String> columns(SenderProfile profile, Encoding encoding) {
    int skip = startsWithMark() && encoding == Encoding.UTF_8 ? 3 : 0;
    StrictReader reader =
        new StrictReader(new ByteArrayInputStream(head, skip, head.length - skip), encoding);
    CsvReader csv = new CsvReader(reader, profile.file().delimiter());
    try {
      csv.skipLines(profile.file().headerRow() - 1);
      return csv.next() ? normal(csv.row()) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  static List<String> normal(List<String> row) {
    return row.stream().map(CellText::normal).toList();
  }

  /**
   * The profile that this file fits best: all its columns are there.
   *
   * @param anyEncoding whether the encoding may be another than the profile's
   */
  Optional<SenderProfile> fits(Collection<SenderProfile> profiles, boolean anyEncoding) {
    return profiles.stream()
        .filter(profile -> fits(profile, anyEncoding))
        .max(Comparator.comparingInt(profile -> profile.requiredColumns().size()));
  }

  private boolean fits(SenderProfile profile, boolean anyEncoding) {
    List<Encoding> encodings = new ArrayList<>(List.of(profile.file().encoding()));
    if (anyEncoding) {
      for (Encoding other : Encoding.values()) {
        if (!encodings.contains(other)) {
          encodings.add(other);
        }
      }
    }
    Set<String> required = new LinkedHashSet<>(normal(List.copyOf(profile.requiredColumns())));
    return encodings.stream().anyMatch(e -> columns(profile, e).containsAll(required));
  }

  private boolean startsWith(int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
