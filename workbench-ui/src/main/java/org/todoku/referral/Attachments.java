package org.todoku.referral;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which files are kept with cards. What a file is, its first bytes decide, never its name: a
 * program stays a program under any name.
 */
public final class Attachments {
  /** The largest file, in bytes. */
  public static final int LARGEST = 10 * 1024 * 1024;

  private static final int LONGEST_NAME = 200;

  private Attachments() {}

  /** The media type of a file that may be kept; empty for all others. */
  static Optional<String> type(byte[] content) {
    if (begins(content, "%PDF-")) {
      return Optional.of("application/pdf");
    }
    if (begins(content, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of("image/png");
    }
    if (begins(content, "\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    return isText(content) ? Optional.of("text/plain") : Optional.empty();
  }

  /** A name without a path, and without what only confuses. */
  static String name(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("\\p{Cntrl}", "").strip();
    String name = clean.isEmpty() ? "file" : clean;
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private static boolean begins(byte[] content, String latin1) {
    byte[] wanted = latin1.getBytes(StandardCharsets.ISO_8859_1);
    if (content.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (content[i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is readable as UTF-8 without control characters, and no script. */
  private static boolean isText(byte[] content) {
    if (begins(content, "#!")) {
      return false;
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content))
              .toString();
      return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
