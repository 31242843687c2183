package org.todoku.command;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.LinkedProfile;
import org.todoku.text.FactsLineReader;
import org.todoku.text.FactsReader;
import org.todoku.text.Finding;
import org.todoku.text.JsonReader;
import org.todoku.text.Place;
import org.todoku.text.Problems;
import org.todoku.text.YamlNode;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.Vocabulary;

/** Reads lines of facts in the words of one vocabulary. Safe for several threads. */
final class ProfileLines {
  private final String file;
  private final FactsReader facts;
  private final FactsLineReader plainFacts;

  /**
   * @param file the name of the facts file, for messages
   */
  ProfileLines(Vocabulary vocabulary, String file) {
    this.file = file;
    this.facts = new FactsReader(vocabulary);
    this.plainFacts = new FactsLineReader(vocabulary);
  }

  /** The profile of a line, or null where something is wrong with it, which is then added. */
  @Nullable LinkedProfile read(LineSplitter.Line line, List<Finding> findings) {
    if (line.tooLong()) {
      findings.add(
          wrong(
              line,
              1,
              "行が長すぎます(最大 " + JsonReader.MAX_LINE + " バイト)",
              "the line is longer than " + JsonReader.MAX_LINE + " bytes"));
      return null;
    }
    LinkedProfile plain = plainFacts.read(line.bytes());
    if (plain != null) {
      return plain;
    }
    String text = decode(line, findings);
    if (text == null) {
      return null;
    }
    List<Finding> mine = new ArrayList<>();
    YamlNode node = new JsonReader(file, mine).read(text, line.number());
    LinkedProfile profile = node == null ? null : facts.line(node, new Problems(mine));
    findings.addAll(mine);
    return profile;
  }

  private @Nullable String decode(LineSplitter.Line line, List<Finding> findings) {
    CharBuffer out = CharBuffer.allocate(line.bytes().length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(line.bytes()), out, true);
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException e) {
      findings.add(
          wrong(
              line,
              out.position() + 1,
              "UTF-8 の文字が必要です。UTF-8 でないバイトがあります",
              "UTF-8 is expected; here are bytes that are not"));
      return null;
    }
    return out.flip().toString();
  }

  private Finding wrong(LineSplitter.Line line, int column, String ja, String en) {
    return Finding.error(new Place(file, line.number(), column), new LocalizedText(ja, en));
  }
}
